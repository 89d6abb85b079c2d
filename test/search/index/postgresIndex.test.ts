import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Queries, SqlParameter } from '../../../src/database/database.ts';
import { postgresIndex } from '../../../src/search/index/postgresIndex.ts';
import type { Store } from '../../../src/store/open.ts';
import { engine, openTestStore } from '../../database/engines.ts';

const STORIES = 20_000;
const MOST = 100;

/** A step of a plan as `EXPLAIN (FORMAT JSON)` tells it, with the rows that it read and those that it left out. */
interface Step {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly Plans?: readonly Step[] | undefined;
}
const step: z.ZodType<Step> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    Plans: z.array(step).optional(),
  }),
);
const explained = z.tuple([z.object({ Plan: step })]);

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  if (engine === 'sqlite') return;
  await store.runScript(
    `INSERT INTO search_documents
       SELECT position, array_to_tsvector(terms), array_to_tsvector(terms) FROM (
         SELECT position, array['often', 'term' || position] || CASE WHEN position IN (7, 70, 700) THEN array['rare'] ELSE array[]::text[] END AS terms
         FROM generate_series(1, ${STORIES}) AS position) AS stories;
     ANALYZE search_documents`,
  );
});
afterAll(() => store.close());

test.runIf(engine === 'postgres').each([
  { text: 'rare', found: 3, rowsMost: 10 },
  { text: 'often', found: MOST, rowsMost: STORIES },
  { text: 'nothing', found: 0, rowsMost: 0 },
])('of the term $text it reads few of the rows of $rowsMost', async ({ text, found, rowsMost }) => {
  const asked: { sql: string; parameters: readonly SqlParameter[] }[] = [];
  const noting: Queries = {
    all: (sql, parameters = []) => {
      asked.push({ sql, parameters });
      return store.all(sql, parameters);
    },
    get: (sql, parameters) => store.get(sql, parameters),
  };
  const request = { expression: { kind: 'term', text, begins: false }, filters: {} } as const;
  const [postings] = await postgresIndex.find(noting, [request], MOST);
  expect(postings?.heads).toHaveLength(found);
  expect(postings?.texts).toEqual(postings?.heads);
  expect(postings?.heads).toEqual(postings?.heads.toSorted((one, other) => other - one));
  expect(asked).toHaveLength(1);
  for (const { sql, parameters } of asked) {
    const [row] = await store.all<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`,
      parameters,
    );
    const [{ Plan }] = explained.parse(JSON.parse(String(row?.['QUERY PLAN'])));
    expect(rowsOfTables(Plan)).toBeLessThanOrEqual(rowsMost);
  }
});

/** Rows of tables that a plan looked at, in all: those of which an index alone told are not. */
function rowsOfTables({
  'Node Type': type,
  'Actual Rows': rows,
  'Actual Loops': loops,
  ...rest
}: Step): number {
  const own = ['Seq Scan', 'Index Scan', 'Bitmap Heap Scan'].includes(type)
    ? (rows + (rest['Rows Removed by Filter'] ?? 0)) * loops
    : 0;
  return own + (rest.Plans ?? []).reduce((sum, inner) => sum + rowsOfTables(inner), 0);
}
