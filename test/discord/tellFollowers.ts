import { vi } from 'vitest';
import type { Problem } from '../../src/deliveries/context.ts';
import { Deliverer } from '../../src/deliveries/deliverer.ts';
import { planFollowNotices } from '../../src/deliveries/planFollowNotices.ts';
import type { Sender } from '../../src/deliveries/sender.ts';
import { DigestSender } from '../../src/discord/sending/digestSender.ts';
import { FakeTime } from '../deliveries/fakeTime.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import type { RunningBot } from './runningBot.ts';

/** Plans what followers are told at an instant, sends it, and resolves once all of it stands or is put off. */
export async function tellFollowers(bot: RunningBot, now: Date, sender?: Sender): Promise<void> {
  await planFollowNotices(bot.app, now);
  await sendWhatIsDue(bot, now, sender);
}

/** Sends what the outbox holds, as the bot would from an instant on. */
export async function sendWhatIsDue(
  { app, rest }: RunningBot,
  now: Date,
  sender: Sender = new DigestSender(rest),
  tell: (problem: Problem) => void = () => {},
): Promise<void> {
  const { store } = app;
  const time = new FakeTime(new FakeClock({ start: now }));
  const deliverer = new Deliverer({
    store,
    sender,
    makeDigest: async () => undefined,
    compose: { digest: unexpected, emptied: unexpected },
    tell: async (problem) => tell(problem),
    onUnauthorized() {},
    onDelivered() {},
    time,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    random: Math.random,
  });
  await deliverer.start();
  const isQuiet = async () => {
    const open = await store.all(
      `SELECT 1 FROM deliveries WHERE wake_at IS NOT NULL AND (leased_by IS NOT NULL OR attempts = 0 OR wake_at <= ?)`,
      [time.now().getTime()],
    );
    if (open.length > 0) throw new Error('the outbox is still at work');
  };
  await vi.waitFor(isQuiet, { timeout: 15_000, interval: 5 });
  await deliverer.stop();
}

function unexpected(): never {
  throw new Error('no digest is due');
}
