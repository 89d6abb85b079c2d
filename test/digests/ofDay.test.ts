import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { digestOfDay, digestOfEditions } from '../../src/digests/ofDay.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { openStore } from '../../src/store/open.ts';

const NOW = new Date('2024-12-27T04:00:00Z');

test('plain articles since the last digest stand behind the editions, and the day’s own are left to the next', async () => {
  const store = openStore(':memory:');
  const story = (id: string, title: string) => ({
    id: id as StoryId,
    title,
    section: null,
    paragraphs: ['正文。'],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  });
  for (const day of ['2024-12-24', '2024-12-27']) {
    const edition = {
      column: '极客头条',
      headline: `${day} | 极客头条`,
      date: day as CalendarDay,
      url: null,
      glance: [],
      keyPoints: [],
      keyPointsBy: null,
      writtenBy: null,
      characters: 1,
      minutes: 1,
      stories: [story(`e${day}`, `${day}的新闻`)],
      warnings: [],
    };
    await saveEdition(store, { edition, day: day as CalendarDay, dayGuessed: false, origin: day }, NOW);
  }
  for (const day of ['2024-12-23', '2024-12-24', '2024-12-26', '2024-12-27']) {
    const article = {
      column: '某博客',
      url: `https://example.org/${day}`,
      day: day as CalendarDay,
      dayGuessed: false,
    };
    await saveArticle(store, { ...article, story: story(`a${day}`, `${day}的文章`) }, NOW);
  }
  const sources = { editions: editionsOf(store), stories: storiesOf(store), events: eventsOf(store) };
  const more = async (columns: readonly string[]) => {
    const digest = await digestOfDay(sources, '2024-12-27' as CalendarDay, { columns });
    return digest?.sections.find((section) => section.name === '更多')?.items.map((item) => item.text);
  };
  expect(await more([])).toEqual(['2024-12-26的文章', '2024-12-24的文章']);
  expect(await more(['极客头条'])).toBeUndefined();
  const ofArticles = await digestOfDay(sources, '2024-12-26' as CalendarDay);
  expect(ofArticles?.sections).toMatchObject([{ name: null, items: [{ text: '2024-12-26的文章' }] }]);
  const onlyRoundups = { newsKinds: 'roundups' } as const;
  expect(await digestOfDay(sources, '2024-12-26' as CalendarDay, onlyRoundups)).toBeUndefined();
  const plain = await digestOfDay(sources, '2024-12-27' as CalendarDay, onlyRoundups);
  expect(plain?.sections.some((section) => section.name === '更多')).toBe(false);
  const articles = await digestOfDay(sources, '2024-12-27' as CalendarDay, { newsKinds: 'articles' });
  expect(articles).toMatchObject({ editions: [], columns: ['某博客'] });
  expect(await digestOfDay(sources, '2024-12-28' as CalendarDay)).toBeUndefined();

  const day = '2024-12-27' as CalendarDay;
  const [edition] = await sources.editions.onDay(day);
  const [head] = await sources.editions.headsOnDay(day);
  expect(edition).toMatchObject(head ?? {});
  expect(head?.stories[0]).not.toHaveProperty('paragraphs');
  const whole = await digestOfEditions(sources, day, edition ? [edition] : []);
  expect(await digestOfDay(sources, day)).toEqual(whole);
  // Its story and two articles, each of a title and 正文。
  expect(whole?.characters).toBe(3 * ('2024-12-27的新闻'.length + '正文。'.length));
  expect((await digestOfDay(sources, day, { include: ['正文'] }))?.sections).toEqual(whole?.sections);
  expect(await digestOfDay(sources, day, { exclude: ['正文'] })).toBeUndefined();
  await store.close();
});
