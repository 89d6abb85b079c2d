import type { Migration } from './migration.ts';

/** Which alias list and way of indexing the search index was made with; another one makes it anew. */
export const searchNames: Migration = {
  number: 11,
  up(database) {
    database.exec('CREATE TABLE search_made_with (fingerprint TEXT NOT NULL) STRICT');
  },
};
