import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeDeliveries } from '../../src/outbox/compose.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';
const FORUM_POST = 'POST /channels/:channel/threads';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
  await rig.arrive('极客头条', TODAY);
});
afterEach(() => rig.end());

const guild = () => rig.fake.first.guild;

test('a forum that requires a tag gets posts with it, and refuses those without: that is told once', async () => {
  const tags = [{ name: '早报' }, { name: '闲聊' }];
  const tagged = rig.fake.world.addChannel(guild(), { kind: 'forum', tags, requiresTag: true });
  const bare = rig.fake.world.addChannel(guild(), { kind: 'forum', tags, requiresTag: true });
  const tag = tagged.tags[0]?.id ?? '';
  await rig.subscribe({ forumTags: [tag] }, tagged);
  const { id } = await rig.subscribe({}, bare);
  await rig.deliver();
  expect((await rig.states()).sort()).toEqual(['failed', 'sent']);
  expect(rig.fake.records.of(FORUM_POST).map(({ body }) => body)).toContainEqual(
    expect.objectContaining({ applied_tags: [tag] }),
  );
  expect(rig.bot.told).toMatchObject([{ subscription: { id }, reason: { error: 40_067 }, paused: false }]);
  await rig.arrive('极客头条', '2024-12-28');
  await rig.pass(24 * 60);
  await rig.settled();
  expect(rig.bot.told).toHaveLength(1);
});

test('a tag that was deleted since does not cost the post, where the forum requires none', async () => {
  const forum = rig.fake.world.addChannel(guild(), { kind: 'forum', tags: [{ name: '早报' }] });
  await rig.subscribe({ forumTags: ['111111111111111111'] }, forum);
  await rig.deliver();
  expect(await rig.states()).toEqual(['sent']);
  expect(rig.fake.records.of(FORUM_POST)).toHaveLength(2);
});

test('a locked thread refuses, and the subscription says so until it takes a digest again', async () => {
  const thread = rig.fake.world.addChannel(guild(), { kind: 'publicThread', parent: rig.channel });
  thread.locked = true;
  const { id } = await rig.subscribe({}, thread);
  await rig.deliver();
  const found = () => subscriptionsOf(rig.store).find(id);
  expect(await found()).toMatchObject({ refusal: { code: 'refused', error: 50_083 }, paused: null });
  thread.locked = false;
  await rig.arrive('极客头条', '2024-12-28');
  await rig.pass(24 * 60);
  await rig.settled();
  expect(await found()).toMatchObject({ refusal: null, refusedSince: null, toldAt: null });
});

test('a stop waits until a notice under way is recorded: nobody is told again after it', async () => {
  await rig.end();
  const mail = Promise.withResolvers<void>();
  rig = await Rig.start({ tell: () => mail.promise });
  await rig.arrive('极客头条', TODAY);
  const forum = rig.fake.world.addChannel(guild(), {
    kind: 'forum',
    tags: [{ name: '早报' }],
    requiresTag: true,
  });
  const { id } = await rig.subscribe({}, forum);
  await rig.deliver();
  let isStopped = false;
  const stopped = rig.bot.outbox.stop().then(() => {
    isStopped = true;
  });
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
  expect(isStopped).toBe(false);
  mail.resolve();
  await stopped;
  expect((await subscriptionsOf(rig.store).find(id))?.toldAt).toBeInstanceOf(Date);
});

test.each([
  ['text', 'post', 200_000],
  ['announcement', 'post', 200_000],
  ['forum', 'title', 200_001],
  ['forum', 'post', 200_000],
] as const)(
  'automatic moderation of a %s channel (%s) is told once, and paused after three days',
  async (kind, where, error) => {
    const channel = rig.fake.world.addChannel(guild(), { kind });
    rig.fake.settings.blockedWords = [where === 'title' ? '一分钟速览' : ' 3 条'];
    const { id } = await rig.subscribe({}, channel);
    await rig.deliver();
    for (const day of ['2024-12-28', '2024-12-29', '2024-12-30']) {
      await rig.arrive('极客头条', day);
      await rig.pass(24 * 60);
      await rig.settled();
    }
    expect(rig.bot.told).toMatchObject([{ reason: { error }, paused: false }]);
    expect((await subscriptionsOf(rig.store).find(id))?.paused?.reason).toMatchObject({ error });
  },
);

test('a digest whose second part is refused every day is refused, and told once', async () => {
  await rig.end();
  rig = await Rig.start({
    compose: {
      ...composeDeliveries(),
      digest: (_shown, { deliveryKey }) => ({
        kind: 'message',
        title: '速览',
        visibility: 'everyone',
        deliveryKey,
        blocks: ['甲', '乙'].map((name) => ({ kind: 'text', text: `${'字'.repeat(3000)}${name}。` })),
      }),
    },
  });
  rig.fake.settings.blockedWords = ['乙'];
  await rig.arrive('极客头条', TODAY);
  const { id } = await rig.subscribe();
  await rig.deliver();
  await rig.arrive('极客头条', '2024-12-28');
  await rig.pass(24 * 60);
  await rig.settled();
  expect(await rig.states()).toEqual(['sent', 'failed', 'sent', 'failed']);
  expect(rig.bot.told).toHaveLength(1);
  expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusal: { error: 200_000 } });
});

describe('what Discord refuses after a digest that stands', () => {
  const CROSSPOST = 'POST /channels/:channel/messages/:message/crosspost';
  const THREAD = 'POST /channels/:channel/messages/:message/threads';
  const EDIT = 'PATCH /channels/:channel/messages/:message';
  const refuse = (route: string, code = 50_013) =>
    rig.fake.nextFor(route, { kind: 'status', status: code === 50_013 ? 403 : 400, code });
  const nextDay = async (day: string) => {
    await rig.arrive('极客头条', day);
    await rig.pass(24 * 60);
    await rig.settled();
  };

  test.each([
    ['crosspost', CROSSPOST],
    ['thread', THREAD],
  ] as const)('%s: somebody is told once, and anew after it was taken meanwhile', async (step, route) => {
    const news = rig.fake.world.addChannel(guild(), { kind: 'announcement' });
    const { id } = await rig.subscribe({ crosspost: true, discussionThread: true }, news);
    refuse(route);
    await rig.deliver();
    expect(rig.bot.told).toMatchObject([
      { subscription: { id }, step, reason: { error: 50_013 }, paused: false },
    ]);
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', reason: { code: 'refused' } }]);
    refuse(route);
    await nextDay('2024-12-28');
    expect(rig.bot.told).toHaveLength(1);
    await nextDay('2024-12-29');
    refuse(route);
    await nextDay('2024-12-30');
    expect(rig.bot.told).toHaveLength(2);
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ refusedSince: null, paused: null });
  });

  test('a refused correction: somebody is told', async () => {
    const { id } = await rig.subscribe();
    await rig.deliver();
    refuse(EDIT, 200_000);
    await rig.arrive('AI周报', TODAY);
    await rig.pass(5);
    await rig.settled();
    expect(rig.fake.records.of(EDIT).length).toBeGreaterThan(0);
    expect(rig.bot.told).toMatchObject([{ subscription: { id }, step: 'correction', paused: false }]);
  });

  test('a message that was deleted (10008): nobody is told', async () => {
    const news = rig.fake.world.addChannel(guild(), { kind: 'announcement' });
    await rig.subscribe({ crosspost: true, discussionThread: true }, news);
    rig.fake.nextFor(CROSSPOST, { kind: 'status', status: 404, code: 10_008 });
    await rig.deliver();
    expect(rig.bot.told).toEqual([]);
  });

  test('is told with the next digest where nobody could be told before', async () => {
    await rig.end();
    let reachable = false;
    const tell = async () => {
      if (!reachable) throw new Error('all messages are closed');
    };
    rig = await Rig.start({ tell });
    await rig.arrive('极客头条', TODAY);
    const news = rig.fake.world.addChannel(guild(), { kind: 'announcement' });
    await rig.subscribe({ crosspost: true }, news);
    refuse(CROSSPOST);
    await rig.deliver();
    expect(rig.bot.told).toEqual([]);
    reachable = true;
    refuse(CROSSPOST);
    await nextDay('2024-12-28');
    expect(rig.bot.told).toMatchObject([{ step: 'crosspost' }]);
  });
});

test.each([
  ['a message', 'text', CREATE, ''],
  ['a forum’s post', 'forum', FORUM_POST, 'message'],
] as const)(
  '%s is sent again without a piece that Discord names as refused, and only once',
  async (_name, kind, route, under) => {
    const channel = rig.fake.world.addChannel(guild(), { kind });
    const tree = { components: { 0: { components: { 1: { _errors: [{ code: 'X' }] } } } } };
    const errors = under === '' ? tree : { [under]: tree };
    rig.fake.nextFor(route, { kind: 'status', status: 400, code: 50_035, errors });
    await rig.subscribe({}, channel);
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.fake.records.of(route)).toHaveLength(2);
    expect(rig.bot.told).toEqual([]);
    const [delivery] = await rig.deliveries();
    expect(delivery && rig.copies(delivery)).toBe(1);
  },
);
