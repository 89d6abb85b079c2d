import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import type { Behaviour } from '../fake-discord/misbehaviour.ts';
import { post } from '../fake-discord/rest/posting.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';
const LIST = 'GET /channels/:channel/messages';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({ scale: 40, timeoutMilliseconds: 600 });
  rig.arrive('极客头条', TODAY);
});
afterEach(() => rig.end());

async function deliver(): Promise<void> {
  await rig.bot.deliverer.start();
  await rig.pass(1);
  await rig.settled();
}

const inDoubt: readonly Behaviour[] = [
  { kind: 'status', status: 500, done: true },
  { kind: 'silence', done: true },
  { kind: 'reset', done: true },
  { kind: 'close', done: true },
  { kind: 'invalid-json', done: true },
  { kind: 'half-answer', done: true },
];

describe('a message that was created without a good answer', () => {
  test.each(inDoubt)('is found and not sent again: $kind', async (behaviour) => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, behaviour);
    await deliver();
    expect(rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.fake.records.of(CREATE)).toHaveLength(1);
    expect(rig.ledger()[0]?.messageId).toBe(rig.fake.messages(rig.channel)[0]?.id);
  });

  test('is found in a busy channel, behind more than a page of other messages', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'silence', done: true });
    await rig.bot.deliverer.start();
    await rig.pass(1);
    const message = await rig.fake.waitForMessage(rig.channel);
    for (let count = 0; count < 150; count += 1) {
      rig.channel.messages.push({ ...message, id: rig.fake.world.mint.next(), components: [] });
    }
    await rig.settled();
    expect(rig.ledger()).toMatchObject([{ state: 'sent', messageId: message.id }]);
  });

  test('where the history may not be read: sent again with the same nonce, which creates nothing', async () => {
    rig.fake.denyBot(rig.channel, 'ReadMessageHistory');
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 502, done: true });
    await deliver();
    expect(rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.fake.nonces.replays).toBe(1);
  });

  test.each([
    { name: 'Discord refuses one message', status: 403, code: 50013, told: undefined },
    { name: 'nothing tells', status: 404, code: 0, told: undefined },
    { name: 'the gateway tells', status: 404, code: 10008, told: false },
  ])(
    'where the history may not be read ($name) and the nonce may be forgotten: unknown, and never sent again',
    async ({ status, code, told }) => {
      rig.mayReadHistory = told;
      rig.fake.denyBot(rig.channel, 'ReadMessageHistory');
      await rig.subscribe();
      rig.fake.nextFor(CREATE, { kind: 'status', status: 502, done: true });
      for (let count = 0; count < 20; count += 1) rig.fake.nextFor(LIST, { kind: 'status', status: 500 });
      rig.fake.nextFor('GET /channels/:channel/messages/:message', { kind: 'status', status, code });
      await rig.bot.deliverer.start();
      await rig.pass(1);
      await rig.fake.waitForMessage(rig.channel);
      await rig.bot.stop();
      await rig.pass(3);
      await rig.restart();
      await rig.passUntilSettled();
      expect(rig.ledger()).toMatchObject([
        { state: 'unknown', reason: expect.stringContaining('may not be read') },
      ]);
      expect(rig.posts()).toHaveLength(1);
      expect(rig.fake.records.of(CREATE)).toHaveLength(1);
    },
  );
});

describe('a message that was not created', () => {
  const absent: readonly Behaviour[] = [
    { kind: 'status', status: 500 },
    { kind: 'silence' },
    { kind: 'reset' },
    { kind: 'close' },
  ];
  test.each(absent)('is sent again once the channel has been looked at: $kind', async (behaviour) => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, behaviour);
    await deliver();
    expect(rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.fake.records.of(LIST)).toHaveLength(1);
  });

  test('is sent again though another bot has copied it from elsewhere', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 500 });
    rig.fake.nextFor(LIST, { kind: 'delay', realMs: 100 });
    await rig.bot.deliverer.start();
    await rig.pass(1);
    const { body } = await rig.fake.waitForRequest(CREATE);
    post(rig.fake, body, { channel: rig.channel, author: rig.fake.world.owner });
    await rig.settled();
    expect(rig.posts()).toHaveLength(2);
    expect(rig.ledger()[0]?.messageId).toBe(rig.fake.messages(rig.channel)[1]?.id);
  });

  test('is sent when an outage of hours is over', async () => {
    const from = rig.fake.clock.now();
    const behaviour = { kind: 'status', status: 502 } as const;
    rig.fake.misbehave({ seed: 1, outages: [{ fromMs: from, untilMs: from + 4 * 3_600_000, behaviour }] });
    await rig.subscribe();
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('that cannot even be looked for is given up as unknown', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 500, done: true });
    for (let count = 0; count < 100; count += 1) rig.fake.nextFor(LIST, { kind: 'status', status: 500 });
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(rig.states()).toEqual(['unknown']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('is given up after sixty failures, while the next channel gets its own at once', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    await rig.subscribe();
    await rig.subscribe({}, other);
    const isFirst = (path: string) => path.includes(rig.channel.id);
    for (let count = 0; count < 100; count += 1)
      rig.fake.nextFor(CREATE, { kind: 'status', status: 500 }, isFirst);
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await rig.fake.waitForMessage(other);
    await rig.passUntilSettled();
    expect(rig.states().sort()).toEqual(['failed', 'sent']);
  });
});

describe('Discord’s limits', () => {
  test.each([
    { name: 'told in header and body', tell: 'both' },
    { name: 'told in the body alone', tell: 'body' },
    { name: 'not told at all', tell: 'nowhere' },
  ] as const)('a 429 whose wait is $name is obeyed without a storm', async ({ tell }) => {
    await rig.subscribe();
    for (const scope of ['user', 'shared', 'global'] as const)
      rig.fake.nextFor(CREATE, { kind: 'limited', scope, retryAfterMs: 900, tell });
    await deliver();
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
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await vi.waitFor(() => expect(rig.ledger()[0]?.reason).toContain('before Discord'), { interval: 5 });
    await rig.pass(1);
    await rig.pass(58);
    expect(rig.fake.requests).toHaveLength(1);
    await rig.passUntilSettled();
    expect(rig.states()).toEqual(['sent', 'sent']);
  });

  test('five subscriptions of one channel and a sixth: the headers are read, and no 429 comes', async () => {
    for (let count = 0; count < 7; count += 1) await rig.subscribe();
    await deliver();
    expect(rig.posts()).toHaveLength(7);
    expect(rig.fake.limits.refused).toEqual({ user: 0, global: 0 });
  });

  test('a token that is not accepted stops everything after one request, and the delivery stays due', async () => {
    for (let count = 0; count < 3; count += 1) await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 401 });
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await vi.waitFor(() => expect(rig.bot.unauthorized()).toBe(1), { interval: 5 });
    await rig.pass(10);
    const made = rig.fake.requests.length;
    expect(made).toBeLessThanOrEqual(3);
    await rig.restart();
    await rig.settled();
    expect(rig.posts()).toHaveLength(3);
  });
});

test('who waits for longer than its lease is not sent twice', async () => {
  const forum = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'forum' });
  await rig.subscribe();
  rig.fake.nextFor(CREATE, { kind: 'limited', scope: 'global', retryAfterMs: 400_000 });
  await rig.bot.deliverer.start();
  await rig.pass(1);
  await vi.waitFor(() => expect(rig.ledger()[0]?.reason).toContain('429'), { interval: 5 });
  await rig.subscribe({ minuteOfDay: 481 }, forum);
  await rig.pass(1);
  await vi.waitFor(() => expect(rig.states()).toContain('sending'), { interval: 5 });
  await rig.pass(5.2);
  // The next post of the same forum comes after all that is on its way there.
  await rig.subscribe({ minuteOfDay: 487 }, forum);
  await rig.pass(1);
  await rig.passUntilSettled();
  expect(rig.states()).toEqual(['sent', 'sent', 'sent']);
  expect(rig.fake.records.of('POST /channels/:channel/threads')).toHaveLength(2);
});

test('an error of the program after the message was created does not send it again', async () => {
  const forum = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'forum' });
  await rig.subscribe({}, forum);
  const POST = 'POST /channels/:channel/threads';
  rig.fake.nextFor(POST, { kind: 'delay', realMs: 30 });
  await rig.bot.deliverer.start();
  rig.store.database.exec(
    `CREATE TEMP TRIGGER full BEFORE UPDATE OF message_id ON deliveries BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  await rig.pass(1);
  await rig.fake.waitForRequest(POST);
  await vi.waitFor(() => expect(rig.ledger()[0]?.attempts).toBe(1), { interval: 5 });
  rig.store.database.exec('DROP TRIGGER full');
  await rig.passUntilSettled();
  expect(rig.states()).toEqual(['sent']);
  expect(rig.fake.records.of(POST)).toHaveLength(1);
});

describe('a channel that refuses', () => {
  test('ends the delivery at once and is told once, and holds up nobody', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    rig.fake.denyBot(rig.channel, 'SendMessages');
    await rig.subscribe();
    await rig.subscribe({}, other);
    await deliver();
    expect(rig.states().sort()).toEqual(['failed', 'sent']);
    expect(rig.bot.told).toMatchObject([{ kind: 'forbidden', paused: false }]);
    expect(rig.fake.records.of(CREATE)).toHaveLength(2);
  });

  test('is paused after three days of refusals, and told no second time', async () => {
    rig.fake.denyBot(rig.channel, 'SendMessages');
    const { id } = await rig.subscribe({ whenEmpty: 'notice', deadlineMinute: 0 });
    await deliver();
    for (let days = 0; days < 3; days += 1) {
      await rig.pass(24 * 60);
      await rig.settled();
    }
    const subscription = await subscriptionsOf(rig.store).find(id);
    expect(subscription?.paused?.reason).toContain('50013');
    expect(rig.bot.told).toHaveLength(1);
    expect(rig.states()).toEqual(['failed', 'failed', 'failed', 'failed']);
  });

  test('forgets its refusals once it takes a digest again', async () => {
    rig.fake.denyBot(rig.channel, 'SendMessages');
    const { id } = await rig.subscribe({ deadlineMinute: 0 });
    await deliver();
    rig.fake.denyBot(rig.channel);
    await rig.pass(24 * 60);
    await rig.settled();
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusedSince: null, toldAt: null });
  });

  test('is paused at once where it is gone', async () => {
    const { id } = await rig.subscribe();
    rig.fake.deleteChannel(rig.channel);
    await deliver();
    expect((await subscriptionsOf(rig.store).find(id))?.paused?.reason).toContain('Unknown Channel');
    expect(rig.bot.told).toMatchObject([{ kind: 'gone', paused: true }]);
  });
});

test('what nobody could be told is told after the next start, and only then counts as told', async () => {
  await rig.end();
  let reachable = false;
  const tell = async () => {
    if (!reachable) throw new Error('all messages are closed');
  };
  rig = await Rig.start({ tell });
  rig.arrive('极客头条', '2024-12-27', 1);
  const { id } = await rig.subscribe();
  rig.fake.deleteChannel(rig.channel);
  await deliver();
  const toldAt = async () => (await subscriptionsOf(rig.store).find(id))?.toldAt;
  expect(await toldAt()).toBeNull();
  reachable = true;
  await rig.restart();
  await vi.waitFor(() => expect(rig.bot.told).toMatchObject([{ kind: 'gone', paused: true }]));
  expect(await toldAt()).not.toBeNull();
  await rig.restart();
  expect(rig.bot.told).toEqual([]);
});

describe('a stop', () => {
  test('lets a request under way end, sends nothing new, and the next bot goes on', async () => {
    await rig.end();
    rig = await Rig.start();
    rig.arrive('极客头条', TODAY);
    for (let count = 0; count < 40; count += 1)
      await rig.subscribe({}, rig.fake.world.addChannel(rig.fake.first.guild));
    rig.fake.nextFor(CREATE, { kind: 'delay', realMs: 60 });
    await rig.bot.deliverer.start();
    await rig.pass(1);
    await rig.fake.until('some requests', () => rig.fake.records.of(CREATE)[3]);
    await rig.bot.stop();
    expect(rig.fake.records.of(CREATE).length).toBeLessThan(40);
    expect(rig.fake.requests.filter(({ answer }) => answer === undefined)).toEqual([]);
    expect(new Set(rig.states())).toEqual(new Set(['sent', 'due']));
    await rig.restart();
    await rig.settled();
    expect(new Set(rig.states())).toEqual(new Set(['sent']));
    expect(rig.ledger().every((delivery) => rig.copies(delivery) === 1)).toBe(true);
  });
});
