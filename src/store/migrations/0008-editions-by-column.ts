import type { Migration } from './migration.ts';

/** A column's page lists its editions by day, and every page names the columns with their newest day. */
export const editionsByColumn: Migration = {
  number: 8,
  up(database) {
    database.exec('CREATE INDEX editions_by_column_day ON editions ("column", day);');
  },
};
