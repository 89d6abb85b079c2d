import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import type { Store } from '../../src/store/open.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { readableText } from '../fake-discord/reading.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const HOUR_MINUTES = 60;
const EVENING = { minuteOfDay: 20 * 60, deadlineMinute: 24 * 60 - 1 };

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start({
    makeDigest: (of, editions, choices) => digestOfEditions(sourcesOf(rig.store), of, editions, choices),
  });
});
afterEach(() => rig.end());

function texts(channel = rig.channel): readonly string[] {
  return rig.fake.messages(channel).map(readableText);
}

function sourcesOf(store: Store) {
  return { editions: editionsOf(store), stories: storiesOf(store), events: eventsOf(store) };
}

describe('a channel with a digest in the morning and one in the evening', () => {
  test('gets in the evening what came since, and no item twice, over a restart', async () => {
    await rig.arrive('极客头条', TODAY, 3, '早报');
    await rig.subscribe();
    await rig.subscribe(EVENING);
    await rig.deliver();
    expect(texts()).toHaveLength(1);
    await rig.restart();
    await rig.pass(6 * HOUR_MINUTES);
    await rig.arrive('AI晚报', TODAY, 3, '晚报');
    await rig.pass(6 * HOUR_MINUTES);
    await rig.settled();
    expect(texts()).toHaveLength(2);
    expect(texts()[0]).toContain('早报');
    expect(texts()[0]).not.toContain('晚报');
    expect(texts()[1]).toContain('晚报');
    expect(texts()[1]).not.toContain('极客头条');
    expect(await rig.states()).toEqual(['sent', 'sent']);
    await rig.pass(2 * HOUR_MINUTES);
    await rig.settled();
    expect(texts()).toHaveLength(2);
  });

  test('gets no evening digest where nothing came, or a notice of it where that is chosen', async () => {
    await rig.arrive('极客头条', TODAY);
    const other = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'announcement' });
    for (const channel of [rig.channel, other]) await rig.subscribe({}, channel);
    await rig.subscribe(EVENING);
    await rig.subscribe({ ...EVENING, whenEmpty: 'notice' }, other);
    await rig.deliver();
    await rig.pass(12 * HOUR_MINUTES);
    await rig.settled();
    expect(texts()).toHaveLength(1);
    expect(texts(other)).toHaveLength(2);
    expect(texts(other)[1]).toContain('08:00 那一期之后没有新消息。');
    expect((await rig.deliveries()).map(({ state, reason }) => [state, reason?.code])).toContainEqual([
      'skipped',
      'all-told',
    ]);
  });

  test('gets in one of them what comes after both, by an edit', async () => {
    await rig.arrive('极客头条', TODAY, 3, '早报');
    await rig.subscribe();
    await rig.subscribe({ ...EVENING, whenEmpty: 'notice' });
    await rig.deliver();
    await rig.pass(12 * HOUR_MINUTES);
    await rig.settled();
    await rig.arrive('AI晚报', TODAY, 3, '晚报');
    await rig.pass(1);
    await rig.settled();
    expect(texts().filter((text) => text.includes('AI晚报'))).toHaveLength(1);
  });

  test('goes in the evening without a column that does not come, since the morning has told the day', async () => {
    for (const day of ['2024-12-25', '2024-12-26']) {
      await rig.arrive('极客头条', day);
      await rig.arrive('AI早报', day);
    }
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.subscribe({ ...EVENING, whenEmpty: 'notice' });
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect((await rig.states()).filter((state) => state === 'waiting')).toHaveLength(1);
    await rig.pass(4 * HOUR_MINUTES);
    await rig.settled();
    expect(texts()).toHaveLength(1);
    await rig.pass(8 * HOUR_MINUTES);
    await rig.settled();
    expect(texts()[1]).toContain('08:00 那一期之后没有新消息。');
  });

  test('tells each of them the same day apart when both are due in one minute', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.subscribe({ name: '再来一份' });
    await rig.deliver();
    expect(texts()).toHaveLength(1);
    expect((await rig.states()).sort()).toEqual(['sent', 'skipped']);
  });
});

test.each(['publicThread', 'forum', 'announcement'] as const)(
  'several digests a day are posted in a %s',
  async (kind) => {
    const place = kind === 'publicThread' ? { kind, parent: rig.channel } : { kind };
    const channel = rig.fake.world.addChannel(rig.fake.first.guild, place);
    await rig.arrive('极客头条', TODAY, 3, '早报');
    await rig.subscribe({}, channel);
    await rig.subscribe(EVENING, channel);
    await rig.deliver();
    await rig.arrive('AI晚报', TODAY, 3, '晚报');
    await rig.pass(12 * HOUR_MINUTES);
    await rig.settled();
    expect(await rig.states()).toEqual(['sent', 'sent']);
    for (const delivery of await rig.deliveries()) expect(rig.copies(delivery)).toBe(1);
  },
);

test('a clock that steps back sends neither digest of the day again', async () => {
  await rig.arrive('极客头条', TODAY, 3, '早报');
  await rig.subscribe();
  await rig.subscribe(EVENING);
  await rig.deliver();
  await rig.arrive('AI晚报', TODAY, 3, '晚报');
  await rig.pass(12 * HOUR_MINUTES);
  await rig.settled();
  rig.time.advance(-13 * HOUR_MINUTES * 60_000);
  await rig.bot.outbox.plan();
  await rig.pass(13 * HOUR_MINUTES);
  await rig.settled();
  expect(texts()).toHaveLength(2);
});

test('a channel that is gone pauses all its subscriptions, and is told once', async () => {
  await rig.arrive('极客头条', TODAY);
  const made = [await rig.subscribe(), await rig.subscribe(EVENING)];
  rig.fake.deleteChannel(rig.channel);
  await rig.deliver();
  for (const { id } of made)
    expect(await subscriptionsOf(rig.store).find(id)).toMatchObject({
      paused: { reason: { code: 'refused', error: 10_003 } },
    });
  expect(rig.bot.told).toHaveLength(1);
  await rig.restart();
  expect(rig.bot.told).toHaveLength(0);
});
