import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import fc, { brokenText } from '../properties.ts';
import { dayFrom, searchOverNews } from './news.ts';

let store: Store;
let search: Search;
beforeAll(async () => {
  ({ store, search } = await searchOverNews());
});
afterAll(() => store.close());

const ids = async (query: string) => (await search.search(query)).hits.map((hit) => hit.id);
/** Stories that hold all that was asked. */
const answers = async (query: string) =>
  (await search.search(query)).hits.filter((hit) => !hit.near).map((hit) => hit.id);

describe('a query that no story answers finds nothing', () => {
  test.each(['苹果 火星', '小米粥', '苹果汁', '几场', 'asdfghjkl', '？！', '', '   '])('%s', async (query) =>
    expect(await answers(query)).toEqual([]),
  );

  test('suggests names close to the query', async () => {
    expect((await search.search('GPT-5')).suggestions).toContain('GPT-4o');
    expect((await search.search('小米 YU7')).suggestions).toContain('小米SU7');
    expect((await search.search('苹果 火星')).suggestions).not.toContain('苹果');
    expect((await search.search('DeepSeek limt:3')).suggestions).toEqual([]);
  });

  test.each([
    ['the beginning of a name', 'deeps', 'DeepSeek'],
    ['initials', 'ywd', '英伟达'],
  ])('suggests the name for %s', async (_, typed, name) => {
    expect((await search.search(typed)).suggestions).toContain(name);
  });
});

describe('ranking', () => {
  test('the title before the text, the subject before the object, then the newer', async () => {
    expect(await answers('苹果')).toEqual(['applerobot', 'iphone17sl']);
    expect((await ids('小米')).at(-1)).toBe('rtx5090ces');
    expect((await ids('英伟达')).slice(-2)).toEqual(['newssummry', 'linzhiyong']);
  });

  test('an exact designation excludes longer ones', async () => {
    expect(await ids('GPT-4o')).toEqual(['gpt4osmall']);
  });

  test('an exact word is not read as another, a misspelt one is', async () => {
    const answer = await search.search('小米');
    expect(answer.readAs).toEqual([]);
    expect(await search.search('小咪')).toMatchObject({ readAs: [{ typed: '小咪', as: '小米' }] });
  });

  test.each([
    ['deepseak', 'DeepSeek'],
    ['zaoche', '造车'],
    ['文心一严', '文心一言'],
  ])('%s is reported as read as %s', async (typed, as) => {
    expect((await search.search(typed)).readAs).toEqual([{ typed, as }]);
  });

  test('hits are in falling order of score, none twice', async () => {
    const { hits } = await search.search('小米');
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
  });

  test('a query that clearly means one story is marked clear', async () => {
    expect((await search.search('RTX 5090 售价')).clear).toBe(true);
    // The only answer, though no more than its text holds the words.
    expect((await search.search('郭明錤')).clear).toBe(true);
    expect((await search.search('苹果 火星')).clear).toBe(false);
    expect((await search.search('小米')).clear).toBe(false);
  });
});

describe('filters', () => {
  test.each([
    ['a column', '英伟达 column:AI周报', ['newssummry']],
    ['a section', '小米 section:国内要闻', ['su7hundred', 'gpucluster']],
    ['since a day', '小米 since:2025-01-01', ['su7hundred', 'rtx5090ces']],
    ['the last days', '苹果 last:2d', ['applerobot']],
    ['several', '苹果 column:极客头条 since:2025-01-01', ['iphone17sl']],
    ['an unknown column', '苹果 column:日报', []],
    ['filters alone', 'column:AI周报 section:国外动态', ['applerobot', 'newssummry']],
  ])('%s: %s', async (_, query, expected) => expect(await ids(query)).toEqual(expected));

  test('options bound the search, and override the query', async () => {
    const bounded = await search.search('小米 since:2020-01-01', { since: dayFrom('2025-01-01') });
    expect(bounded.hits.map((hit) => hit.id)).toEqual(['su7hundred', 'rtx5090ces']);
  });

  test('a limit and an offset make pages without gap or repetition', async () => {
    const all = (await search.search('小米')).hits;
    const pages = await Promise.all([0, 1, 2].map((offset) => search.search('小米', { limit: 1, offset })));
    expect(pages.flatMap((page) => page.hits)).toEqual(all.slice(0, 3));
  });
});

describe('any query', () => {
  const pieces = fc.constantFrom(
    ...[
      '小米',
      'GPT-4',
      '"',
      "'",
      '*',
      '^',
      '(',
      ')',
      ' AND ',
      ' OR ',
      'NOT',
      'NEAR(',
      '{head} :',
      'head:',
      '-',
      '+',
      '#',
    ],
    ...[
      'column:',
      'section:"',
      'since:',
      'last:9d',
      '\u0000',
      '%',
      '\\',
      '6710亿',
      '的',
      '什么',
      '😀',
      '𠮷',
      'lei',
      '=1e9',
    ],
  );

  test('with syntax of the index language is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        const { hits } = await search.search(parts.join(''));
        expect(hits.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 150 },
    );
  });

  test('any text is answered, and completed', async () => {
    await fc.assert(
      fc.asyncProperty(brokenText(40), async (text) => {
        await search.search(text);
        expect((await search.complete(text, 5)).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 100 },
    );
  });

  test('a very long one takes no more time than a short one', async () => {
    expect((await search.search('小米为什么造车'.repeat(5000))).hits.length).toBeLessThanOrEqual(10);
    await search.search('xian'.repeat(5000));
    await search.complete('吖'.repeat(50_000), 5);
  });
});
