import { expect, test, vi } from 'vitest';
import { composeDeliveries } from '../../src/outbox/compose.ts';
import type { OutboxContext } from '../../src/outbox/context.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import type { Transport } from '../../src/outbox/transport.ts';
import type { Store } from '../../src/store/open.ts';
import { keepContent } from '../../src/store/outbox/deliveryContents.ts';
import { enqueueDigests } from '../../src/store/outbox/planDigests.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import type { Subscription } from '../../src/store/subscriptions/subscription.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../database/engines.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { FakeTime } from './fakeTime.ts';
import { day } from './roundup.ts';

const TODAY = day('2024-12-27');
const NOW = new Date('2024-12-27T00:00:00Z');

/** How often something begins and ends to be a burst while so many deliveries wait for a platform that answers all at once. */
async function burstsOfSending(deliveries: number): Promise<readonly boolean[]> {
  const store = await openTestStore();
  await fill(store, deliveries);
  const answered = Promise.withResolvers<void>();
  const bursts: boolean[] = [];
  let [asked, delivered] = [0, 0];
  const outbox = new Outbox({
    ...contextOver(store, bursts),
    transport: platform(() => {
      asked += 1;
      return answered.promise;
    }),
    onDelivered: () => {
      delivered += 1;
    },
    isPlanning: () => false,
  });
  await outbox.start();
  await vi.waitFor(() => expect(asked).toBe(deliveries), { timeout: 30_000, interval: 5 });
  answered.resolve();
  await vi.waitFor(() => expect(delivered).toBe(deliveries), { timeout: 30_000, interval: 5 });
  await outbox.stop();
  await store.close();
  return bursts;
}

/** How often something begins and ends to be a burst while the digests of so many subscriptions, of which none has news, are planned. */
async function burstsOfPlanning(subscriptions: number): Promise<readonly boolean[]> {
  const store = await openTestStore();
  const before = new Date(NOW.getTime() - 60_000);
  for (let index = 0; index < subscriptions; index += 1) await subscribe(store, index, before);
  const bursts: boolean[] = [];
  const outbox = new Outbox(contextOver(store, bursts));
  await outbox.start();
  await outbox.stop();
  expect(await store.get('SELECT count(*) AS planned FROM deliveries')).toEqual({ planned: subscriptions });
  await store.close();
  return bursts;
}

test('many deliveries under way are a burst until the last of them has ended', async () => {
  expect(await burstsOfSending(40)).toEqual([true, false]);
});

test('a few deliveries are no burst', async () => {
  expect(await burstsOfSending(3)).toEqual([]);
});

test('the planning of many subscriptions is a burst, that of a few none', async () => {
  expect(await burstsOfPlanning(150)).toEqual([true, false]);
  expect(await burstsOfPlanning(20)).toEqual([]);
});

function contextOver(store: Store, bursts: boolean[]): OutboxContext {
  return {
    store,
    transport: platform(async () => {}),
    makeDigest: async () => undefined,
    compose: composeDeliveries(),
    tell: async () => {},
    onUnauthorized() {},
    onDelivered() {},
    onBurst: (isUnderWay) => bursts.push(isUnderWay),
    time: new FakeTime(new FakeClock({ start: NOW.getTime() })),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    random: () => 0.5,
  };
}

/** A platform that takes every message, once it answers. */
function platform(answer: () => Promise<void>): Transport {
  const done = async () => ({ kind: 'done' }) as const;
  return {
    render: () => [{}],
    announcementOf: () => undefined,
    traceOf: (key) => ({ key: '', values: [key] }),
    renderAnnouncement: () => ({}),
    async create(_place, key) {
      await answer();
      return { kind: 'created', messageId: key, threadId: null };
    },
    find: async () => ({ kind: 'absent' }),
    edit: done,
    crosspost: done,
    openThread: done,
    takesNonce: () => true,
  };
}

async function fill(store: Store, deliveries: number): Promise<void> {
  const content = await keepContent(store, { day: TODAY, editions: [], digest: 'null' });
  const before = new Date(NOW.getTime() - 60_000);
  for (let index = 0; index < deliveries; index += 1) {
    const subscription = await subscribe(store, index, before);
    const decision = { state: 'due', content } as const;
    const digest = { subscription, day: TODAY, dueAt: before, deadlineAt: NOW, decision };
    await enqueueDigests(store, [digest], before);
  }
}

function subscribe(store: Store, index: number, at: Date): Promise<Subscription> {
  const place = { guildId: '1', channelId: String(100 + index), channelKind: 'text' } as const;
  return subscriptionsOf(store).create(defaultChoices(place, '1'), at);
}
