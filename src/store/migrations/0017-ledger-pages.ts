import type { Migration } from './migration.ts';

/** A day's lines in the order in which they are paged through, with the columns that choose among them. */
export const ledgerPages: Migration = {
  number: 17,
  up(database) {
    database.exec(`
      DROP INDEX deliveries_by_day;
      CREATE INDEX deliveries_by_day ON deliveries (day, subscription, part, state);
    `);
  },
};
