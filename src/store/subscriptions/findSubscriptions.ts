import type { Queries } from '../../database/database.ts';
import type { Subscription, SubscriptionId } from './subscription.ts';
import { subscriptionFromRow } from './subscriptionRows.ts';

/** Returns a subscription by id. */
export async function findSubscription(
  database: Queries,
  id: SubscriptionId,
): Promise<Subscription | undefined> {
  const row = await database.get('SELECT * FROM subscriptions WHERE id = ?', [id]);
  return row && subscriptionFromRow(row);
}

/** Returns the subscriptions of a server or channel, oldest first, those created together by time. */
export async function subscriptionsBy(
  database: Queries,
  column: 'guild_id' | 'channel_id',
  id: string,
): Promise<readonly Subscription[]> {
  const rows = await database.all(
    `SELECT * FROM subscriptions WHERE ${column} = ? ORDER BY created_at, minute_of_day, id`,
    [id],
  );
  return rows.map(subscriptionFromRow);
}

/** Returns the subscriptions of some channels. */
export async function subscriptionsOfChannels(
  database: Queries,
  channels: readonly string[],
): Promise<readonly Subscription[]> {
  const rows = await database.all('SELECT * FROM subscriptions WHERE channel_id = ANY(?)', [channels]);
  return rows.map(subscriptionFromRow);
}

/** Returns the channels with several subscriptions. */
export async function sharedChannels(database: Queries): Promise<ReadonlySet<string>> {
  const rows = await database.all(
    'SELECT channel_id FROM subscriptions GROUP BY channel_id HAVING count(*) > 1',
  );
  return new Set(rows.map((row) => String(row.channel_id)));
}

/** Returns the active subscriptions by id, after one. */
export async function activeSubscriptions(
  database: Queries,
  limit: number,
  after: SubscriptionId | undefined,
): Promise<readonly Subscription[]> {
  const rows = await database.all(
    'SELECT * FROM subscriptions WHERE paused_at IS NULL AND id > ? ORDER BY id LIMIT ?',
    [after ?? '', limit],
  );
  return rows.map(subscriptionFromRow);
}
