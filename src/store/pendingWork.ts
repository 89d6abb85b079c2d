import type { Store } from './open.ts';

/** The back-office tasks that follow every change of a story. */
export type Task = 'search' | 'events';

/** Up to `limit` stories, by row, that a task has still to look at; a row without a story means: it was removed. */
export function pendingStories(store: Store, task: Task, limit: number): readonly number[] {
  return store
    .prepare('SELECT story FROM pending_work WHERE task = ? ORDER BY story LIMIT ?')
    .all(task, limit)
    .map((row) => Number(row.story));
}

/** Marks stories as looked at; belongs in the transaction that writes the task's result. */
export function finishPending(store: Store, task: Task, stories: readonly number[]): void {
  store
    .prepare('DELETE FROM pending_work WHERE task = ? AND story IN (SELECT value FROM json_each(?))')
    .run(task, JSON.stringify(stories));
}

/** How many stories a task has still to look at. */
export function countPending(store: Store, task: Task): number {
  return Number(
    store.prepare('SELECT count(*) AS stories FROM pending_work WHERE task = ?').get(task)?.stories ?? 0,
  );
}
