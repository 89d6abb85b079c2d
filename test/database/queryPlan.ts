import type { Queries, SqlParameter } from '../../src/database/database.ts';
import { engine } from './engines.ts';

/** The steps in which the engine of this run would carry out a statement. */
export async function planOf(
  queries: Queries,
  sql: string,
  parameters: readonly SqlParameter[],
): Promise<string[]> {
  const explain = engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  const rows = await queries.all(`${explain} ${sql}`, parameters);
  return rows.map((row) => String(row.detail ?? row['QUERY PLAN']));
}
