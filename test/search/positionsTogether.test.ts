import { expect, test } from 'vitest';
import type { PostingsRequest, SearchIndex } from '../../src/search/index/searchIndex.ts';
import { sqliteIndex } from '../../src/search/index/sqliteIndex.ts';
import { wordTerm } from '../../src/search/query/terms.ts';
import { positionsTogether } from '../../src/search/ranking/positionsTogether.ts';
import type { TermPostings } from '../../src/search/ranking/postings.ts';

const NEWEST = 10_000_000;
const size = { stories: NEWEST, first: 0, end: NEWEST };
const [common, rare] = [wordTerm('发布'), wordTerm('折叠屏')];

/** The newest hundred positions of a word that one story in so many holds, or all of them. */
const everyNth = (apart: number, count = 100) => ({
  sure: { heads: [], texts: Array.from({ length: count }, (_, i) => NEWEST - i * apart) },
  other: { heads: [], texts: [] },
});

/** Returns what an index is asked for two words, the second with some postings. */
async function askedWith(postings: ReturnType<typeof everyNth>): Promise<readonly PostingsRequest[]> {
  const found: TermPostings = new Map([
    [common, everyNth(10)],
    [rare, postings],
  ]);
  const asked: PostingsRequest[] = [];
  const queries = { all: async () => [], get: async () => undefined };
  const index: SearchIndex = {
    ...sqliteIndex,
    async find(_, requests) {
      asked.push(...requests);
      return requests.map(() => ({ heads: [], texts: [] }));
    },
  };
  const terms = [common, rare].map((term, i) => ({ term, weight: i + 1 }));
  await positionsTogether({ queries, index }, size, terms, [{ found, filters: {} }]);
  return asked;
}

test('texts with frequent words are looked for as far back as the steps allow, farther for a rarer word', async () => {
  const [often] = await askedWith(everyNth(20));
  const [seldom] = await askedWith(everyNth(200));
  expect(often?.textsFrom).toBeLessThan(NEWEST - 20 * 1000);
  expect(often?.textsFrom).toBeGreaterThan(NEWEST - 20 * 6000);
  expect(seldom?.textsFrom).toBeLessThan((often?.textsFrom ?? 0) - 200 * 900);
});

test('texts are expected to be few where both words are rare', async () => {
  const [often] = await askedWith(everyNth(20));
  const [seldom] = await askedWith(everyNth(2000));
  expect([often?.fewTexts, seldom?.fewTexts]).toEqual([false, true]);
});

test('texts are looked for without a bound if a word’s stories are all known', async () => {
  const [all] = await askedWith(everyNth(20, 99));
  expect(all).toMatchObject({ filters: {} });
  expect(all?.textsFrom).toBeUndefined();
});

test('the rarest word is looked up first', async () => {
  const [all] = await askedWith(everyNth(200));
  expect(JSON.stringify(all?.expression)).toMatch(/折叠.*发布/);
});
