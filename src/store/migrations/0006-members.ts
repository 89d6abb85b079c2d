import type { Migration } from './migration.ts';

/** What members and the bot's own standing need: follows and their ledger, shares, reports, uploads, servers left. */
export const members: Migration = {
  number: 6,
  up(database) {
    database.exec(`
      CREATE TABLE registered_commands (
        place TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE followers (
        user TEXT PRIMARY KEY,
        language TEXT NOT NULL,
        -- The newest story row that the member's next message need not look at again.
        told_until INTEGER NOT NULL,
        closed_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE follows (
        user TEXT NOT NULL REFERENCES followers (user) ON DELETE CASCADE,
        keyword_key TEXT NOT NULL,
        keyword TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (user, keyword_key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE member_deliveries (
        user TEXT NOT NULL REFERENCES followers (user) ON DELETE CASCADE,
        day TEXT NOT NULL,
        state TEXT NOT NULL,
        stories TEXT NOT NULL,
        attempted_at INTEGER,
        message_id TEXT,
        PRIMARY KEY (user, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE shares (
        channel TEXT PRIMARY KEY,
        shared_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE reports (
        id TEXT PRIMARY KEY,
        story TEXT NOT NULL,
        user TEXT NOT NULL,
        note TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE uploads (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        user TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE departed_guilds (
        guild TEXT PRIMARY KEY,
        left_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
