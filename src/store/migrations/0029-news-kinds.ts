import type { Migration } from './migration.ts';

/** Subscriptions choose between roundups and plain articles; those that are there get both, as new ones do. */
export const newsKinds: Migration = {
  number: 29,
  up(database) {
    database.exec(`ALTER TABLE subscriptions ADD COLUMN news_kinds TEXT NOT NULL DEFAULT 'both';`);
  },
};
