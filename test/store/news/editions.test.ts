import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { Edition, Story, StoryId } from '../../../src/editions/edition.ts';
import { freshStories } from '../../../src/store/members/freshStories.ts';
import { editionsOf } from '../../../src/store/news/editions.ts';
import type { IncomingEdition } from '../../../src/store/news/knownEdition.ts';
import { saveArticle } from '../../../src/store/news/saveArticle.ts';
import { saveEdition } from '../../../src/store/news/saveEdition.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import type { Store } from '../../../src/store/open.ts';
import { countPending, finishPending, pendingStories } from '../../../src/store/pendingWork.ts';
import { openTestStore } from '../../database/engines.ts';
import { ingestDocument } from '../ingestDocument.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
const LATER = new Date('2024-12-27T03:00:00Z');

function story(id: string, title: string, paragraphs: string[] = [`${title}的正文。`]): Story {
  return {
    id: id as StoryId,
    title,
    section: '国内要闻',
    paragraphs,
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  };
}

function reading(
  overrides: Partial<Edition> = {},
  rest: Partial<Omit<IncomingEdition, 'edition'>> = {},
): IncomingEdition {
  const stories = overrides.stories ?? [
    story('aaaaaaaaaa', '甲公司发布新芯片'),
    story('bbbbbbbbbb', '乙公司开源模型'),
  ];
  return {
    edition: {
      column: '极客头条',
      headline: '甲公司发布新芯片；乙公司开源模型 | 极客头条',
      date: '2024-12-27' as CalendarDay,
      url: 'https://blog.example.net/article/details/144000001',
      glance: [{ text: '甲公司新芯片来了', story: 'aaaaaaaaaa' as StoryId }],
      keyPoints: [],
      keyPointsBy: null,
      writtenBy: null,
      characters: 100,
      minutes: 1,
      warnings: [],
      ...overrides,
      stories,
    },
    day: '2024-12-27' as CalendarDay,
    dayGuessed: false,
    origin: 'one.html',
    ...rest,
  };
}

function withStore(run: (store: Store) => Promise<void>): () => Promise<void> {
  return async () => {
    const store = await openTestStore();
    try {
      await run(store);
    } finally {
      await store.close();
    }
  };
}

describe('saving an edition', () => {
  test(
    'stories keep the day that their edition keeps when a richer copy names none',
    withStore(async (store) => {
      const { id } = await saveEdition(store, reading(), NOW);
      const richer = {
        characters: 200,
        stories: [
          story('aaaaaaaaaa', '甲公司发布新芯片'),
          story('bbbbbbbbbb', '乙公司开源模型'),
          story('cccccccccc', '丙公司融资'),
        ],
      };
      const guessed = { day: '2024-12-30' as CalendarDay, dayGuessed: true, origin: 'mirror.md' };
      expect((await saveEdition(store, reading({ ...richer, date: null }, guessed), LATER)).kind).toBe(
        'updated',
      );
      const edition = await editionsOf(store).find(id);
      const days = await store.all('SELECT DISTINCT day FROM stories');
      expect([edition?.day, days]).toEqual(['2024-12-27', [{ day: '2024-12-27' }]]);
    }),
  );

  test(
    'keeps the stories in order, with the editors’ one-liner beside the story it announces',
    withStore(async (store) => {
      const saved = await saveEdition(store, reading(), NOW);
      const edition = await editionsOf(store).find(saved.id);
      expect(saved.kind).toBe('new');
      expect(edition?.stories.map((s) => [s.title, s.glance])).toEqual([
        ['甲公司发布新芯片', '甲公司新芯片来了'],
        ['乙公司开源模型', null],
      ]);
      expect(edition?.stories[0]?.url).toBe('https://blog.example.net/article/details/144000001');
    }),
  );

  test(
    'twice changes nothing, not even what search has still to look at',
    withStore(async (store) => {
      await saveEdition(store, reading(), NOW);
      await finishPending(store, 'search', await pendingStories(store, 'search', 100));
      const again = await saveEdition(store, reading(), LATER);
      expect(again.kind).toBe('unchanged');
      expect(await countPending(store, 'search')).toBe(0);
      expect(await storiesOf(store).count()).toBe(2);
    }),
  );

  test(
    'updates in place when the same document changed, and touches the changed story alone',
    withStore(async (store) => {
      const first = await saveEdition(store, reading(), NOW);
      await finishPending(store, 'search', await pendingStories(store, 'search', 100));
      const stories = [
        story('aaaaaaaaaa', '甲公司发布新芯片', ['更正后的正文。']),
        story('bbbbbbbbbb', '乙公司开源模型'),
      ];
      const second = await saveEdition(store, reading({ stories }), LATER);
      expect(second).toEqual({ kind: 'updated', id: first.id });
      expect(await pendingStories(store, 'search', 100)).toHaveLength(1);
      expect((await storiesOf(store).find('aaaaaaaaaa' as StoryId))?.paragraphs).toEqual(['更正后的正文。']);
    }),
  );

  const poorer = [story('aaaaaaaaaa', '甲公司发布新芯片')];
  const richer = [...poorer, story('bbbbbbbbbb', '乙公司开源模型'), story('cccccccccc', '丙公司裁员')];
  test.each([
    ['a poorer mirror does not replace the richer reading', poorer, 'unchanged', 2],
    ['a richer mirror does', richer, 'updated', 3],
  ])('%s', (_name, stories, kind, count) =>
    withStore(async (store) => {
      await saveEdition(store, reading(), NOW);
      const mirror = reading({ stories, url: null }, { origin: 'mirror.md' });
      expect((await saveEdition(store, mirror, LATER)).kind).toBe(kind);
      expect(await storiesOf(store).count()).toBe(count);
    })(),
  );

  test(
    'updates in place when a document without an address has its headline corrected',
    withStore(async (store) => {
      const first = await saveEdition(store, reading({ url: null }), NOW);
      const corrected = reading({ url: null, headline: '甲公司的新芯片；乙公司开源 | 极客头条' });
      expect(await saveEdition(store, corrected, LATER)).toEqual({ kind: 'updated', id: first.id });
      const other = [story('cccccccccc', '丙公司裁员'), story('dddddddddd', '丁公司上市')];
      const another = reading({ url: null, headline: '丙公司裁员 | 极客头条', stories: other });
      expect((await saveEdition(store, another, LATER)).kind).toBe('new');
    }),
  );

  test(
    'a column that repeats its headline has one edition a day, with story ids of their own',
    withStore(async (store) => {
      const daily = { headline: '投资早报', url: null };
      const monday = await saveEdition(store, reading(daily, { origin: 'monday.txt' }), NOW);
      const next = { origin: 'tuesday.txt', day: '2024-12-28' as CalendarDay };
      const tuesday = await saveEdition(store, reading(daily, next), LATER);
      expect([monday.kind, tuesday.kind]).toEqual(['new', 'new']);
      expect((await saveEdition(store, reading(daily, next), LATER)).kind).toBe('unchanged');
      const edition = await editionsOf(store).find(tuesday.id);
      expect(edition?.stories).toHaveLength(2);
      expect(edition?.glance[0]?.story).toBe(edition?.stories[0]?.id);
    }),
  );
});

describe('editions', () => {
  test(
    'are found by day, column and neighbour, and removed with their stories',
    withStore(async (store) => {
      const editions = editionsOf(store);
      const { id } = await saveEdition(store, reading(), NOW);
      await saveEdition(
        store,
        reading(
          { column: 'AI周报', headline: 'AI周报', url: null, stories: [story('dddddddddd', '丁')] },
          { day: '2024-12-20' as CalendarDay },
        ),
        NOW,
      );
      expect((await editions.onDay('2024-12-27' as CalendarDay, ['AI周报'])).length).toBe(0);
      expect(await editions.newestDay()).toBe('2024-12-27');
      expect(await editions.newestDay('2024-12-26' as CalendarDay)).toBe('2024-12-20');
      expect(await editions.neighbourDay('2024-12-27' as CalendarDay, 'before')).toBe('2024-12-20');
      expect(await editions.neighbourDay('2024-12-27' as CalendarDay, 'after')).toBeUndefined();
      expect((await editions.columns()).map((c) => c.column)).toEqual(['极客头条', 'AI周报']);
      expect(await editions.remove(id)).toBe(true);
      expect(await editions.remove(id)).toBe(false);
      expect(await storiesOf(store).count()).toBe(1);
    }),
  );
});

test(
  'a plain article belongs to no edition and is stored once',
  withStore(async (store) => {
    const article = {
      story: story('eeeeeeeeee', '一篇长文'),
      column: '某博客',
      url: 'https://blog.example.org/1',
      day: '2024-12-27' as CalendarDay,
      dayGuessed: false,
    };
    expect(await saveArticle(store, article, NOW)).toBe('new');
    expect(await saveArticle(store, article, LATER)).toBe('unchanged');
    const renamed = { ...article, story: story('ffffffffff', '一篇长文（修订）') };
    expect(await saveArticle(store, renamed, LATER)).toBe('updated');
    const day = '2024-12-27' as CalendarDay;
    const [stored] = await storiesOf(store).articlesOfDays(day, day, [], 10);
    expect(await storiesOf(store).articlesOfDays(day, day, ['别的来源'], 10)).toEqual([]);
    expect(stored).toMatchObject({ edition: null, column: '某博客', title: '一篇长文（修订）' });
  }),
);

test(
  'a plain article that nothing dates stands in no day’s news, until its feed says when it was published',
  withStore(async (store) => {
    const text =
      '<h1>一篇讲新芯片的长文</h1><p>这家公司介绍了新芯片的工艺、功耗和价格，首批产品明年交付。</p>';
    const ingest = (published?: Date) =>
      ingestDocument(
        store,
        {
          bytes: Buffer.from(text),
          origin: 'https://blog.example.org/chip',
          time: LATER,
          hints: { source: '某博客', ...(published && { published }) },
        },
        LATER,
        { articlesStandAlone: true },
      );
    const articles = () =>
      storiesOf(store).articlesOfDays('2024-01-01' as CalendarDay, '2025-12-31' as CalendarDay, [], 10);
    const fresh = () =>
      freshStories(store, {
        from: '2024-01-01' as CalendarDay,
        to: '2025-12-31' as CalendarDay,
        afterRow: 0,
        untilRow: 100,
      });
    expect(await ingest()).toEqual({ kind: 'article', change: 'new' });
    expect(await ingest()).toEqual({ kind: 'article', change: 'unchanged' });
    expect(await storiesOf(store).newest(10)).toHaveLength(1);
    expect([await articles(), await fresh()]).toEqual([[], []]);
    expect(await ingest(new Date('2024-12-20T02:00:00Z'))).toEqual({ kind: 'article', change: 'updated' });
    expect(await ingest()).toEqual({ kind: 'article', change: 'unchanged' });
    expect(await articles()).toMatchObject([{ day: '2024-12-20', title: '一篇讲新芯片的长文' }]);
    expect(await fresh()).toHaveLength(1);
  }),
);
