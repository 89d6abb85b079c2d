import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import type { DigestMaker } from '../../src/outbox/contentMaker.ts';
import { takeDown } from '../../src/outbox/takeDown.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { Rig } from './rig.ts';
import { day, storyOf } from './roundup.ts';

const TODAY = day('2024-12-27');
const GONE = '华星回应高管离职传闻';
const TITLES = [GONE, '华星发布新款平板电脑', '某云开源数据库'];

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.end());

describe('a story that is taken down', () => {
  test('is named nowhere in the digest that was posted with it, nor when its document comes again', async () => {
    const [gone] = await save(['']);
    await rig.subscribe();
    await rig.deliver();
    expect(rig.posts()[0]).toContain(GONE);
    const { store } = rig;
    expect(await takeDown({ store, makeDigest }, gone ?? '', rig.time.now())).toMatchObject({ posts: 1 });
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).not.toContain('离职');
    expect(rig.posts()[0]).toContain('某云开源数据库');
    expect(rig.posts()[0]).toContain('华星发布新款平板电脑');
    await save(['', '（更正）']);
    const [edition] = await editionsOf(store).onDay(TODAY);
    expect(JSON.stringify(edition)).not.toContain('离职');
    expect(edition?.headline).toBe('某云开源数据库 | 极客头条');
    expect(edition?.stories).toHaveLength(2);
  });
});

const makeDigest: DigestMaker = (of, editions, choices) => {
  const { store } = rig;
  const sources = { editions: editionsOf(store), stories: storiesOf(store), events: eventsOf(store) };
  return digestOfEditions(sources, of, editions, choices);
};

/** Stores the day's edition; returns the ids of its stories. */
async function save(marks: readonly string[]): Promise<readonly string[]> {
  const stories = TITLES.map((title, index) => {
    const story = storyOf('极客头条', TODAY, index, '');
    return { ...story, title, paragraphs: [`${title}，有关人士称属正常变动${marks.join('')}。`] };
  });
  const edition = {
    column: '极客头条',
    headline: `${GONE}；某云开源数据库 | 极客头条`,
    date: TODAY,
    url: 'https://news.example/20241227',
    glance: stories.map(({ id, title }) => ({ text: title, story: id })),
    keyPoints: [`${GONE}，称属正常变动`],
    keyPointsBy: null,
    writtenBy: null,
    characters: 100 + marks.length,
    minutes: 1,
    warnings: [],
    stories,
  };
  await saveEdition(rig.store, { edition, day: TODAY, dayGuessed: false, origin: 'a.md' }, rig.time.now());
  return stories.map(({ id }) => id);
}
