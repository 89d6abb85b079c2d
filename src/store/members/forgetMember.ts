import type { Database } from '../../database/database.ts';
import { DIRECT } from '../subscriptions/destination.ts';

/** Tables whose rows belong to a member only; deleting from `followers` also deletes follows and messages. */
const OF_MEMBERS = [
  'reports',
  'uploads',
  'change_drafts',
  'reading_visits',
  'opened_stories',
  'followers',
] as const;

/** Tables whose rows, made by a member for a server, stay without the member's id. */
const MADE_BY_MEMBERS = ['subscriptions', 'alerts'] as const;

/**
 * Deletes everything that is stored about a member, and the bytes of it; false where nothing was. Subscriptions and alerts
 * that they made for a server stay and forget who made them.
 */
export function forgetMember(database: Database, user: string): Promise<boolean> {
  return database.transaction(
    async (transaction) => {
      let forgotten = 0;
      for (const table of OF_MEMBERS)
        forgotten += (await transaction.run(`DELETE FROM ${table} WHERE user_id = ?`, [user])).changes;
      const messages = await transaction.run('DELETE FROM deliveries WHERE guild_id = ? AND channel_id = ?', [
        DIRECT,
        user,
      ]);
      const own = await transaction.run('DELETE FROM subscriptions WHERE guild_id = ? AND channel_id = ?', [
        DIRECT,
        user,
      ]);
      forgotten += messages.changes + own.changes;
      for (const table of MADE_BY_MEMBERS)
        forgotten += (
          await transaction.run(`UPDATE ${table} SET created_by = '' WHERE created_by = ?`, [user])
        ).changes;
      return forgotten > 0;
    },
    { erases: true },
  );
}
