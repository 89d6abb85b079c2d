import type { Migration } from './migration.ts';

/**
 * Days without an edition pass in silence unless an admin asks for a notice; until here every subscription got one, and
 * none could choose. Forums get tags for their posts, as a list of ids.
 */
export const silentDays: Migration = {
  number: 23,
  up(database) {
    database.exec(`
      UPDATE subscriptions SET when_empty = 'silence';
      ALTER TABLE subscriptions ADD COLUMN forum_tags TEXT NOT NULL DEFAULT '[]';
    `);
  },
};
