import type { Store } from '../open.ts';
import type { SubscriptionId } from '../subscriptions/subscriptionRows.ts';
import { type Delivery, deliveryFromRow } from './deliveryRows.ts';

/** The newest lines of a subscription's ledger, the newest day first, first parts only. */
export function deliveriesLately(
  store: Store,
  subscription: SubscriptionId,
  limit: number,
): readonly Delivery[] {
  return store
    .prepare('SELECT * FROM deliveries WHERE subscription = ? AND part = 1 ORDER BY day DESC LIMIT ?')
    .all(subscription, limit)
    .map(deliveryFromRow);
}
