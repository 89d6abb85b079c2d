import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexPending } from '../../src/search/index/indexing.ts';
import { createSearch } from '../../src/search/search.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import type { Store } from '../../src/store/open.ts';
import { createLexicon, type Lexicon } from '../../src/words/lexicon.ts';
import { engine, openTestStore } from '../database/engines.ts';
import { over } from '../database/over.ts';
import { clock, dayFrom, lexicon, lists, saveDay } from './news.ts';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const found = async (query: string) =>
  (await createSearch(store, lists, clock).search(query)).hits.map((hit) => hit.id);
const rowsOf = async (table: string) =>
  Number((await store.get(`SELECT count(*) AS rows FROM ${table}`))?.rows);

test('what was stored is found once it is indexed, and indexing again does nothing', async () => {
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手机' }]);
  expect(await found('华为')).toEqual([]);
  expect(await indexPending(store, lexicon)).toBe(1);
  expect(await found('华为')).toEqual(['aaaaaaaaaa']);
  expect(await indexPending(store, lexicon)).toBe(0);
});

test('a changed story is found by its new words and no longer by its old ones', async () => {
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手机' }]);
  await indexPending(store, lexicon);
  await saveDay(store, '2025-01-10', '极客头条', [
    { id: 'aaaaaaaaaa', title: '华为发布新平板', text: '屏幕更大。' },
  ]);
  await indexPending(store, lexicon);
  expect(await found('平板')).toEqual(['aaaaaaaaaa']);
  expect(await found('手机')).toEqual([]);
});

test('a removed edition leaves nothing behind, in the index or in what is offered', async () => {
  await saveDay(store, '2025-01-09', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手机' }]);
  await indexPending(store, lexicon);
  const [edition] = await editionsOf(store).onDay(dayFrom('2025-01-09'));
  if (edition) await editionsOf(store).remove(edition.id);
  await indexPending(store, lexicon);
  expect(await found('华为')).toEqual([]);
  expect(await createSearch(store, lists, clock).complete('华', 5)).toEqual([]);
  expect([
    await rowsOf('search_stories'),
    await rowsOf('search_words'),
    await rowsOf('search_spellings'),
  ]).toEqual([0, 0, 0]);
});

test('a story that is saved again counts its words once', async () => {
  const words = async () =>
    Number((await store.get('SELECT max(stories) AS stories FROM search_words'))?.stories);
  for (const text of ['一', '二', '三']) {
    await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手机', text }]);
    await indexPending(store, lexicon);
  }
  expect(await words()).toBe(1);
});

test('a story that changes while its text is segmented is found by its newest text alone', async () => {
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手机' }]);
  await indexPending(store, lexicon);
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新平板' }]);
  let isChanged = false;
  const meanwhile = over(store, {
    async transaction(work, options) {
      if (!isChanged) {
        isChanged = true;
        await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '华为发布新手表' }]);
      }
      return store.transaction(work, options);
    },
  });
  await indexPending(meanwhile, lexicon);
  expect(await found('手表')).toEqual(['aaaaaaaaaa']);
  expect(await found('平板')).toEqual([]);
});

test('while other news comes in, each story is segmented once, and outside the transaction', async () => {
  let texts = 0;
  let inTransaction = 0;
  let isInside = false;
  const counting: Lexicon = {
    ...lexicon,
    mentionsIn(text) {
      texts += 1;
      if (isInside) inTransaction += 1;
      return lexicon.mentionsIn(text);
    },
  };
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '第 0 款折叠屏手机' }]);
  await indexPending(store, counting);
  const textsOfStory = texts;
  const stories = Array.from({ length: 60 }, (_, i) => ({
    id: `story${String(i).padStart(5, '0')}`,
    title: `第 ${i} 款折叠屏手机`,
  }));
  await saveDay(store, '2025-01-08', '极客头条', stories);
  let others = 0;
  const busy = over(store, {
    async transaction(work, options) {
      if (others < 10) {
        others += 1;
        await saveDay(store, '2025-01-11', `栏目 ${others}`, [
          { id: `other${String(others).padStart(5, '0')}`, title: `第 ${others} 款折叠屏手机` },
        ]);
      }
      return store.transaction(async (transaction) => {
        isInside = true;
        try {
          return await work(transaction);
        } finally {
          isInside = false;
        }
      }, options);
    },
  });
  texts = 0;
  expect(await indexPending(busy, counting)).toBe(stories.length + others);
  expect(others).toBeGreaterThan(1);
  expect({ texts, inTransaction }).toEqual({
    texts: textsOfStory * (stories.length + others),
    inTransaction: 0,
  });
});

test('many stories are indexed in several batches, and the newest is found first', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({
    id: `story${String(i).padStart(5, '0')}`,
    title: `第 ${i} 款折叠屏手机`,
  }));
  await saveDay(store, '2025-01-08', '极客头条', many);
  await saveDay(store, '2025-01-09', '极客头条', [{ id: 'newestfold', title: '又一款折叠屏手机' }]);
  expect(await indexPending(store, lexicon)).toBe(41);
  expect((await found('折叠屏'))[0]).toBe('newestfold');
});

test.runIf(engine === 'sqlite')(
  'a backlog leaves each index in one piece, so that a search looks in one place',
  async () => {
    for (const day of [8, 9, 10])
      await saveDay(
        store,
        `2025-01-${String(day).padStart(2, '0')}`,
        '极客头条',
        Array.from({ length: 700 }, (_, i) => ({
          id: `s${String(day * 1000 + i).padStart(9, '0')}`,
          title: `${day} 号 ${i} 款`,
        })),
      );
    expect(await indexPending(store, lexicon)).toBe(2100);
    const pieces = async (index: string) =>
      (await store.get(`SELECT count(DISTINCT segid) AS pieces FROM ${index}_idx`))?.pieces;
    expect([await pieces('search_heads'), await pieces('search_index')]).toEqual([1, 1]);
  },
);

test('a name that is added to the alias list is known for stories that were stored before', async () => {
  const before = createLexicon('[company]\n甲科技\n');
  const after = createLexicon('[company]\n甲科技 = Jiatech\n');
  await saveDay(store, '2025-01-10', '极客头条', [{ id: 'aaaaaaaaaa', title: '甲科技发布新手机' }]);
  await indexPending(store, before);
  expect(await createSearch(store, { ...lists, lexicon: before }, clock).complete('jiat', 5)).toEqual([]);
  expect(await indexPending(store, after)).toBe(1);
  expect(await createSearch(store, { ...lists, lexicon: after }, clock).complete('jiat', 5)).toContainEqual({
    kind: 'entity',
    text: '甲科技',
  });
  expect(await indexPending(store, after)).toBe(0);
});

test.runIf(engine === 'sqlite')(
  'stories of later and earlier days are written to FTS5 as one segment',
  async () => {
    for (const [day, id] of [
      ['2025-01-12', 'aaaaaaaaaa'],
      ['2025-01-11', 'bbbbbbbbbb'],
      ['2025-01-10', 'cccccccccc'],
    ] as const)
      await saveDay(store, day, '极客头条', [{ id, title: '华为发布新手机' }]);
    expect(await indexPending(store, lexicon)).toBe(3);
    const segments = async (table: string) =>
      Number((await store.get(`SELECT count(DISTINCT segid) AS segments FROM ${table}_idx`))?.segments);
    expect([await segments('search_heads'), await segments('search_index')]).toEqual([1, 1]);
  },
);
