import type { Migration } from './migration.ts';

/** The sources that servers have for themselves; what they bring lies in a store of its own, and only its servers see it. */
export const serverSources: Migration = {
  number: 31,
  up(database) {
    database.exec(`
      CREATE TABLE server_sources (
        guild_id TEXT NOT NULL,
        id TEXT NOT NULL,
        url TEXT NOT NULL,
        name TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (guild_id, id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
