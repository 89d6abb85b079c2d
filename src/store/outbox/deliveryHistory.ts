import type { Queries } from '../../database/database.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';
import { IS_NOTICE } from './deliveryContents.ts';
import { type Delivery, deliveryFromRow } from './deliveryRows.ts';
import { digestStream } from './streams.ts';

/**
 * Returns the newest deliveries of a subscription, first parts only, newest day first. A sent notice has the reason
 * `no-edition`.
 */
export async function deliveriesLately(
  database: Queries,
  subscription: SubscriptionId,
  limit: number,
): Promise<readonly Delivery[]> {
  const rows = await database.all(
    `SELECT deliveries.*, CASE WHEN state = 'sent' AND EXISTS
         (SELECT 1 FROM delivery_contents WHERE hash = content AND ${IS_NOTICE}) THEN 1 ELSE 0 END AS is_notice
       FROM deliveries WHERE stream = ? AND part = 1 ORDER BY day DESC LIMIT ?`,
    [digestStream(subscription), limit],
  );
  return rows.map((row) => {
    const delivery = deliveryFromRow(row);
    return row.is_notice === 1 ? { ...delivery, reason: { code: 'no-edition' } } : delivery;
  });
}
