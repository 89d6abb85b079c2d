import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import type { Queries } from '../../src/database/database.ts';
import type { OfEngine } from '../../src/search/index/engineIndex.ts';
import { adjacentExpressionOf } from '../../src/search/index/expression.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { readTrendQuery } from '../../src/search/trendQuery.ts';
import type { Trend } from '../../src/search/trends.ts';
import { joinAllPending } from '../../src/store/events/joinPending.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import fc from '../properties.ts';
import { clock, dayFrom, lexicon, lists, saveDay } from './news.ts';

const UNTIL = dayFrom('2025-01-10');
const daysAgo = (count: number): CalendarDay => addDays(UNTIL, -count);

let store: Store;
let search: Search;
let statements = 0;

/** Days before the last one, with titles of that day; glance lines behind a bar. */
const NEWS: readonly (readonly [number, readonly string[]])[] = [
  [0, ['小米发布新手机', '深度求索开源新模型', '海螺裁员两成']],
  [
    1,
    ['DeepSeek 训练细节公布', 'DeepSeek 的模型登上榜首', '深度求索回应：训练细节属实', '开源的模型越来越多'],
  ],
  [2, ['一则没有名字的消息|小米汽车交付提前', '火狐砍掉一个团队']],
  [30, ['Xiaomi 汽车召回', '开源模型大会召开']],
  [200, ['小米在海外开店', '小米又开一家店']],
  [1200, ['小米很久以前的消息']],
];

beforeAll(async () => {
  store = await openTestStore();
  let next = 0;
  for (const [ago, lines] of NEWS) {
    const told = lines.map((line) => {
      const [title = '', glance] = line.split('|');
      next += 1;
      const id = `trend${String(next).padStart(5, '0')}`;
      return {
        id,
        title,
        text: `${title}。小米、DeepSeek 都在正文里被提到一次。`,
        ...(glance && { glance }),
      };
    });
    await saveDay(store, daysAgo(ago), '晨报', told);
  }
  await indexPending(store, lexicon);
  await joinAllPending(store, lexicon);
  const counting: Queries & OfEngine = {
    engine: store.engine,
    all: (sql, parameters) => {
      statements += 1;
      return store.all(sql, parameters);
    },
    get: (sql, parameters) => {
      statements += 1;
      return store.get(sql, parameters);
    },
  };
  search = createSearch(counting, lists, clock);
});
afterAll(() => store.close());

function trend(words: readonly string[], days = 30): Promise<Trend> {
  return search.trend({ words, since: daysAgo(days - 1), until: UNTIL });
}

const lastDays = ({ words }: Trend, place = 0) => words[place]?.counts.slice(-4);

describe('a trend counts', () => {
  test.each([
    ['a company under all its names, in titles and one-liners, never in passing', '小米', [0, 1, 0, 1]],
    ['a name under another one', '深度求索', [0, 0, 3, 1]],
    ['a concept under its words', '裁员', [0, 1, 0, 1]],
    ['two words written as one, as search takes them', '开源模型', [0, 0, 1, 1]],
    ['several words as one', '小米汽车', [0, 1, 0, 0]],
    ['what nobody wrote', '量子香蕉', [0, 0, 0, 0]],
    ['what has no letter', '？！', [0, 0, 0, 0]],
    ['the other script', '開源', [0, 0, 1, 1]],
  ])('%s', async (_, word, counts) => {
    expect(lastDays(await trend([word]))).toEqual(counts);
  });

  test('a day’s count agrees with the full answers of a search whose titles hold the word', async () => {
    const day = daysAgo(1);
    const { hits } = await search.search('模型', { since: day, until: day, limit: 30 });
    const full = hits
      .filter(({ near }) => !near)
      .flatMap(({ id, also }) => [id, ...also.map((one) => one.id)]);
    expect(lastDays(await trend(['模型']))?.at(-2)).toBe(full.length);
  });
});

test.each([
  ['characters by each pair of neighbours', '甲乙丙丁', ['甲乙', '乙丙', '丙丁']],
  ['one character by whatever begins with it', '甲', ['甲*']],
  ['letters and digits that belong together', 'abc', ['abc']],
  ['letters beside characters', '甲乙abc', ['甲乙', 'abc']],
])('counts %s', (_, form, terms) => {
  const alternative = { text: form, forms: [form], values: [], quality: 1, source: 'typed' } as const;
  const expression = adjacentExpressionOf([alternative]);
  const parts = expression?.kind === 'all' ? expression.of : [expression];
  expect(parts.map((one) => (one?.kind === 'term' ? one.text + (one.begins ? '*' : '') : one))).toEqual(
    terms,
  );
});

test.each([
  ['words between spaces', '小米 华为  DeepSeek', ['小米', '华为', 'DeepSeek']],
  [
    'words with spaces between commas',
    'Model Context Protocol，小米、华为',
    ['Model Context Protocol', '小米', '华为'],
  ],
  ['words in quotation marks', '小米 “Apple Intelligence” 华为', ['小米', 'Apple Intelligence', '华为']],
  ['each word once, and five at most', 'a b a c d e f', ['a', 'b', 'c', 'd', 'e']],
  ['nothing', ' ，、 ', []],
])('reads %s', (_, text, words) => {
  expect(readTrendQuery(text, clock).words).toEqual(words);
});

test('a query’s bounds are those of a search, else ninety days up to today', () => {
  expect(readTrendQuery('小米', clock)).toEqual({
    words: ['小米'],
    since: '2024-10-14',
    until: '2025-01-11',
  });
  expect(readTrendQuery('小米 last:1y', clock).since).toBe('2024-01-12');
  expect(readTrendQuery('小米 since:2024-12-01 until:2024-12-31', clock)).toMatchObject({
    since: '2024-12-01',
    until: '2024-12-31',
  });
});

test('a month is told by days, a year by weeks, and what is older does not count', async () => {
  const month = await trend(['小米'], 30);
  expect([month.step, month.days.length, month.days.at(-1)]).toEqual(['day', 30, UNTIL]);
  expect(month.words[0]?.total).toBe(2);
  const year = await trend(['小米'], 365);
  expect([year.step, year.days.length, year.since]).toEqual(['week', 53, daysAgo(53 * 7 - 1)]);
  expect(year.words[0]?.total).toBe(5);
  const longest = await trend(['小米'], 5000);
  expect(longest.days.length).toBe(157);
  expect(longest.words[0]?.total).toBe(5);
});

test('the peak is the last step with the most stories, with the event that most of them tell', async () => {
  const { words } = await trend(['DeepSeek', '小米', '量子香蕉']);
  expect(words[0]?.peak).toMatchObject({ at: 28, count: 3, since: daysAgo(1), until: daysAgo(1) });
  expect(words[0]?.peak?.story?.title).toMatch(/训练细节/u);
  expect(words[1]?.peak).toMatchObject({ at: 29, count: 1, story: { title: '小米发布新手机' } });
  expect(words[2]?.peak).toBeUndefined();
});

test('a trend of six words counts five, in at most four statements', async () => {
  statements = 0;
  const { words } = await trend(['小米', 'DeepSeek', '裁员', '开源', '火狐', '海螺'], 365);
  expect(words.map(({ word }) => word)).toEqual(['小米', 'DeepSeek', '裁员', '开源', '火狐']);
  expect(statements).toBeLessThanOrEqual(4);
});

test('any words in any span are counted, steps and totals agreeing', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('小米', '"', 'AND', '*', 'GPT-4o'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { maxLength: 7 }),
      fc.integer({ min: -5, max: 2000 }),
      async (words, days) => {
        const found = await trend(words, days);
        expect(found.words.length).toBe(Math.min(5, words.length));
        for (const { counts, total } of found.words) {
          expect(counts.length).toBe(found.days.length);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
        }
      },
    ),
    { numRuns: 60 },
  );
});
