import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildDigest } from '../../src/digests/build.ts';
import { readRecap } from '../../src/digests/readRecap.ts';
import { takeDown } from '../../src/outbox/takeDown.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { readableText } from '../fake-discord/reading.ts';
import { Rig } from './rig.ts';

const DAY_MINUTES = 24 * 60;
const WEEKLY = { period: 'week', minuteOfDay: 20 * 60, weekdays: [0] } as const;

let rig: Rig;
beforeEach(async () => {
  // A Friday, a minute before 08:00 in Beijing.
  rig = await Rig.start({
    makeRecap: (days, choices) =>
      readRecap(
        { editions: editionsOf(rig.store), stories: storiesOf(rig.store), events: eventsOf(rig.store) },
        days,
        choices,
      ),
  });
});
afterEach(() => rig.end());

const texts = (channel = rig.channel) => rig.fake.messages(channel).map(readableText);

test('a recap of the week comes on Sunday evening and once, over a restart, beside the digests of the days', async () => {
  await rig.arrive('极客头条', '2024-12-27');
  await rig.subscribe();
  await rig.subscribe(WEEKLY);
  await rig.deliver();
  await rig.restart();
  await rig.pass(2 * DAY_MINUTES);
  await rig.pass(12 * 60);
  await rig.settled();
  await rig.restart();
  await rig.pass(60);
  await rig.settled();
  const recaps = texts().filter((text) => text.includes('本周回顾'));
  expect(recaps).toHaveLength(1);
  expect(recaps[0]).toContain('本周回顾 · 12月23日–29日');
  expect(recaps[0]).toContain('3 件事里说得最多的 3 件');
});

test('stories that a recap repeats are not marked as told in the next digest', async () => {
  await rig.arrive('极客头条', '2024-12-28');
  await rig.subscribe(WEEKLY);
  await rig.bot.outbox.start();
  await rig.pass(2 * DAY_MINUTES + 12 * 60 + 1);
  await rig.settled();
  expect(texts()).toHaveLength(1);
  await rig.arrive('极客头条', '2024-12-30');
  await rig.subscribe();
  await rig.pass(12 * 60 + 30);
  await rig.settled();
  expect(texts().at(-1)).toContain('极客头条 · 3 条 ·');
});

test('a week without news has no recap, a month has one on its last day', async () => {
  const other = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'announcement' });
  await rig.subscribe({ ...WEEKLY, columns: ['没有的栏目'] });
  await rig.subscribe({ ...WEEKLY, period: 'month' }, other);
  await rig.arrive('极客头条', '2024-12-27');
  await rig.bot.outbox.start();
  await rig.pass(2 * DAY_MINUTES + 12 * 60 + 1);
  await rig.settled();
  expect(texts()).toEqual([]);
  expect(texts(other)).toEqual([]);
  expect(await rig.states()).toEqual(['skipped']);
  await rig.pass(2 * DAY_MINUTES);
  await rig.settled();
  expect(texts(other)).toHaveLength(1);
  expect(texts(other)[0]).toContain('本月回顾 · 12月');
});

test.each(['forum', 'publicThread'] as const)('a recap is posted in a %s too', async (kind) => {
  const place = kind === 'publicThread' ? { kind, parent: rig.channel } : { kind };
  const channel = rig.fake.world.addChannel(rig.fake.first.guild, place);
  await rig.arrive('极客头条', '2024-12-27');
  await rig.subscribe(WEEKLY, channel);
  await rig.bot.outbox.start();
  await rig.pass(2 * DAY_MINUTES + 12 * 60 + 1);
  await rig.settled();
  const [delivery] = await rig.deliveries();
  expect(delivery?.state).toBe('sent');
  expect(delivery && rig.copies(delivery)).toBe(1);
});

test('a story that is taken down is edited out of posted recaps', async () => {
  await rig.arrive('极客头条', '2024-12-27');
  await rig.subscribe(WEEKLY);
  await rig.bot.outbox.start();
  await rig.pass(2 * DAY_MINUTES + 12 * 60 + 1);
  await rig.settled();
  const [story] = (await editionsOf(rig.store).onDay('2024-12-27' as never))[0]?.stories ?? [];
  if (!story) throw new Error('the edition has stories');
  expect(texts()[0]).toContain(story.title);
  const makeDigest = async (...[day, editions, choices]: Parameters<typeof made>) =>
    made(day, editions, choices);
  const made = async (
    day: Parameters<typeof buildDigest>[0]['day'],
    editions: Parameters<typeof buildDigest>[0]['editions'],
    choices: Parameters<typeof buildDigest>[0]['choices'],
  ) => buildDigest({ day, editions, ...(choices && { choices }) });
  const sources = {
    editions: editionsOf(rig.store),
    stories: storiesOf(rig.store),
    events: eventsOf(rig.store),
  };
  const taken = await takeDown(
    { store: rig.store, makeDigest, makeRecap: (days, choices) => readRecap(sources, days, choices) },
    story.id,
    rig.time.now(),
  );
  expect(taken).toMatchObject({ posts: 1 });
  await rig.pass(1);
  await rig.settled();
  expect(texts()[0]).not.toContain(story.title);
  expect(texts()[0]).toContain('本周回顾');
});
