import { createHash } from 'node:crypto';
import type { Database, Queries, Statements } from '../database/database.ts';
import type { Document } from '../sources/document.ts';

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
export function beginAttempt(database: Database, key: string, now: Date): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const expired = now.getTime() - KEPT_MILLISECONDS;
    await transaction.run('DELETE FROM reading_attempts WHERE started_at < ?', [expired]);
    const begun = await transaction.run(
      `INSERT INTO reading_attempts (document, attempts, started_at) VALUES (?, 1, ?)
       ON CONFLICT (document) DO UPDATE
         SET attempts = reading_attempts.attempts + 1, started_at = excluded.started_at
         WHERE reading_attempts.attempts < ?`,
      [key, now.getTime(), MOST_ATTEMPTS],
    );
    return begun.changes > 0;
  });
}

/** How many documents are put aside. */
export async function countPutAside(queries: Queries): Promise<number> {
  const row = await queries.get<{ documents: number }>(
    'SELECT count(*) AS documents FROM reading_attempts WHERE attempts >= ?',
    [MOST_ATTEMPTS],
  );
  return row?.documents ?? 0;
}

/** Lets documents that are put aside be read again when they next come in; how many. */
export async function freePutAside(statements: Statements): Promise<number> {
  const freed = await statements.run('DELETE FROM reading_attempts WHERE attempts >= ?', [MOST_ATTEMPTS]);
  return freed.changes;
}

/** Notes that a document was read to its end; one that was given up is put aside at once. */
export async function endAttempt(statements: Statements, key: string, gaveUp: boolean): Promise<void> {
  if (gaveUp) {
    const putAside = 'UPDATE reading_attempts SET attempts = ? WHERE document = ?';
    await statements.run(putAside, [MOST_ATTEMPTS, key]);
  } else await statements.run('DELETE FROM reading_attempts WHERE document = ?', [key]);
}
