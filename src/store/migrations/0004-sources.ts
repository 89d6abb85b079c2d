import type { Migration } from './migration.ts';

/** What is remembered of each source between polls, of each item that it offered, and of interrupted backfills. */
export const sources: Migration = {
  number: 4,
  up(database) {
    database.exec(`
      CREATE TABLE sources (
        id TEXT PRIMARY KEY,
        etag TEXT,
        last_modified TEXT,
        last_success INTEGER,
        next_poll INTEGER,
        failures INTEGER NOT NULL,
        failing_since INTEGER,
        last_failure TEXT,
        reported_at INTEGER,
        newest_editions TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE source_items (
        source TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (source, key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE source_backfills (
        source TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        page INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
