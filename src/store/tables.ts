import type { DeliveryRow } from './ledger/deliveryRows.ts';
import type { SubscriptionRow } from './subscriptions/subscriptionRows.ts';

/** The tables of the store that are still asked through Kysely. */
export interface Tables {
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
}
