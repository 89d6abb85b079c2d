import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './open.ts';

/** Between two looks at a lock that another process holds. */
const LOOK_MILLISECONDS = 25;
/** After so long a writer may as well wait as SQLite does, and fail as it does. */
const PATIENCE_MILLISECONDS = 60_000;
const SQLITE_BUSY = 5;

/**
 * Resolves once no other process holds the store's write lock, without holding the event loop meanwhile: a write that
 * follows at once waits for nobody. After a minute it resolves all the same.
 */
export async function whenWritable(store: Store): Promise<void> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  while (!isWritable(store) && performance.now() < until) await sleep(LOOK_MILLISECONDS);
}

function isWritable({ database }: Store): boolean {
  if (database.isTransaction) return true;
  const waits = database.prepare('PRAGMA busy_timeout').get()?.timeout;
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${Number(waits)}`);
  }
}
