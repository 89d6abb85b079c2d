import type { Queries, Transaction } from '../../database/database.ts';

/**
 * Returns a number that changes with every change of editions, stories or events by any process; triggers maintain it.
 */
export async function newsVersion(queries: Queries): Promise<number> {
  const row = await queries.get<{ version: number }>('SELECT version FROM news_version');
  return row?.version ?? 0;
}

/**
 * Increments the version and blocks other changes of the news until the end of the transaction. Returns false, changing
 * nothing, if the version is not `seen`.
 */
export async function advanceNewsVersion(transaction: Transaction, seen?: number): Promise<boolean> {
  const advanced =
    seen === undefined
      ? await transaction.run('UPDATE news_version SET version = version + 1')
      : await transaction.run('UPDATE news_version SET version = version + 1 WHERE version = ?', [seen]);
  return advanced.changes > 0;
}
