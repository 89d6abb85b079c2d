import { createHash } from 'node:crypto';
import type { Document } from '../sources/document.ts';
import type { Store } from './open.ts';

/** The process may die once for other reasons while a document is being read; twice is the document's doing. */
const MOST_ATTEMPTS = 2;
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60_000;

/** What names a document's content in the table of attempts. */
export function attemptKey({ bytes, origin }: Document): string {
  return createHash('sha256').update(origin).update('\0').update(bytes).digest('hex');
}

/**
 * Notes that a document is about to be read; false where it is put aside, because it was being read when the process
 * died, or reading it was given up.
 */
export function beginAttempt(store: Store, key: string, now: Date): boolean {
  return store.transactionSync(() => {
    const known = store.prepare('SELECT attempts FROM reading_attempts WHERE document = ?').get(key);
    if (known && Number(known.attempts) >= MOST_ATTEMPTS) return false;
    store.prepare('DELETE FROM reading_attempts WHERE started_at < ?').run(now.getTime() - KEPT_MILLISECONDS);
    store
      .prepare(
        `INSERT INTO reading_attempts (document, attempts, started_at) VALUES (?, 1, ?)
         ON CONFLICT (document) DO UPDATE SET attempts = attempts + 1, started_at = excluded.started_at`,
      )
      .run(key, now.getTime());
    return true;
  });
}

/** How many documents are put aside. */
export function countPutAside(store: Store): number {
  const row = store
    .prepare('SELECT count(*) AS count FROM reading_attempts WHERE attempts >= ?')
    .get(MOST_ATTEMPTS);
  return Number(row?.count ?? 0);
}

/** Lets documents that are put aside be read again when they next come in; how many. */
export function freePutAside(store: Store): number {
  return Number(store.prepare('DELETE FROM reading_attempts WHERE attempts >= ?').run(MOST_ATTEMPTS).changes);
}

/** Notes that a document was read to its end; one that was given up is put aside at once. */
export function endAttempt(store: Store, key: string, gaveUp: boolean): void {
  if (gaveUp)
    store.prepare('UPDATE reading_attempts SET attempts = ? WHERE document = ?').run(MOST_ATTEMPTS, key);
  else store.prepare('DELETE FROM reading_attempts WHERE document = ?').run(key);
}
