import type { Migration } from './migration.ts';

/**
 * Subscriptions, the ledger of deliveries with what each one shows, and the days whose news changed since the tick
 * last looked. Instants are milliseconds since the epoch, days are calendar days, lists are JSON.
 */
export const deliveries: Migration = {
  number: 5,
  up(database) {
    database.exec(`
      CREATE TABLE subscriptions (
        id TEXT NOT NULL PRIMARY KEY,
        guild_id TEXT NOT NULL,
        channel_id TEXT NOT NULL,
        channel_kind TEXT NOT NULL,
        minute_of_day INTEGER NOT NULL,
        weekdays TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        columns TEXT NOT NULL,
        freshness TEXT NOT NULL,
        deadline_minute INTEGER NOT NULL,
        when_empty TEXT NOT NULL,
        sections TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        item_limit INTEGER NOT NULL,
        all_in_parts INTEGER NOT NULL,
        language TEXT NOT NULL,
        ping_role TEXT,
        crosspost INTEGER NOT NULL,
        discussion_thread INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        paused_at INTEGER,
        pause_reason TEXT,
        refused_since INTEGER,
        told_at INTEGER,
        next_due_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE paused_at IS NULL;
      CREATE INDEX subscriptions_by_guild ON subscriptions (guild_id);
      CREATE INDEX subscriptions_by_channel ON subscriptions (channel_id);

      CREATE TABLE delivery_contents (
        hash TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL,
        editions TEXT NOT NULL,
        digest TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE deliveries (
        subscription TEXT NOT NULL,
        day TEXT NOT NULL,
        part INTEGER NOT NULL,
        state TEXT NOT NULL
          CHECK (state IN ('due', 'waiting', 'sending', 'sent', 'skipped', 'failed', 'unknown')),
        guild_id TEXT NOT NULL,
        channel_id TEXT NOT NULL,
        channel_kind TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        deadline_at INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        content TEXT,
        revision TEXT,
        wake_at INTEGER,
        leased_by TEXT,
        attempted_at INTEGER,
        attempts INTEGER NOT NULL,
        sent_at INTEGER,
        message_id TEXT,
        thread_id TEXT,
        aftercare TEXT NOT NULL,
        reason TEXT,
        PRIMARY KEY (subscription, day, part)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX deliveries_to_do ON deliveries (state, wake_at) WHERE wake_at IS NOT NULL;
      CREATE INDEX deliveries_by_day ON deliveries (day, state);
      CREATE INDEX deliveries_by_guild ON deliveries (guild_id, day);

      CREATE TABLE changed_days (
        day TEXT NOT NULL PRIMARY KEY,
        changes INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${noteChanges('editions', 'INSERT', ['new'])}
      ${noteChanges('editions', 'UPDATE', ['old', 'new'])}
      ${noteChanges('editions', 'DELETE', ['old'])}
      ${noteChanges('stories', 'DELETE', ['old'])}
    `);
  },
};

/** Stories come and change with their edition's row; alone they only go (a removal). */
function noteChanges(table: string, event: string, rows: readonly string[]): string {
  const notes = rows.map(
    (row) =>
      `INSERT INTO changed_days VALUES (${row}.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;`,
  );
  return `CREATE TRIGGER ${table}_${event.toLowerCase()}_changes_day AFTER ${event} ON ${table} BEGIN ${notes.join(' ')} END;`;
}
