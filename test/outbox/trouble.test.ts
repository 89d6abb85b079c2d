import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engine } from '../database/engines.ts';
import type { Behaviour } from '../fake-discord/faults/misbehaviour.ts';
import { post } from '../fake-discord/rest/posting.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';

/** Of waits for what the bot does by itself. */
const PATIENCE = { timeout: 15_000, interval: 5 };
const LIST = 'GET /channels/:channel/messages';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({ scale: 40, timeoutMilliseconds: 600 });
  await rig.arrive('极客头条', TODAY);
});
afterEach(() => rig.end());

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
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.fake.records.of(CREATE)).toHaveLength(1);
    expect((await rig.deliveries())[0]?.messageId).toBe(rig.fake.messages(rig.channel)[0]?.id);
  });

  test('is found in a busy channel, behind more than a page of other messages', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'silence', done: true });
    await rig.bot.outbox.start();
    await rig.pass(1);
    const message = await rig.fake.waitForMessage(rig.channel);
    for (let count = 0; count < 150; count += 1) {
      rig.channel.messages.push({ ...message, id: rig.fake.world.mint.next(), components: [] });
    }
    await rig.settled();
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', messageId: message.id }]);
  });

  test('where the history may not be read: sent again with the same nonce, which creates nothing', async () => {
    rig.fake.denyBot(rig.channel, 'ReadMessageHistory');
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 502, done: true });
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
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
      await rig.bot.outbox.start();
      await rig.pass(1);
      await rig.fake.waitForMessage(rig.channel);
      await rig.bot.stop();
      await rig.pass(3);
      await rig.restart();
      await rig.passUntilSettled();
      expect(await rig.deliveries()).toMatchObject([
        { state: 'unknown', reason: { code: 'unverified', because: 'history-hidden' } },
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
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.fake.records.of(LIST)).toHaveLength(1);
  });

  test('is sent again though another bot has copied it from elsewhere', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 500 });
    rig.fake.nextFor(LIST, { kind: 'delay', realMs: 100 });
    await rig.bot.outbox.start();
    await rig.pass(1);
    const { body } = await rig.fake.waitForRequest(CREATE);
    post(rig.fake, body, { channel: rig.channel, author: rig.fake.world.owner });
    await rig.settled();
    expect(rig.posts()).toHaveLength(2);
    expect((await rig.deliveries())[0]?.messageId).toBe(rig.fake.messages(rig.channel)[1]?.id);
  });

  test('is sent when an outage of hours is over', async () => {
    const from = rig.fake.clock.now();
    const behaviour = { kind: 'status', status: 502 } as const;
    rig.fake.misbehave({ seed: 1, outages: [{ fromMs: from, untilMs: from + 4 * 3_600_000, behaviour }] });
    await rig.subscribe();
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('that cannot even be looked for is given up as unknown', async () => {
    await rig.subscribe();
    rig.fake.nextFor(CREATE, { kind: 'status', status: 500, done: true });
    for (let count = 0; count < 100; count += 1) rig.fake.nextFor(LIST, { kind: 'status', status: 500 });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(await rig.states()).toEqual(['unknown']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('is given up after sixty failures, while the next channel gets its own at once', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    await rig.subscribe();
    await rig.subscribe({}, other);
    const isFirst = (path: string) => path.includes(rig.channel.id);
    for (let count = 0; count < 100; count += 1)
      rig.fake.nextFor(CREATE, { kind: 'status', status: 500 }, isFirst);
    await rig.bot.outbox.start();
    await rig.pass(1);
    await vi.waitFor(() => expect(rig.posts(other)).toHaveLength(1), PATIENCE);
    await rig.passUntilSettled();
    expect((await rig.states()).sort()).toEqual(['failed', 'sent']);
  });
});

test('a delivery that waits longer than its lease is sent once', async () => {
  const forum = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'forum' });
  await rig.subscribe();
  await rig.subscribe({ minuteOfDay: 481 }, forum);
  rig.fake.nextFor(CREATE, { kind: 'limited', scope: 'global', retryAfterMs: 400_000 });
  await rig.bot.outbox.start();
  await rig.pass(1);
  const limited = async () => (await rig.deliveries()).find(({ channelId }) => channelId === rig.channel.id);
  await vi.waitFor(async () => expect((await limited())?.reason?.code).toBe('rate-limited'), PATIENCE);
  await rig.pass(1);
  await vi.waitFor(async () => expect(await rig.states()).toContain('sending'), PATIENCE);
  await rig.pass(5.2);
  await rig.passUntilSettled();
  expect(await rig.states()).toEqual(['sent', 'sent']);
  expect(rig.fake.records.of('POST /channels/:channel/threads')).toHaveLength(1);
});

test.runIf(engine === 'sqlite')(
  'an error of the program after the message was created does not send it again',
  async () => {
    const forum = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'forum' });
    await rig.subscribe({}, forum);
    const POST = 'POST /channels/:channel/threads';
    rig.fake.nextFor(POST, { kind: 'delay', realMs: 30 });
    await rig.bot.outbox.start();
    await rig.store.runScript(
      `CREATE TEMP TRIGGER full BEFORE UPDATE OF message_id ON deliveries BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    await rig.pass(1);
    await rig.fake.waitForRequest(POST);
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.attempts).toBe(1), {
      timeout: 15_000,
      interval: 5,
    });
    await rig.store.runScript('DROP TRIGGER full');
    await rig.passUntilSettled();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.fake.records.of(POST)).toHaveLength(1);
  },
);

describe('a stop', () => {
  test('lets a request under way end, sends nothing new, and the next bot goes on', async () => {
    await rig.end();
    rig = await Rig.start();
    await rig.arrive('极客头条', TODAY);
    for (let count = 0; count < 40; count += 1)
      await rig.subscribe({}, rig.fake.world.addChannel(rig.fake.first.guild));
    rig.fake.nextFor(CREATE, { kind: 'delay', realMs: 60 });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.fake.until('some requests', () => rig.fake.records.of(CREATE)[3]);
    await rig.bot.stop();
    expect(rig.fake.records.of(CREATE).length).toBeLessThan(40);
    expect(rig.fake.requests.filter(({ answer }) => answer === undefined)).toEqual([]);
    expect(new Set(await rig.states())).toEqual(new Set(['sent', 'due']));
    await rig.restart();
    await rig.settled();
    expect(new Set(await rig.states())).toEqual(new Set(['sent']));
    expect((await rig.deliveries()).every((delivery) => rig.copies(delivery) === 1)).toBe(true);
  });
});
