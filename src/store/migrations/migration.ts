import type { DatabaseSync } from 'node:sqlite';

/** One step of the store's shape; numbered, forward only, never changed once it has landed. */
export interface Migration {
  readonly number: number;
  /** Runs inside a transaction of the caller's. */
  up(database: DatabaseSync): void;
}
