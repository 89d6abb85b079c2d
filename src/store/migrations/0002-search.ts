import type { Migration } from './migration.ts';

/**
 * The search index. `search_index` holds terms only (contentless); its rowids put newer days last, so that reading
 * it backwards yields the newest stories first. `search_words` is what people may type: names and words of the news.
 */
export const search: Migration = {
  number: 2,
  up(database) {
    database.exec(`
      CREATE VIRTUAL TABLE search_index USING fts5 (
        head, body, place,
        content = '', contentless_delete = 1, detail = column,
        tokenize = "ascii tokenchars '+#.,='"
      );
      CREATE TABLE search_stories (
        story INTEGER PRIMARY KEY,
        position INTEGER NOT NULL,
        words TEXT NOT NULL
      ) STRICT;
      CREATE TABLE search_words (
        row INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        entity INTEGER NOT NULL,
        stories INTEGER NOT NULL,
        newest INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE search_spellings (
        spelling TEXT NOT NULL,
        kind TEXT NOT NULL,
        word INTEGER NOT NULL REFERENCES search_words (row) ON DELETE CASCADE,
        PRIMARY KEY (spelling, kind, word)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX search_spellings_by_word ON search_spellings (word);
      INSERT INTO pending_work SELECT 'search', row FROM stories WHERE true ON CONFLICT DO NOTHING;
    `);
  },
};
