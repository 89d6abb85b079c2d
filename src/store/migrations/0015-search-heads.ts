import type { Migration } from './migration.ts';

/**
 * Titles and glance lines in an index of their own: most searches look there first, and its lists are a tenth as long
 * as those of whole stories. Same rowids as `search_index`; every story is indexed anew.
 */
export const searchHeads: Migration = {
  number: 15,
  up(database) {
    database.exec(`
      CREATE VIRTUAL TABLE search_heads USING fts5 (
        head, place,
        content = '', contentless_delete = 1, detail = column,
        tokenize = "ascii tokenchars '+#.,='"
      );
      DELETE FROM search_made_with;
    `);
  },
};
