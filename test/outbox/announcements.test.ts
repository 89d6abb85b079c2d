import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOfDelivery } from '../../src/discord/sending/deliveryKeys.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import type { Channel, Message } from '../fake-discord/model.ts';
import { notificationOf, pingsOf } from '../fake-discord/pings.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';
const FORUM_POST = 'POST /channels/:channel/threads';
const EDIT = 'PATCH /channels/:channel/messages/:message';
const V2 = 1 << 15;

let rig: Rig;
let role: { readonly id: string };
beforeEach(async () => {
  rig = await Rig.start({ scale: 40, timeoutMilliseconds: 600 });
  await rig.arrive('极客头条', TODAY, 4);
  role = rig.fake.world.addRole(rig.fake.first.guild, '早报党', [], true);
});
afterEach(() => rig.end());

function posted(channel: Pick<Channel, 'id'> = rig.channel): readonly Message[] {
  return rig.fake.messages(channel);
}

function expectExpanded(message: Message | undefined): void {
  expect(message?.content).toBe('');
  expect((message?.flags ?? 0) & V2).toBe(V2);
  expect(JSON.stringify(message?.components)).toContain('极客头条2024-12-27第1条');
}

describe('a digest that notifies a role', () => {
  test.each(['text', 'announcement', 'forum', 'publicThread'] as const)(
    'shows the day and its headlines on the lock screen, and then its layout: %s',
    async (kind) => {
      const parent = kind === 'publicThread' ? { parent: rig.channel } : {};
      const channel = rig.fake.world.addChannel(rig.fake.first.guild, { kind, ...parent });
      await rig.subscribe({ pingRole: role.id, crosspost: kind === 'announcement' }, channel);
      await rig.deliver();
      const [delivery] = await rig.deliveries();
      const [message, ...others] = posted({ id: delivery?.threadId ?? channel.id });
      expect(others).toEqual([]);
      if (!message) throw new Error('nothing was posted');
      expect(notificationOf(message)).toMatch(
        /^<@&\d+> 12月27日：2024-12-27的要闻；极客头条2024-12-27第2条.*（4 条）$/u,
      );
      expect(pingsOf(rig.fake.world, message)).toEqual([role.id]);
      expectExpanded(message);
      expect(rig.fake.records.of(EDIT).map(({ body }) => body)).toMatchObject([
        { content: null, flags: V2, allowed_mentions: { parse: [] } },
      ]);
      expect(delivery).toMatchObject({ state: 'sent', followUps: [], reason: null });
    },
  );

  test('a digest that notifies nobody is posted with its layout at once', async () => {
    await rig.subscribe();
    await rig.deliver();
    expect(rig.fake.records.of(EDIT)).toEqual([]);
    expectExpanded(posted()[0]);
  });

  test('a line with hostile titles mentions nobody else and contains no markup', async () => {
    await rig.arrive('极客头条', TODAY, 3, ' <@&123456789012345678> **粗**');
    await rig.subscribe({ pingRole: role.id });
    await rig.deliver();
    const [message] = posted();
    if (!message) throw new Error('nothing was posted');
    expect(pingsOf(rig.fake.world, message)).toEqual([role.id]);
    expect(notificationOf(message)).toContain('\\<@&123456789012345678>');
    expect(notificationOf(message)).toContain('\\*\\*粗\\*\\*');
  });
});

describe('where the edit or the answer is lost', () => {
  test.each([
    { kind: 'status', status: 500 },
    { kind: 'silence' },
    { kind: 'reset', done: true },
    { kind: 'limited', scope: 'user', retryAfterMs: 900 },
  ] as const)('the layout comes by a repetition, and the line is sent once: $kind', async (trouble) => {
    rig.fake.nextFor(EDIT, trouble);
    await rig.subscribe({ pingRole: role.id });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(posted()).toHaveLength(1);
    expectExpanded(posted()[0]);
    expect(rig.fake.records.of(CREATE)).toHaveLength(1);
  });

  test('a layout that Discord refuses every day is told once, and the subscription paused after three days', async () => {
    const { id } = await rig.subscribe({ pingRole: role.id });
    const refused = { kind: 'status', status: 400, code: 200_000 } as const;
    rig.fake.nextFor(EDIT, refused);
    await rig.deliver();
    expect(rig.bot.told).toMatchObject([{ subscription: { id }, reason: { error: 200_000 }, paused: false }]);
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({
      refusal: { error: 200_000 },
      paused: null,
    });
    for (const day of ['2024-12-28', '2024-12-29', '2024-12-30']) {
      rig.fake.nextFor(EDIT, refused);
      await rig.arrive('极客头条', day);
      await rig.pass(24 * 60);
      await rig.settled();
    }
    expect(rig.bot.told).toHaveLength(1);
    expect((await subscriptionsOf(rig.store).find(id))?.paused?.reason).toMatchObject({ error: 200_000 });
  });

  test('a layout that Discord accepts again clears the recorded refusal; a deleted line is not reported', async () => {
    const { id } = await rig.subscribe({ pingRole: role.id });
    rig.fake.nextFor(EDIT, { kind: 'status', status: 400, code: 200_000 });
    await rig.deliver();
    await rig.arrive('极客头条', '2024-12-28');
    await rig.pass(24 * 60);
    await rig.settled();
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusal: null, refusedSince: null });
    rig.fake.nextFor(EDIT, { kind: 'status', status: 404, code: 10_008 });
    await rig.arrive('极客头条', '2024-12-29');
    await rig.pass(24 * 60);
    await rig.settled();
    expect(rig.bot.told).toHaveLength(1);
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusal: null, paused: null });
  });

  test('a bot that stopped between the line and its layout goes on with it at the next start', async () => {
    await rig.subscribe({ pingRole: role.id });
    rig.fake.nextFor(EDIT, { kind: 'status', status: 502 });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.fake.waitForRequest(EDIT);
    await rig.bot.stop();
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', followUps: ['expand'] }]);
    await rig.restart();
    await rig.passUntilSettled();
    expect(posted()).toHaveLength(1);
    expectExpanded(posted()[0]);
  });

  test.each([
    ['text', CREATE, true],
    ['text', CREATE, false],
    ['forum', FORUM_POST, true],
  ] as const)(
    'a line whose answer was lost is found by its words, also after a change of the role: %s',
    async (kind, route, keeps) => {
      const channel = rig.fake.world.addChannel(rig.fake.first.guild, { kind });
      rig.fake.nextFor(route, { kind: 'silence', done: true });
      const { id } = await rig.subscribe({ pingRole: role.id }, channel);
      await rig.bot.outbox.start();
      await rig.pass(1);
      await rig.fake.until('the request', () => rig.fake.records.of(route)[0]);
      if (!keeps) await subscriptionsOf(rig.store).change(id, { pingRole: null }, rig.time.now());
      await rig.arrive('极客头条', TODAY, 2, '（更正）');
      await rig.passUntilSettled();
      const [delivery] = await rig.deliveries();
      const messages = posted({ id: delivery?.threadId ?? channel.id });
      expect(messages).toHaveLength(1);
      expectExpanded(messages[0]);
      expect(JSON.stringify(messages[0]?.components)).toContain('（更正）');
      expect(rig.fake.records.of(route)).toHaveLength(1);
    },
  );

  test('where the history may not be read, the repetition is the same line under the same nonce', async () => {
    rig.fake.denyBot(rig.channel, 'ReadMessageHistory');
    rig.fake.nextFor(CREATE, { kind: 'status', status: 500, done: true });
    await rig.subscribe({ pingRole: role.id });
    await rig.deliver();
    expect(posted()).toHaveLength(1);
    expectExpanded(posted()[0]);
    const bodies = rig.fake.records.of(CREATE).map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
  });

  test('another delivery’s line of the same words is not taken for one’s own', async () => {
    const message = { id: '5', content: '<@&1> 12月27日：同样的话', components: [] };
    const trace = { key: 'k-1', announcement: '<@&1> 12月27日：同样的话', isOthers: async () => false };
    expect(await isOfDelivery(message, trace, undefined)).toBe(true);
    expect(
      await isOfDelivery(message, { ...trace, isOthers: async (id: string) => id === '5' }, undefined),
    ).toBe(false);
    expect(await isOfDelivery(message, { ...trace, announcement: null }, undefined)).toBe(false);
    expect(await isOfDelivery({ ...message, content: '别的话' }, trace, undefined)).toBe(false);
  });

  test('a layout that Discord refuses for good leaves the readable line', async () => {
    rig.fake.nextFor(EDIT, { kind: 'status', status: 403, code: 50_013 });
    await rig.subscribe({ pingRole: role.id });
    await rig.deliver();
    expect(posted()[0]?.content).toContain('极客头条2024-12-27第2条');
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', reason: { error: 50_013 } }]);
  });
});
