import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type JudgedQuery, meansOf, type QueryScore, scoreQueries } from '../../scripts/fit/search/judged.ts';
import type { Clock } from '../../src/calendar/zone.ts';
import { createSearch } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { judgedStore, tellings } from './judgedStore.ts';
import { lists } from './news.ts';

/** The day after the newest telling. */
const clock: Clock = { now: () => new Date('2025-09-13T01:00:00Z') };

const file = new URL('golden/queries.txt', import.meta.url);

/** Two hundred queries over PostgreSQL take a while on a machine that has other work. */
const READING_MILLISECONDS = 600_000;

let store: Store;
let scores: QueryScore[];

beforeAll(async () => {
  store = await judgedStore();
  scores = await scoreQueries(createSearch(store, lists, clock), judgedQueries());
}, READING_MILLISECONDS);
afterAll(() => store.close());

function judgedQueries(): JudgedQuery[] {
  const told = tellings();
  const graded = (places: string, grade: number) => {
    const happenings = places.split(' ').map((place) => told[Number(place || NaN)]?.happening);
    return [...new Set(happenings)].flatMap((happening) => {
      const titles = told.filter((one) => one.happening === happening).map(({ title }) => title);
      const [title, ...others] = titles;
      return title === undefined ? [] : [{ title, others, grade }];
    });
  };
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', q = '', answers = '', beside = ''] = line.split('|').map((part) => part.trim());
      return { kind, q, relevant: [...graded(answers, 2), ...graded(beside, 1)] };
    });
}

/** The queries of a kind that fall short, to read in a failing run. */
function short(kind: string): string[] {
  return scores.filter(({ query, ndcg }) => query.kind === kind && ndcg < 0.7).map(({ query }) => query.q);
}

describe('judged queries', () => {
  test('are at least 150, of 14 kinds', () => {
    expect(scores.length).toBeGreaterThanOrEqual(150);
    expect(new Set(scores.map(({ query }) => query.kind)).size).toBe(14);
  });

  test.each([
    ['entity', 0.95],
    ['case', 0.95],
    ['alias', 0.95],
    ['topic', 0.85],
    ['question', 0.9],
    ['paraphrase', 0.75],
    ['typo', 0.93],
    ['pinyin', 0.95],
    ['traditional', 0.9],
    ['fragment', 0.95],
    ['number', 0.9],
    ['time', 0.9],
    ['mixed', 0.95],
  ])('%s: nDCG at least %f', (kind, least) => {
    const { ndcg } = meansOf(scores.filter(({ query }) => query.kind === kind));
    expect(ndcg, `short: ${short(kind).join(' | ')}`).toBeGreaterThanOrEqual(least);
  });

  test('at least 19 of 20 queries that no story answers have near results alone', () => {
    const silent = scores.filter(({ query, ndcg }) => query.kind === 'none' && ndcg === 1);
    expect(silent.length).toBeGreaterThanOrEqual(22);
  });

  test('all kinds: nDCG and MRR at least 0.93', () => {
    const { ndcg, mrr } = meansOf(scores);
    expect(ndcg).toBeGreaterThanOrEqual(0.93);
    expect(mrr).toBeGreaterThanOrEqual(0.93);
  });

  test('a near result never stands above a full answer', async () => {
    const search = createSearch(store, lists, clock);
    for (const { q } of judgedQueries()) {
      const near = (await search.search(q)).hits.map((hit) => hit.near);
      expect(near).toEqual([...near].sort());
    }
  });
});
