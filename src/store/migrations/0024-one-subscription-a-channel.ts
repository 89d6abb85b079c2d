import type { Migration } from './migration.ts';

/** A channel has one subscription: of several that a race once made the oldest stays, and no second one can be stored. */
export const oneSubscriptionAChannel: Migration = {
  number: 24,
  up(database) {
    database.exec(`
      DELETE FROM subscriptions WHERE EXISTS (
        SELECT 1 FROM subscriptions AS older WHERE older.channel_id = subscriptions.channel_id
          AND (older.created_at, older.id) < (subscriptions.created_at, subscriptions.id));
      DROP INDEX subscriptions_by_channel;
      CREATE UNIQUE INDEX subscriptions_by_channel ON subscriptions (channel_id);
    `);
  },
};
