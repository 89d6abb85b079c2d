import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { composeDeliveries } from '../../src/outbox/compose.ts';
import type { Compose } from '../../src/outbox/context.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import type { Channel } from '../fake-discord/model.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const CREATE = 'POST /channels/:channel/messages';
const FORUM_POST = 'POST /channels/:channel/threads';

/** Messages of so many parts as there are stories: each fills one. */
const oneStoryAPart: Compose = {
  digest: ({ digest }, { deliveryKey, itemLimit = 99 }) => ({
    kind: 'message',
    title: '速览',
    visibility: 'everyone',
    deliveryKey,
    blocks: (digest?.sections.flatMap(({ items }) => items) ?? []).slice(0, itemLimit).map(({ text }) => ({
      kind: 'text',
      text: `${'字'.repeat(3000)}${text}。`,
    })),
  }),
  emptied: composeDeliveries().emptied,
};

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({ scale: 40, timeoutMilliseconds: 600, compose: oneStoryAPart });
});
afterEach(() => rig.end());

const MINUTE_MILLISECONDS = 60_000;

/** The minute of the day in Beijing at an instant. */
function minuteInBeijing(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE_MILLISECONDS + 8 * 60) % (24 * 60);
}

const numbers = (posts: readonly string[]) => posts.map((post) => /第(\d)条/.exec(post)?.[1]);

describe('a digest of several parts', () => {
  beforeEach(() => rig.arrive('极客头条', TODAY, 3));

  test('comes in order, each part with a key of its own, over a restart in the middle', async () => {
    await rig.subscribe();
    rig.fake.nextFor('POST /channels/:channel/messages', { kind: 'status', status: 502 }, (_, body) =>
      JSON.stringify(body).includes('第2条'),
    );
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.fake.waitForMessage(rig.channel);
    await rig.restart();
    await rig.settled();
    expect(numbers(rig.posts())).toEqual(['1', '2', '3']);
    expect(
      (await rig.deliveries()).map((delivery) => [delivery.part, delivery.parts, rig.copies(delivery)]),
    ).toEqual([
      [1, 3, 1],
      [2, 3, 1],
      [3, 3, 1],
    ]);
  });

  test('keeps the number of its parts when an edition comes later', async () => {
    await rig.subscribe();
    await rig.deliver();
    await rig.arrive('AI周报', TODAY, 2);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(3);
    expect((await rig.deliveries()).map(({ reason }) => reason)).toEqual([null, null, null]);
  });

  test('empties the parts that a correction does not need any more', async () => {
    await rig.subscribe();
    await rig.deliver();
    await rig.arrive('极客头条', TODAY, 1, '（更正）');
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).toContain('第1条（更正）');
    expect(
      rig
        .posts()
        .slice(1)
        .every((post) => post.includes('本期已更正')),
    ).toBe(true);
  });

  test.each([{ stories: 2 }, { stories: 4 }])(
    'that was corrected before it could be sent has the parts of the correction: $stories',
    async ({ stories }) => {
      await rig.subscribe();
      rig.fake.nextFor(CREATE, { kind: 'limited', scope: 'user', retryAfterMs: 200_000 });
      await rig.bot.outbox.start();
      await rig.pass(1);
      await vi.waitFor(async () => expect((await rig.deliveries())[0]?.reason?.code).toBe('rate-limited'), {
        interval: 5,
      });
      await rig.arrive('极客头条', TODAY, stories, '（更正）');
      await rig.pass(1);
      await rig.passUntilSettled();
      expect((await rig.deliveries()).map(({ parts }) => parts)).toEqual(
        Array.from({ length: stories }, () => stories),
      );
      expect(numbers(rig.posts())).toEqual(Array.from({ length: stories }, (_, index) => `${index + 1}`));
      expect(rig.fake.records.of('PATCH /channels/:channel/messages/:message')).toEqual([]);
    },
  );

  test('that is corrected while its first part waits for its turn is corrected in every part', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    await rig.subscribe({}, other);
    rig.fake.nextFor(CREATE, { kind: 'limited', scope: 'global', retryAfterMs: 60 * MINUTE_MILLISECONDS });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.reason?.code).toBe('rate-limited'), {
      timeout: 15_000,
      interval: 5,
    });
    // Minutes go by at this clock's pace on a busy machine: the next digest is due well after whatever it is now.
    const soon = rig.time.now().getTime() + 10 * MINUTE_MILLISECONDS;
    await rig.subscribe({ minuteOfDay: minuteInBeijing(soon) });
    await rig.pass(11);
    await vi.waitFor(async () => expect(await rig.states()).toContain('sending'), {
      timeout: 15_000,
      interval: 5,
    });
    await rig.arrive('极客头条', TODAY, 3, '（更正）');
    await rig.pass(1);
    await rig.passUntilSettled();
    expect(rig.posts()).toHaveLength(3);
    expect(rig.posts().filter((post) => post.includes('（更正）'))).toHaveLength(3);
  });

  test('sends no further part where one is refused', async () => {
    await rig.subscribe();
    rig.fake.nextFor(
      'POST /channels/:channel/messages',
      { kind: 'status', status: 403, code: 50013 },
      (_, body) => JSON.stringify(body).includes('第2条'),
    );
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent', 'failed', 'skipped']);
    expect(rig.posts()).toHaveLength(1);
  });
});

describe('a forum', () => {
  let forum: Channel;
  beforeEach(async () => {
    forum = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'forum' });
    await rig.arrive('极客头条', TODAY, 2);
  });
  const openedPosts = () =>
    [...rig.fake.first.guild.channels.values()].filter(({ parentId }) => parentId === forum.id);

  test('gets a post with the further parts in it', async () => {
    await rig.subscribe({}, forum);
    await rig.deliver();
    expect(openedPosts()).toHaveLength(1);
    expect(numbers(rig.posts(openedPosts()[0]))).toEqual(['1', '2']);
    expect(new Set((await rig.deliveries()).map(({ threadId }) => threadId))).toEqual(
      new Set([openedPosts()[0]?.id]),
    );
  });

  test.each([
    { where: 'among the active posts', archived: false },
    { where: 'in the archive', archived: true },
  ])('a post that was opened without an answer is found $where', async ({ archived }) => {
    await rig.subscribe({}, forum);
    rig.fake.nextFor(FORUM_POST, { kind: 'silence', done: true });
    await rig.bot.outbox.start();
    await rig.pass(1);
    const post = await rig.fake.until('the post', () => openedPosts()[0]);
    if (archived) Object.assign(post, { archived, archivedAt: rig.fake.clock.now() });
    await rig.settled();
    expect(openedPosts()).toHaveLength(1);
    expect(await rig.states()).toEqual(['sent', 'sent']);
    expect(rig.fake.records.of(FORUM_POST)).toHaveLength(1);
  });

  test('a post that somebody deletes before its further parts does not pause the forum', async () => {
    const { id } = await rig.subscribe({}, forum);
    rig.fake.nextFor(CREATE, { kind: 'status', status: 404, code: 10003 });
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent', 'failed']);
    expect(rig.bot.told).toEqual([]);
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({ paused: null, refusedSince: null });
  });

  test('a post that sleeps is woken for a correction', async () => {
    await rig.subscribe({}, forum);
    await rig.deliver();
    const [post] = openedPosts();
    if (!post) throw new Error('no post');
    Object.assign(post, { archived: true, archivedAt: rig.fake.clock.now() });
    await rig.arrive('极客头条', TODAY, 2, '（更正）');
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts(post).every((text) => text.includes('（更正）'))).toBe(true);
    expect((await rig.deliveries()).map(({ reason }) => reason)).toEqual([null, null]);
  });

  test('whose archive may not be read is never posted to twice: there is no nonce to trust', async () => {
    rig.fake.denyBot(forum, 'ReadMessageHistory');
    await rig.subscribe({}, forum);
    rig.fake.nextFor(FORUM_POST, { kind: 'status', status: 500, done: true });
    await rig.deliver();
    expect(await rig.states()).toEqual(['unknown', 'skipped']);
    expect(openedPosts()).toHaveLength(1);
  });
});

describe('after a digest', () => {
  test('that says there is no news no discussion is opened, be its message found or answered', async () => {
    const other = rig.fake.world.addChannel(rig.fake.first.guild);
    for (const day of ['2024-12-20', '2024-12-26']) await rig.arrive('极客头条', day);
    const said = { discussionThread: true, deadlineMinute: 0, whenEmpty: 'notice' } as const;
    for (const channel of [rig.channel, other]) await rig.subscribe(said, channel);
    rig.fake.nextFor(CREATE, { kind: 'silence', done: true });
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent', 'sent']);
    expect(rig.fake.records.of('POST /channels/:channel/messages/:message/threads')).toEqual([]);
  });

  test('an announcement is crossposted and gets its discussion thread, each once', async () => {
    const news = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'announcement' });
    await rig.arrive('极客头条', TODAY, 1);
    await rig.subscribe({ crosspost: true, discussionThread: true }, news);
    const CROSSPOST = 'POST /channels/:channel/messages/:message/crosspost';
    const THREAD = 'POST /channels/:channel/messages/:message/threads';
    rig.fake.nextFor(CROSSPOST, { kind: 'status', status: 500, done: true });
    rig.fake.nextFor(THREAD, { kind: 'silence', done: true });
    await rig.deliver();
    expect(rig.fake.records.of(CROSSPOST).map(({ answer }) => answer?.status)).toEqual([500, 400]);
    expect(rig.fake.records.of(THREAD)).toHaveLength(2);
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', followUps: [], reason: null }]);
  });
});
