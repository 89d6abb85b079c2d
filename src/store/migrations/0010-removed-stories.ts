import type { Migration } from './migration.ts';

/** Where a story stood that is stored no more: a button in an old message still leads to its original. */
export const removedStories: Migration = {
  number: 10,
  up(database) {
    database.exec(`
      CREATE TABLE removed_stories (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        url TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER stories_removed AFTER DELETE ON stories WHEN old.url IS NOT NULL BEGIN
        INSERT INTO removed_stories VALUES (old.id, old.title, old.url)
          ON CONFLICT (id) DO UPDATE SET title = excluded.title, url = excluded.url;
      END;
    `);
  },
};
