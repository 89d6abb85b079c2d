import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import { askOnce } from '../askOnce.ts';

/** Latency of commands in real milliseconds until their content was shown. */
export interface Latency {
  readonly commands: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Number of answers that came after Discord's three seconds. */
  readonly late: number;
}

/** Asks `/help` and `/news` repeatedly until the signal aborts; resolves with the latencies. */
export async function askAway(
  fake: FakeDiscord,
  command: { readonly name: string; readonly options?: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<Latency> {
  const { guild, channel } = fake.first;
  const user = fake.world.addMemberWith(guild, 'reader');
  const waits: number[] = [];
  let late = 0;
  while (!signal.aborted) {
    const answer = await askOnce(fake, { kind: 'command', ...command, user, channel });
    if (answer) waits.push(answer.contentMs);
    else late += 1;
    await sleep(200);
  }
  waits.sort((left, right) => left - right);
  return { commands: waits.length, p50Ms: quantile(waits, 0.5), p99Ms: quantile(waits, 0.99), late };
}

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}
