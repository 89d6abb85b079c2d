import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import { askOnce } from '../askOnce.ts';

/** Latency of commands in real milliseconds until their content was shown. */
export interface Latency {
  readonly commands: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Latency of the first command, which runs code for the first time. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Number of answers that came after Discord's three seconds. */
  readonly late: number;
}

/** Commands of a member, and the milliseconds between two of them. */
export interface SteadyCommand {
  readonly name: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly everyMilliseconds: number;
}

/**
 * Asks a command at a steady rate until the signal aborts, whether or not the ones before are answered, so that a hold
 * of the bot is felt by every command that it meets; resolves with the latencies.
 */
export async function askAway(
  fake: FakeDiscord,
  { everyMilliseconds, ...command }: SteadyCommand,
  signal: AbortSignal,
): Promise<Latency> {
  const { guild, channel } = fake.first;
  const user = fake.world.addMemberWith(guild, 'reader');
  const asked: ReturnType<typeof askOnce>[] = [];
  while (!signal.aborted) {
    asked.push(askOnce(fake, { kind: 'command', ...command, user, channel }));
    await sleep(everyMilliseconds);
  }
  const answers = await Promise.all(asked);
  const waits = answers.flatMap((answer) => (answer ? [answer.contentMs] : []));
  const sorted = waits.toSorted((left, right) => left - right);
  return {
    commands: waits.length,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    firstMs: round(waits[0]),
    longestMs: round(sorted.at(-1)),
    late: answers.length - waits.length,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
}

function round(milliseconds = 0): number {
  return Math.round(milliseconds * 10) / 10;
}
