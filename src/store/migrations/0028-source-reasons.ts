import type { Migration } from './migration.ts';

/** Why a source failed last, as a code that every language has words for, and what the operator was told once. */
export const sourceReasons: Migration = {
  number: 28,
  up(database) {
    database.exec(`
      ALTER TABLE sources ADD COLUMN last_reason TEXT;
      CREATE TABLE operator_notes (name TEXT PRIMARY KEY, noted_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
