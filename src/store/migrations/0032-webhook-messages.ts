import type { Migration } from './migration.ts';

/** Digests that are to be posted to the operator's own address, and those that were. */
export const webhookMessages: Migration = {
  number: 32,
  up(database) {
    database.exec(`
      CREATE TABLE webhook_messages (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        body TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('due', 'sent', 'failed')),
        attempts INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX webhook_messages_by_day ON webhook_messages (day);
      CREATE INDEX webhook_messages_due ON webhook_messages (next_at) WHERE state = 'due';
    `);
  },
};
