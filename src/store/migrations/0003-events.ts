import type { Migration } from './migration.ts';

/** What is read from each story to tell events apart, which pairs tell the same happening, and the events formed. */
export const events: Migration = {
  number: 3,
  up(database) {
    database.exec(`
      CREATE TABLE story_features (
        story INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        voice TEXT NOT NULL,
        day TEXT NOT NULL,
        version TEXT NOT NULL,
        features TEXT NOT NULL,
        title_pairs BLOB NOT NULL,
        pairs BLOB NOT NULL,
        keys BLOB NOT NULL
      ) STRICT;
      CREATE INDEX story_features_by_version ON story_features (version);

      CREATE TABLE story_keys (
        key INTEGER NOT NULL,
        day INTEGER NOT NULL,
        story INTEGER NOT NULL,
        PRIMARY KEY (key, day, story)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE same_pairs (
        story INTEGER NOT NULL,
        other INTEGER NOT NULL,
        score REAL NOT NULL,
        PRIMARY KEY (story, other)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE event_stories (
        story INTEGER PRIMARY KEY,
        event TEXT NOT NULL,
        place INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX event_stories_by_event ON event_stories (event, place);
    `);
  },
};
