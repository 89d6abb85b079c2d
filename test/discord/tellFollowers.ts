import { vi } from 'vitest';
import { DiscordTransport } from '../../src/discord/sending/discordTransport.ts';
import { planFollowNotices } from '../../src/outbox/follows/planFollowNotices.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import type { Problem } from '../../src/outbox/problem.ts';
import type { Transport } from '../../src/outbox/transport.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { FakeTime } from '../outbox/fakeTime.ts';
import type { RunningBot } from './runningBot.ts';

/** Plans what followers are told at an instant, sends it, and resolves once all of it stands or is put off. */
export async function tellFollowers(bot: RunningBot, now: Date, transport?: Transport): Promise<void> {
  await planFollowNotices(bot.app, now);
  await sendWhatIsDue(bot, now, transport);
}

/** Sends what the outbox holds, as the bot would from an instant on. */
export async function sendWhatIsDue(
  { app, rest }: RunningBot,
  now: Date,
  transport: Transport = new DiscordTransport(rest),
  tell: (problem: Problem) => void = () => {},
): Promise<void> {
  const { store } = app;
  const time = new FakeTime(new FakeClock({ start: now }));
  const outbox = new Outbox({
    store,
    transport,
    makeDigest: async () => undefined,
    compose: { digest: unexpected, emptied: unexpected },
    tell: async (problem) => tell(problem),
    onUnauthorized() {},
    onDelivered() {},
    time,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    random: Math.random,
  });
  await outbox.start();
  const isQuiet = async () => {
    const open = await store.all(
      `SELECT 1 FROM deliveries WHERE wake_at IS NOT NULL AND (leased_by IS NOT NULL OR attempts = 0 OR wake_at <= ?)`,
      [time.now().getTime()],
    );
    if (open.length > 0) throw new Error('the outbox is still at work');
  };
  await vi.waitFor(isQuiet, { timeout: 15_000, interval: 5 });
  await outbox.stop();
}

function unexpected(): never {
  throw new Error('no digest is due');
}
