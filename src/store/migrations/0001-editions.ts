import type { Migration } from './migration.ts';

/** Editions, their stories, and the list of what back-office tasks have still to look at. */
export const editions: Migration = {
  number: 1,
  up(database) {
    database.exec(`
      CREATE TABLE editions (
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        "column" TEXT NOT NULL,
        headline TEXT NOT NULL,
        headline_key TEXT NOT NULL,
        article TEXT,
        day TEXT NOT NULL,
        day_guessed INTEGER NOT NULL,
        url TEXT,
        glance TEXT NOT NULL,
        key_points TEXT NOT NULL,
        key_points_by TEXT,
        characters INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        warnings TEXT NOT NULL,
        origin TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        stored_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX editions_by_article ON editions ("column", article);
      CREATE INDEX editions_by_headline ON editions ("column", headline_key);
      CREATE INDEX editions_by_day ON editions (day);

      CREATE TABLE stories (
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        edition INTEGER REFERENCES editions (row) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        section TEXT,
        glance TEXT,
        paragraphs TEXT NOT NULL,
        images TEXT NOT NULL,
        links TEXT NOT NULL,
        attribution TEXT,
        commentary TEXT NOT NULL,
        url TEXT,
        "column" TEXT NOT NULL,
        day TEXT NOT NULL,
        stored_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX stories_by_edition ON stories (edition, position);
      CREATE INDEX stories_by_day ON stories (day);

      CREATE TABLE pending_work (
        task TEXT NOT NULL,
        story INTEGER NOT NULL,
        PRIMARY KEY (task, story)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER stories_inserted AFTER INSERT ON stories BEGIN
        INSERT INTO pending_work VALUES ('search', new.row), ('events', new.row) ON CONFLICT DO NOTHING;
      END;
      CREATE TRIGGER stories_updated AFTER UPDATE ON stories BEGIN
        INSERT INTO pending_work VALUES ('search', new.row), ('events', new.row) ON CONFLICT DO NOTHING;
      END;
      CREATE TRIGGER stories_deleted AFTER DELETE ON stories BEGIN
        INSERT INTO pending_work VALUES ('search', old.row), ('events', old.row) ON CONFLICT DO NOTHING;
      END;
    `);
  },
};
