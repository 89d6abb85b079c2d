import type { Migration } from './migration.ts';

/** Documents that are being read, or were when the process died: one that ends it twice is put aside. */
export const readingAttempts: Migration = {
  number: 27,
  up(database) {
    database.exec(`
      CREATE TABLE reading_attempts (
        document TEXT PRIMARY KEY,
        attempts INTEGER NOT NULL,
        started_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
