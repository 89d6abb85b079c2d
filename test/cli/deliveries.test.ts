import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printDeliveries } from '../../src/cli/deliveries.ts';
import { removeNews } from '../../src/cli/remove.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { keepDown } from '../../src/store/takenDown.ts';
import { Rig } from '../outbox/rig.ts';
import { day, storyOf } from '../outbox/roundup.ts';

const TODAY = day('2024-12-27');

let rig: Rig;
let out: string[];
let err: string[];
const texts = commandLineTexts('en-US').results;
const lines = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
beforeEach(async () => {
  rig = await Rig.start();
  out = [];
  err = [];
});
afterEach(() => rig.end());

async function deliver(): Promise<void> {
  await rig.bot.outbox.start();
  await rig.pass(1);
  await rig.settled();
}

describe('sulan deliveries', () => {
  test('shows the outbox by day, with the reason of what is not sent', async () => {
    await rig.arrive('极客头条', TODAY);
    const denied = rig.fake.world.addChannel(rig.fake.first.guild);
    rig.fake.denyBot(denied, 'SendMessages');
    await rig.subscribe();
    await rig.subscribe({}, denied);
    const waiting = rig.fake.world.addChannel(rig.fake.first.guild);
    await rig.subscribe({ columns: ['AI周报'] }, waiting);
    await deliver();
    expect(await printDeliveries(rig.store, { days: 7, json: false, texts }, lines)).toBe(0);
    expect(out).toEqual([
      '2024-12-27  1 waiting, 1 sent, 1 failed',
      `  waiting       1  still without AI周报  (${waiting.id})`,
      `  failed        1  I lack permissions in the channel (Discord: Missing Permissions, 50013)  (${denied.id})`,
    ]);
  });

  test('prints one object a day as JSON, and says where there is nothing', async () => {
    await printDeliveries(rig.store, { days: 7, json: false, texts }, lines);
    expect(out).toEqual(['Nothing has been due yet.']);
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    await printDeliveries(rig.store, { day: TODAY, days: 1, json: true, texts }, lines);
    expect(JSON.parse(out[1] ?? '')).toEqual({
      day: TODAY,
      lines: [{ state: 'sent', reason: null, deliveries: 1, channels: [rig.channel.id] }],
    });
  });
});

describe('sulan remove', () => {
  const sources = () => ({
    editions: editionsOf(rig.store),
    stories: storiesOf(rig.store),
    events: eventsOf(rig.store),
  });
  const remove = (id: string) => {
    return removeNews(
      { store: rig.store, digestSources: sources(), catchUp: async () => {} },
      id,
      rig.time.now(),
      texts.remove,
      lines,
    );
  };

  test('takes a story out of the store and, by an edit, out of what was posted, weeks later', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    const [story] = await storiesOf(rig.store).newest(1);
    rig.time.advance(20 * 86_400_000);
    expect(await remove(story?.id ?? '')).toBe(0);
    expect(out[1]).toContain('1 posted digest is edited');
    await rig.pass(1);
    await rig.settled();
    const post = rig.posts().find((text) => text.includes('20241227')) ?? '';
    expect(post).not.toContain(story?.title);
    expect(post).toContain('第2条');
    await rig.arrive('极客头条', TODAY, 3, '（又读了一遍）');
    expect((await storiesOf(rig.store).newest(9)).map(({ title }) => title)).toEqual([
      '极客头条2024-12-27第2条（又读了一遍）',
      '极客头条2024-12-27第3条（又读了一遍）',
    ]);
  });

  test('takes an article out of the digest of the next day', async () => {
    await rig.end();
    rig = await Rig.start({
      makeDigest: (of, editions, choices) => digestOfEditions(sources(), of, editions, choices),
    });
    const story = storyOf('单篇报道', '2024-12-26', 0, '');
    const article = { story, column: '某站', url: null, day: day('2024-12-26'), dayGuessed: false };
    await saveArticle(rig.store, article, rig.time.now());
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    expect(rig.posts()[0]).toContain(story.title);
    expect(await remove(story.id)).toBe(0);
    expect(out[1]).toContain('1 posted digest is edited');
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).not.toContain(story.title);
  });

  test('takes a whole edition down', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    const [edition] = await editionsOf(rig.store).onDay(TODAY);
    expect(await remove(edition?.id ?? '')).toBe(0);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).toContain('的速览已撤下');
    expect(rig.posts()).toHaveLength(1);
    await rig.arrive('极客头条', TODAY);
    expect(await editionsOf(rig.store).onDay(TODAY)).toEqual([]);
  });

  test('is finished by the bot where the command was killed before it had asked for the edits', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    const [edition] = await editionsOf(rig.store).onDay(TODAY);
    if (!edition) throw new Error('no edition');
    await keepDown(rig.store, [edition.id], rig.time.now());
    await editionsOf(rig.store).remove(edition.id);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).toContain('的速览已撤下');
  });

  test('says that no story has the given id', async () => {
    expect(await remove('aaaaaaaaaa')).toBe(1);
    expect(err[0]).toContain('No story and no edition has the id aaaaaaaaaa');
  });

  test('old news that is tidied away by itself empties no digest', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await deliver();
    await rig.store.run('DELETE FROM editions');
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).toContain('第1条');
  });
});
