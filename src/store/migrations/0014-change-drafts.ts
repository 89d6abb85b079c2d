import type { Migration } from './migration.ts';

/** Changes of a subscription that an admin has put together and not saved yet; `changes` are its columns as JSON. */
export const changeDrafts: Migration = {
  number: 14,
  up(database) {
    database.exec(`
      CREATE TABLE change_drafts (
        id TEXT PRIMARY KEY,
        subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
        user TEXT NOT NULL,
        changes TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX change_drafts_by_subscription ON change_drafts (subscription);
    `);
  },
};
