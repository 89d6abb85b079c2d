import type { Queries, Transaction } from '../../database/database.ts';

/** A number that changes whenever editions, stories or events do, by this process or another; triggers keep it. */
export async function newsVersion(queries: Queries): Promise<number> {
  const row = await queries.get<{ version: number }>('SELECT version FROM news_version');
  return row?.version ?? 0;
}

/**
 * Counts the version on and keeps others from changing the news until the transaction is over. False, without a change,
 * where it is not the one that was seen.
 */
export async function advanceNewsVersion(transaction: Transaction, seen?: number): Promise<boolean> {
  const advanced =
    seen === undefined
      ? await transaction.run('UPDATE news_version SET version = version + 1')
      : await transaction.run('UPDATE news_version SET version = version + 1 WHERE version = ?', [seen]);
  return advanced.changes > 0;
}
