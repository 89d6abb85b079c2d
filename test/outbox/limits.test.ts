import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({ scale: 40, timeoutMilliseconds: 600 });
  await rig.arrive('极客头条', TODAY);
});
afterEach(() => rig.end());

describe('Discord’s limits', () => {
  test.each([
    { name: 'told in header and body', tell: 'both' },
    { name: 'told in the body alone', tell: 'body' },
    { name: 'not told at all', tell: 'nowhere' },
  ] as const)('a 429 whose wait is $name is obeyed without a storm', async ({ tell }) => {
    await rig.subscribe();
    for (const scope of ['user', 'shared', 'global'] as const)
      rig.fake.nextFor(CREATE, { kind: 'limited', scope, retryAfterMs: 900, tell });
    await rig.deliver();
    expect(rig.posts()).toHaveLength(1);
    const requests = rig.fake.records.of(CREATE);
    expect(requests).toHaveLength(4);
    for (const [index, request] of requests.entries()) {
      const before = requests[index - 1];
      if (before) expect(request.at - before.at).toBeGreaterThanOrEqual(900);
    }
  });

  test('a page of what stands before Discord stops all requests for its time', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    await rig.subscribe();
    await rig.subscribe({ minuteOfDay: 481 }, other);
    rig.fake.limits.bannedUntil = rig.fake.clock.now() + 300_000;
    await rig.bot.outbox.start();
    await rig.pass(1);
    const limited = { code: 'rate-limited', scope: 'proxy' };
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.reason).toEqual(limited), {
      timeout: 15_000,
      interval: 5,
    });
    await rig.pass(1);
    await rig.pass(58);
    expect(rig.fake.requests).toHaveLength(1);
    await rig.passUntilSettled();
    expect(await rig.states()).toEqual(['sent', 'sent']);
  });

  test('more parts in one channel than its limit lets through: the headers are read, and no 429 comes', async () => {
    await rig.arrive('极客头条', TODAY, 600);
    await rig.subscribe({ allInParts: true });
    await rig.deliver();
    expect(rig.posts().length).toBeGreaterThan(6);
    expect(rig.fake.limits.refused).toEqual({ user: 0, global: 0 });
  });

  test('a token that is not accepted stops everything after one request, and the delivery stays due', async () => {
    const channels = Array.from({ length: 3 }, () => rig.fake.world.addChannel(rig.fake.first.guild));
    for (const channel of channels) await rig.subscribe({}, channel);
    rig.fake.nextFor(CREATE, { kind: 'status', status: 401 });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await vi.waitFor(() => expect(rig.bot.unauthorized()).toBe(1), { timeout: 15_000, interval: 5 });
    await rig.pass(10);
    const made = rig.fake.requests.length;
    expect(made).toBeLessThanOrEqual(3);
    await rig.restart();
    await rig.settled();
    expect(channels.map((channel) => rig.posts(channel).length)).toEqual([1, 1, 1]);
  });
});

describe('a channel that refuses', () => {
  test('ends the delivery at once and is told once, and holds up nobody', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    rig.fake.denyBot(rig.channel, 'SendMessages');
    await rig.subscribe();
    await rig.subscribe({}, other);
    await rig.deliver();
    expect((await rig.states()).sort()).toEqual(['failed', 'sent']);
    expect(rig.bot.told).toMatchObject([{ reason: { error: 50_013 }, paused: false }]);
    expect(rig.fake.records.of(CREATE)).toHaveLength(2);
  });

  test('is paused after three days of refusals, and told no second time', async () => {
    rig.fake.denyBot(rig.channel, 'SendMessages');
    const { id } = await rig.subscribe();
    await rig.deliver();
    for (const day of ['2024-12-28', '2024-12-29', '2024-12-30']) {
      await rig.arrive('极客头条', day, 1);
      await rig.pass(24 * 60);
      await rig.settled();
    }
    const subscription = await subscriptionsOf(rig.store).find(id);
    expect(subscription?.paused?.reason).toMatchObject({ code: 'refused', error: 50_013 });
    expect(rig.bot.told).toHaveLength(1);
    expect(await rig.states()).toEqual(['failed', 'failed', 'failed', 'failed']);
  });

  test('forgets its refusals once it takes a digest again', async () => {
    rig.fake.denyBot(rig.channel, 'SendMessages');
    const { id } = await rig.subscribe();
    await rig.deliver();
    rig.fake.denyBot(rig.channel);
    await rig.arrive('极客头条', '2024-12-28', 1);
    await rig.pass(24 * 60);
    await rig.settled();
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusedSince: null, toldAt: null });
  });

  test('is paused at once where it is gone', async () => {
    const { id } = await rig.subscribe();
    rig.fake.deleteChannel(rig.channel);
    await rig.deliver();
    expect((await subscriptionsOf(rig.store).find(id))?.paused?.reason).toMatchObject({ error: 10_003 });
    expect(rig.bot.told).toMatchObject([{ reason: { error: 10_003 }, paused: true }]);
  });
});

test('what nobody could be told is told after the next start, and only then counts as told', async () => {
  await rig.end();
  let reachable = false;
  const tell = async () => {
    if (!reachable) throw new Error('all messages are closed');
  };
  rig = await Rig.start({ tell });
  await rig.arrive('极客头条', '2024-12-27', 1);
  const { id } = await rig.subscribe();
  rig.fake.deleteChannel(rig.channel);
  await rig.deliver();
  const toldAt = async () => (await subscriptionsOf(rig.store).find(id))?.toldAt;
  expect(await toldAt()).toBeNull();
  reachable = true;
  await rig.restart();
  await vi.waitFor(() => expect(rig.bot.told).toMatchObject([{ reason: { error: 10_003 }, paused: true }]));
  expect(await toldAt()).not.toBeNull();
  await rig.restart();
  expect(rig.bot.told).toEqual([]);
});
