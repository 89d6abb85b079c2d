import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { editionsOf } from '../../../src/store/news/editions.ts';
import { saveArticle } from '../../../src/store/news/saveArticle.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import type { Store } from '../../../src/store/open.ts';
import { idOf, publish, storyTitled } from '../newsroom.ts';
import { archiveRooms } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();
const feedSchema = z.object({ feed_url: z.string(), items: z.array(z.looseObject({})) });

describe('feeds', () => {
  test.each([
    ['atom', 'application/atom+xml'],
    ['rss', 'application/rss+xml'],
    ['json', 'application/feed+json'],
  ])('%s carries a digest a day, newest first, with whole addresses', async (form, type) => {
    const { response, text } = await (await twoDays()).get(`/feed.${form}`);
    expect(response.headers.get('Content-Type')).toContain(type);
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex');
    const parsed = parseFeed(text);
    expect(parsed.format).toBe(form);
    expect(text.indexOf('2024-12-27')).toBeLessThan(text.indexOf('2024-12-26'));
    expect(text).toContain(`https://news.example.org/story/${idOf('小米筹建集群')}`);
    // Titles are text there and contents are HTML: a title's angle brackets stay text in both.
    expect(text).not.toMatch(/<li>[^\]]*<script/u);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/u);
  });
});

test.each(['atom', 'rss', 'json'])('characters that XML forbids reach no feed: %s', async (form) => {
  const { store, get } = newsroom();
  await publish(store, '2024-12-27', [storyTitled('新\ufffe芯\uffff片\u0001发\ud800布')]);
  const { text } = await get(`/feed.${form}`);
  expect(text).toContain('新芯片');
  expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
});

describe('what feeds tell of themselves', () => {
  test('where they are, and that a day changed when a column came in later', async () => {
    const { get, store } = await twoDays();
    const late = new Date('2024-12-27T09:30:00Z');
    const stories = [storyTitled('傍晚才到的周报')];
    await publish(store, '2024-12-27', stories, { column: 'AI周报', at: late });
    const [atom, rss, json] = await Promise.all(['atom', 'rss', 'json'].map((form) => get(`/feed.${form}`)));
    expect(atom?.text).toContain(`<updated>${late.toISOString()}</updated>`);
    expect(atom?.text).toContain('<published>2024-12-27T00:00:00.000Z</published>');
    expect(rss?.text).toContain(`<lastBuildDate>${late.toUTCString()}</lastBuildDate>`);
    expect(rss?.text).toContain('<atom:link href="https://news.example.org/feed.rss" rel="self"');
    const { items, feed_url } = feedSchema.parse(JSON.parse(json?.text ?? ''));
    expect(feed_url).toBe('https://news.example.org/feed.json');
    expect(items[0]).toMatchObject({ date_modified: late.toISOString() });
    expect(items[1]).toMatchObject({ date_modified: '2024-12-27T02:00:00.000Z' });
  });

  test('an empty archive has feeds too', async () => {
    const { get } = newsroom();
    expect(feedSchema.parse(JSON.parse((await get('/feed.json')).text)).items).toEqual([]);
    expect(parseFeed((await get('/feed.rss')).text).format).toBe('rss');
    expect(parseFeed((await get('/feed.atom')).text).format).toBe('atom');
  });
});

/** Changes of the news, what the feed must then tell and tell no more, and the days that are made again for it. */
const CHANGES: Record<
  string,
  { change(store: Store): Promise<unknown>; told?: string; gone?: string; remade: string[] }
> = {
  'a correction of an old day': {
    change: (store) => publish(store, '2024-12-10', [storyTitled('旧闻，已更正'), storyTitled('旧闻二')]),
    told: '旧闻，已更正',
    gone: '旧闻一',
    remade: ['2024-12-10'],
  },
  'a story that is taken down': {
    change: (store) => storiesOf(store).remove(idOf('旧闻一')),
    told: '旧闻二',
    gone: '旧闻一',
    remade: ['2024-12-10'],
  },
  'an edition that is taken down': {
    async change(store) {
      const [edition] = await editionsOf(store).onDay('2024-12-10' as CalendarDay);
      if (edition) await editionsOf(store).remove(edition.id);
    },
    gone: '旧闻',
    remade: [],
  },
  'a new day': {
    change: (store) => publish(store, '2024-12-28', [storyTitled('次日的新闻')]),
    told: '次日的新闻',
    remade: ['2024-12-28'],
  },
  'a column that comes later in the day': {
    change: (store) => publish(store, '2024-12-27', [storyTitled('晚到的新闻')], { column: 'AI周报' }),
    told: '晚到的新闻',
    remade: ['2024-12-27'],
  },
  'an article between two days': {
    change: (store) =>
      saveArticle(
        store,
        {
          column: '某博客',
          url: 'https://example.org/a',
          day: '2024-12-25' as CalendarDay,
          dayGuessed: false,
          story: storyTitled('一篇文章'),
        },
        new Date('2024-12-27T03:00:00Z'),
      ),
    told: '一篇文章',
    remade: ['2024-12-26', '2024-12-27'],
  },
};

test.each(Object.entries(CHANGES))(
  'a feed that was read before tells %s at once, and makes no other day again',
  async (_, { change, told, gone, remade }) => {
    const made: string[] = [];
    const room = newsroom();
    const { store } = room;
    const { get } = newsroom({
      ...room.archive,
      digests: {
        ...room.archive.digests,
        of(day, ...rest) {
          made.push(day);
          return room.archive.digests.of(day, ...rest);
        },
      },
    });
    await publish(store, '2024-12-10', [storyTitled('旧闻一'), storyTitled('旧闻二')]);
    await publish(store, '2024-12-26', [storyTitled('昨天的新闻')]);
    await publish(store, '2024-12-27', [storyTitled('今天的新闻')]);
    for (const form of ['atom', 'rss', 'json', 'json']) await get(`/feed.${form}`);
    expect(made.toSorted()).toEqual(['2024-12-10', '2024-12-26', '2024-12-27']);
    made.length = 0;
    await change(store);
    for (const form of ['atom', 'rss', 'json']) {
      const { text } = await get(`/feed.${form}`);
      expect(text).toContain('今天的新闻');
      if (told !== undefined) expect(text).toContain(told);
      if (gone !== undefined) expect(text).not.toContain(gone);
    }
    expect(made.toSorted()).toEqual(remade);
  },
);
