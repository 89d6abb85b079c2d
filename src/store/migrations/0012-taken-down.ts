import type { Migration } from './migration.ts';

/** Stories and editions that the operator took down: the next reading of their document must not bring them back. */
export const takenDown: Migration = {
  number: 12,
  up(database) {
    database.exec(`
      CREATE TABLE taken_down (
        id TEXT PRIMARY KEY,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER stories_stay_down BEFORE INSERT ON stories
        WHEN EXISTS (SELECT 1 FROM taken_down WHERE id = new.id)
        BEGIN SELECT RAISE(IGNORE); END;
    `);
  },
};
