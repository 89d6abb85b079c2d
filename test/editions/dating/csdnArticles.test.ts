import { expect, test } from 'vitest';
import { csdnArticle, estimateDay, notedArticle } from '../../../src/editions/dating/csdnArticles.ts';

test.each([
  ['older than the table', 1_000_000, undefined],
  ['between two known days', 143_000_000, /^2024-10-/],
  ['between two known days months apart', 148_000_000, /^2025-0[56]-/],
  ['a little beyond the table', 157_000_000, /^202(?:5-12|6-0[1-3])-/],
  ['a number that nobody can have given out yet', 900_000_001, undefined],
])('the day of an article %s', (_name, article, day) => {
  const estimate = estimateDay(article);
  if (day === undefined) expect(estimate).toBeUndefined();
  else expect(estimate?.day).toMatch(day);
});

test('near a day that is only recalled an estimate is less sure than near a post’s own', () => {
  expect(estimateDay(143_746_000)?.slackDays).toBe(3);
  expect(estimateDay(120_010_000)?.slackDays).toBeGreaterThan(10);
});

test.each([
  ['https://blog.csdn.net/csdnnews/article/details/143745017', 143_745_017],
  ['https://csdnnews.blog.csdn.net/article/details/143745017?x=1', 143_745_017],
  ['https://example.org/article/details/143745017', undefined],
  ['https://csdn.net.example.org/article/details/143745017', undefined],
  [null, undefined],
])('the article in %s', (url, article) => {
  expect(csdnArticle(url)).toBe(article);
});

test('beyond the table the doubt grows with the days, by how unevenly numbers were given out', () => {
  const slack = [157_000_000, 160_000_000, 165_000_000].map(
    (article) => estimateDay(article)?.slackDays ?? 0,
  );
  expect(slack[0]).toBeGreaterThanOrEqual(20);
  expect(slack[1]).toBeGreaterThan(slack[0] ?? 0);
  expect(slack[2]).toBeGreaterThan(slack[1] ?? 0);
});

test.each([
  [[['artid', '143745017']], 143_745_017],
  [
    [
      ['title', '某报'],
      ['artid', 'sample-26'],
    ],
    undefined,
  ],
  [[], undefined],
] as const)('the article that an archive notes in %j', (fields, article) => {
  expect(notedArticle(fields)).toBe(article);
});
