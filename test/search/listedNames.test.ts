import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexOf } from '../../src/search/index/engineIndex.ts';
import { allOf, expressionOf } from '../../src/search/index/expression.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { parseTerms } from '../../src/search/query/parseTerms.ts';
import { matcherOf, normalizeForMatching } from '../../src/search/ranking/matching.ts';
import type { Store } from '../../src/store/open.ts';
import { engine, openTestStore } from '../database/engines.ts';
import { lexicon, lists, saveDay } from './news.ts';

let store: Store;
// Over a network each name takes a trip of its own: there every twentieth shows that names are found as in a file.
const names = lexicon.entities
  .flatMap((entity) => entity.names.map((name) => name.text))
  .filter((_, i) => engine === 'sqlite' || i % 20 === 0);

beforeAll(async () => {
  store = await openTestStore();
  for (let from = 0; from < names.length; from += 500) {
    const told = names.slice(from, from + 500).map((name, i) => ({
      id: `name${String(from + i).padStart(6, '0')}`,
      title: `有消息说，${name} 今天又有变化`,
    }));
    await saveDay(store, `2024-01-${String(from / 500 + 1).padStart(2, '0')}`, '极客头条', told);
  }
  await indexPending(store, lexicon);
});
afterAll(() => store.close());

test('every listed name is found in a title that holds it', async () => {
  const queries = names.map((name) => ({ name, terms: parseTerms(lists, name).terms }));
  const found = await indexOf(store).find(
    store,
    queries.map(({ terms }) => ({
      // As in a search, single characters are looked for in texts only.
      expression: allOf(
        terms
          .filter((term) => !term.isSingleCharacter)
          .flatMap((term) => expressionOf(term.alternatives) ?? []),
      ),
      filters: {},
    })),
    1,
  );
  const missed = queries.filter(({ name, terms }, i) => {
    const title = normalizeForMatching(`有消息说，${name} 今天又有变化`);
    return (
      terms.length === 0 || found[i]?.heads.length === 0 || !terms.every((term) => matcherOf(term)(title))
    );
  });
  expect(missed.map(({ name }) => name)).toEqual([]);
  expect(names.length).toBeGreaterThan(engine === 'sqlite' ? 6700 : 330);
});
