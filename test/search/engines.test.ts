import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/calendar/zone.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { engine } from '../database/engines.ts';
import { judgedStore } from './judgedStore.ts';
import { lists } from './news.ts';

/** The day after the newest telling. */
const clock: Clock = { now: () => new Date('2025-09-13T01:00:00Z') };

/** The judged queries, and what people type that no judge has seen: quotes, operators, a section, a beginning. */
const QUERIES = [
  ...readFileSync(new URL('golden/queries.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|')[1]?.trim() ?? ''),
  ...[
    "it's",
    "'小米'",
    '小米 & 华为',
    '小米 | !华为',
    'C++ (开源)',
    '\\',
    "a\\'b:*",
    '小米\0汽车',
    '手',
    'x'.repeat(900),
  ],
];

describe.runIf(engine === 'postgres')('PostgreSQL finds what SQLite finds', () => {
  let stores: Store[];
  beforeAll(async () => {
    stores = [await judgedStore(async () => openStore(':memory:')), await judgedStore()];
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  test('the same hits in the same order with the same scores, for every query', async () => {
    const [sqlite = [], postgres = []] = await Promise.all(
      stores.map(async (store) => {
        const search = createSearch(store, lists, clock);
        const found: object[] = [];
        for (const query of QUERIES) {
          const { hits, readAs, suggestions } = await search.search(query, { limit: 20 });
          found.push({
            query,
            hits: hits.map(({ id, score, near }) => ({ id, score, near })),
            readAs,
            suggestions,
          });
        }
        return found;
      }),
    );
    expect(postgres).toEqual(sqlite);
    expect(sqlite.length).toBeGreaterThan(150);
  });

  test('the same completions of what is typed so far', async () => {
    const typed = ['小', '小米', 'deep', 'open', 'x', '华为手', '开', 'xiaomi', "'"];
    const [sqlite, postgres] = await Promise.all(
      stores.map((store) =>
        Promise.all(typed.map((beginning) => createSearch(store, lists, clock).complete(beginning, 10))),
      ),
    );
    expect(postgres).toEqual(sqlite);
  });
});
