import { createHash } from 'node:crypto';
import type { Database, Queries, Statements } from '../database/database.ts';
import type { Document } from '../sources/document.ts';

/** Number of attempts before a document is set aside: the process may die once for other reasons. */
const MOST_ATTEMPTS = 2;
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60_000;

/** Returns the key of a document's content in the table of attempts. */
export function attemptKey({ bytes, origin }: Document): string {
  return createHash('sha256').update(origin).update('\0').update(bytes).digest('hex');
}

/**
 * Records that a document is about to be read; returns false if it is set aside because the process died while reading
 * it, or reading was abandoned.
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

/** Returns the number of documents set aside. */
export async function countPutAside(queries: Queries): Promise<number> {
  const row = await queries.get<{ documents: number }>(
    'SELECT count(*) AS documents FROM reading_attempts WHERE attempts >= ?',
    [MOST_ATTEMPTS],
  );
  return row?.documents ?? 0;
}

/** Lets documents that are set aside be read again when they next arrive; returns their number. */
export async function freePutAside(statements: Statements): Promise<number> {
  const freed = await statements.run('DELETE FROM reading_attempts WHERE attempts >= ?', [MOST_ATTEMPTS]);
  return freed.changes;
}

/** Records that reading has ended; an abandoned document is set aside at once. */
export async function endAttempt(statements: Statements, key: string, gaveUp: boolean): Promise<void> {
  if (gaveUp) {
    const putAside = 'UPDATE reading_attempts SET attempts = ? WHERE document = ?';
    await statements.run(putAside, [MOST_ATTEMPTS, key]);
  } else await statements.run('DELETE FROM reading_attempts WHERE document = ?', [key]);
}
