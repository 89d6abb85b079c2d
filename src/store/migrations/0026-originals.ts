import type { Migration } from './migration.ts';

/**
 * The documents behind editions and plain articles, compressed, with the version of the reader that read them: a better
 * reader reads them again. They go with what was read from them, and with any story that is taken down.
 */
export const originals: Migration = {
  number: 26,
  up(database) {
    database.exec(`
      CREATE TABLE originals (
        row INTEGER PRIMARY KEY,
        edition INTEGER UNIQUE REFERENCES editions (row) ON DELETE CASCADE,
        story INTEGER UNIQUE REFERENCES stories (row) ON DELETE CASCADE,
        bytes BLOB NOT NULL,
        origin TEXT NOT NULL,
        time INTEGER NOT NULL,
        facts TEXT NOT NULL,
        stands_alone INTEGER NOT NULL,
        reader_version INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX originals_by_version ON originals (reader_version);
      CREATE TRIGGER originals_taken_down AFTER INSERT ON taken_down BEGIN
        DELETE FROM originals WHERE edition IN (
          SELECT row FROM editions WHERE id = new.id UNION SELECT edition FROM stories WHERE id = new.id
        );
      END;
    `);
  },
};
