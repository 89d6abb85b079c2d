import type { Queries, Statements } from '../database/database.ts';

/** Background tasks after every change of a story. */
export type PendingTask = 'search' | 'events';

/** Returns up to `limit` rows that a task has to process; a row without a story means that it was removed. */
export async function pendingStories(
  queries: Queries,
  task: PendingTask,
  limit: number,
): Promise<readonly number[]> {
  const rows = await queries.all<{ story: number }>(
    'SELECT story FROM pending_work WHERE task = ? ORDER BY story LIMIT ?',
    [task, limit],
  );
  return rows.map(({ story }) => story);
}

/** Marks stories as processed; call it in the transaction that writes the task's result. */
export async function finishPending(
  statements: Statements,
  task: PendingTask,
  stories: readonly number[],
): Promise<void> {
  await statements.run('DELETE FROM pending_work WHERE task = ? AND story = ANY(?)', [task, stories]);
}

/** Returns the number of stories that a task has to process. */
export async function countPending(queries: Queries, task: PendingTask): Promise<number> {
  const row = await queries.get<{ stories: number }>(
    'SELECT count(*) AS stories FROM pending_work WHERE task = ?',
    [task],
  );
  return row?.stories ?? 0;
}

/** Returns whether a task has to process stories within a range of rows (exclusive, inclusive). */
export async function isPending(
  queries: Queries,
  task: PendingTask,
  afterRow: number,
  untilRow: number,
): Promise<boolean> {
  const row = await queries.get(
    'SELECT story FROM pending_work WHERE task = ? AND story > ? AND story <= ? LIMIT 1',
    [task, afterRow, untilRow],
  );
  return row !== undefined;
}
