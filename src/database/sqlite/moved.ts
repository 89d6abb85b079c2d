import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../storeError.ts';

/** Application id in the file's header (https://sqlite.org/fileformat.html#application_id): "move" in ASCII. */
export const MOVED_APPLICATION_ID = 0x6d6f7665;

/** Throws a StoreError if the file's content was moved to a server. */
export function refuseMoved(connection: DatabaseSync, file: string): void {
  if (connection.prepare('PRAGMA application_id').get()?.application_id !== MOVED_APPLICATION_ID) return;
  throw new StoreError(
    'moved',
    `The store ${file} was moved to PostgreSQL: set DATABASE_URL, or bring it back with sulan migrate --from URL.`,
  );
}
