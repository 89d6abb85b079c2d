import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findDelivery } from '../../src/store/deliveries.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { Subscription, SubscriptionChoices } from '../../src/store/subscriptionRows.ts';
import { defaultChoices, subscriptionsOf } from '../../src/store/subscriptions.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import { type DeliveringBot, deliveringBot } from './bot.ts';
import { FakeTime } from './fakeTime.ts';
import { day, storeEdition } from './roundup.ts';

const BEFORE_EIGHT = '2024-12-26T23:59:00Z';
const TODAY = day('2024-12-27');
const MINUTE = 60_000;

let fake: FakeDiscord;
let store: Store;
let time: FakeTime;
let bot: DeliveringBot;

beforeEach(async () => {
  const clock = new FakeClock({ start: BEFORE_EIGHT });
  time = new FakeTime(clock);
  fake = await startFakeDiscord({ clock });
  store = openStore(':memory:');
  bot = newBot();
});

afterEach(async () => {
  await bot.stop();
  store.close();
  await fake.close();
  expect(fake.faults).toEqual([]);
  expect(fake.violations).toEqual([]);
});

function newBot(): DeliveringBot {
  return deliveringBot({ store, time, apiUrl: fake.apiUrl, token: fake.token });
}

function subscribe(changes: Partial<SubscriptionChoices> = {}): Promise<Subscription> {
  const { guild, channel } = fake.first;
  const place = { guildId: guild.id, channelId: channel.id, channelKind: 'text' } as const;
  return subscriptionsOf(store).create(
    { ...defaultChoices(place, fake.world.owner.id), ...changes },
    time.now(),
  );
}

async function minutesPass(minutes: number): Promise<void> {
  time.advance(minutes * MINUTE);
  await bot.deliverer.tick();
}

async function restart(): Promise<void> {
  await bot.stop();
  bot = newBot();
  await bot.deliverer.start();
}

const posts = () => fake.messages(fake.first.channel).map((message) => JSON.stringify(message.components));
const settled = () => vi.waitFor(() => expect(isSettled()).toBe(true), { timeout: 10_000, interval: 5 });
const isSettled = () =>
  store.prepare("SELECT 1 FROM deliveries WHERE wake_at IS NOT NULL AND state <> 'waiting'").get() ===
  undefined;
const states = () =>
  store
    .prepare('SELECT state FROM deliveries ORDER BY day, part')
    .all()
    .map((row) => row.state);

describe('a digest in the morning', () => {
  test('is posted at its minute, once, with the delivery’s key in the message', async () => {
    storeEdition(store, { column: '极客头条', day: TODAY }, time.now());
    const { id } = await subscribe({ columns: ['极客头条'] });
    await bot.deliverer.start();
    expect(posts()).toEqual([]);
    await minutesPass(1);
    const message = await fake.waitForMessage(fake.first.channel);
    expect(JSON.stringify(message.components)).toContain('极客头条2024-12-27第1条');
    expect(JSON.stringify(message.components)).toContain(`#${id}-20241227-1"`);
    expect(message.nonce).toBe(`${id}-20241227-1`);
    await settled();
    expect(findDelivery(store, { subscription: id, day: TODAY, part: 1 })).toMatchObject({
      state: 'sent',
      messageId: message.id,
      attemptedAt: null,
    });
    await minutesPass(1);
    expect(posts()).toHaveLength(1);
  });

  test('is not posted again over restarts on the same day', async () => {
    storeEdition(store, { column: '极客头条', day: TODAY }, time.now());
    await subscribe();
    await bot.deliverer.start();
    await minutesPass(1);
    await fake.waitForMessage(fake.first.channel);
    await settled();
    await restart();
    await minutesPass(60);
    await restart();
    expect(posts()).toHaveLength(1);
  });

  test('is posted by a bot that comes up later the same morning, but not half a day later', async () => {
    storeEdition(store, { column: '极客头条', day: TODAY }, time.now());
    await subscribe();
    time.advance(3 * 60 * MINUTE);
    await bot.deliverer.start();
    await fake.waitForMessage(fake.first.channel);
    await settled();
    expect(states()).toEqual(['sent']);

    time.advance(24 * 60 * MINUTE + 10 * 60 * MINUTE);
    await restart();
    expect(states()).toEqual(['sent', 'skipped']);
    expect(posts()).toHaveLength(1);
  });
});
