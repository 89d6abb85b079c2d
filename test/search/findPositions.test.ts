import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexOf } from '../../src/search/index/engineIndex.ts';
import type { TermExpression } from '../../src/search/index/expression.ts';
import { NOWHERE, type PostingsRequest } from '../../src/search/index/searchIndex.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';

const MOST = 10;
const inTitles: TermExpression = { kind: 'term', text: '发布', begins: false };
const inTexts: TermExpression = { kind: 'term', text: '折叠', begins: false };

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  const documents = [100, 200, 300].map((position) => ({
    position,
    head: ['发布'],
    body: ['折叠'],
    places: [],
  }));
  await store.transaction((transaction) => indexOf(store).add(transaction, documents));
});
afterAll(() => store.close());

const find = (requests: readonly PostingsRequest[]) => indexOf(store).find(store, requests, MOST);

test('positions are found newest first, in texts no farther back than asked, whether few are expected or many', async () => {
  const found = await find([
    { expression: inTitles, filters: {} },
    { expression: inTexts, filters: {}, textsFrom: 200 },
    { expression: inTexts, filters: {}, textsFrom: 200, fewTexts: true },
    { expression: undefined, filters: {} },
  ]);
  expect(found).toEqual([
    { heads: [300, 200, 100], texts: [300, 200, 100] },
    { heads: [], texts: [300, 200] },
    { heads: [], texts: [300, 200] },
    NOWHERE,
  ]);
});

test('a request for any text returns at most one position', async () => {
  const found = await find([
    { expression: inTitles, filters: {}, anyText: true },
    { expression: inTexts, filters: {}, textsFrom: 301, anyText: true },
  ]);
  expect(found.map(({ heads, texts }) => [heads.length, texts.length])).toEqual([
    [0, 1],
    [0, 0],
  ]);
});
