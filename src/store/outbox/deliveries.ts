import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { subscriptionFromRow } from '../subscriptions/subscriptionRows.ts';
import { type Delivery, type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';

/** A delivery with its subscription; undefined if it has none or it was removed. */
export interface DeliveryWithSubscription {
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
}

/** Whether the outbox contains later days, because the clock was ahead. */
export async function hasDaysAfter(database: Queries, day: CalendarDay): Promise<boolean> {
  return (await database.get('SELECT 1 FROM deliveries WHERE day > ? LIMIT 1', [day])) !== undefined;
}

/** Returns deliveries with their current subscriptions in the given order. */
export async function withSubscriptions(
  database: Queries,
  deliveries: readonly Delivery[],
): Promise<readonly DeliveryWithSubscription[]> {
  if (deliveries.length === 0) return [];
  const ids = new Set(deliveries.flatMap(({ subscription }) => subscription ?? []));
  if (ids.size === 0) return deliveries.map((delivery) => ({ delivery, subscription: undefined }));
  const rows = await database.all('SELECT * FROM subscriptions WHERE id = ANY(?)', [[...ids]]);
  const found = new Map(
    rows.map((row) => subscriptionFromRow(row)).map((subscription) => [subscription.id, subscription]),
  );
  return deliveries.map((delivery) => ({
    delivery,
    subscription: delivery.subscription === null ? undefined : found.get(delivery.subscription),
  }));
}

/** Returns a delivery by its key. */
export async function findDelivery(
  database: Queries,
  { stream, day, part }: DeliveryKey,
): Promise<Delivery | undefined> {
  const row = await database.get('SELECT * FROM deliveries WHERE stream = ? AND day = ? AND part = ?', [
    stream,
    day,
    part,
  ]);
  return row && deliveryFromRow(row);
}

/** Whether a message belongs to another delivery of the same place and about the same day. */
export async function isOthersMessage(
  database: Queries,
  { guildId, channelId, stream, day, part }: Delivery,
  messageId: string,
): Promise<boolean> {
  const row = await database.get(
    `SELECT 1 FROM deliveries WHERE guild_id = ? AND channel_id = ? AND day BETWEEN ? AND ? AND message_id = ?
       AND NOT (stream = ? AND day = ? AND part = ?)`,
    [guildId, channelId, addDays(day, -2), addDays(day, 2), messageId, stream, day, part],
  );
  return row !== undefined;
}
