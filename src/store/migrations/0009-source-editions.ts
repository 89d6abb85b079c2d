import type { Migration } from './migration.ts';

/** The newest edition of each column a source brought, apart from its polls: backfills bring editions as well. */
export const sourceEditions: Migration = {
  number: 9,
  up(database) {
    database.exec(`
      ALTER TABLE sources DROP COLUMN newest_editions;

      CREATE TABLE source_editions (
        source TEXT NOT NULL,
        "column" TEXT NOT NULL,
        newest_day TEXT NOT NULL,
        PRIMARY KEY (source, "column")
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
