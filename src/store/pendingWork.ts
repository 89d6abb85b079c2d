import type { Queries, Statements } from '../database/database.ts';

/** The back-office tasks that follow every change of a story. */
export type PendingTask = 'search' | 'events';

/** Up to `limit` stories, by row, that a task has still to look at; a row without a story means: it was removed. */
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

/** Marks stories as looked at; belongs in the transaction that writes the task's result. */
export async function finishPending(
  statements: Statements,
  task: PendingTask,
  stories: readonly number[],
): Promise<void> {
  await statements.run('DELETE FROM pending_work WHERE task = ? AND story = ANY(?)', [task, stories]);
}

/** How many stories a task has still to look at. */
export async function countPending(queries: Queries, task: PendingTask): Promise<number> {
  const row = await queries.get<{ stories: number }>(
    'SELECT count(*) AS stories FROM pending_work WHERE task = ?',
    [task],
  );
  return row?.stories ?? 0;
}

/** Whether a task has still to look at stories after one row and up to another. */
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
