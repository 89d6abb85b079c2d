import type { CalendarDay } from '../calendar/day.ts';
import { addDays } from '../calendar/day.ts';
import { type DeliveryWithSubscription, withSubscription } from './deliveries.ts';
import { type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';
import type { Store } from './open.ts';

/** How far the day of a delivery's news lies from the delivery's own: `latest` brings yesterday's, zones shift by one. */
const DAYS_APART = 2;

/** The first parts of what stands in channels with a day's news, after a key, in the ledger's order. */
export function sentWithNewsOf(
  store: Store,
  day: CalendarDay,
  limit: number,
  after: DeliveryKey | undefined,
): readonly DeliveryWithSubscription[] {
  return store
    .prepare(
      `SELECT deliveries.* FROM deliveries JOIN delivery_contents ON hash = coalesce(revision, content)
       WHERE deliveries.day BETWEEN ? AND ? AND state = 'sent' AND part = 1 AND delivery_contents.day = ?
         AND (subscription, deliveries.day) > (?, ?)
       ORDER BY subscription, deliveries.day LIMIT ?`,
    )
    .all(
      addDays(day, -DAYS_APART),
      addDays(day, DAYS_APART),
      day,
      after?.subscription ?? '',
      after?.day ?? '',
      limit,
    )
    .map((row) => withSubscription(store, deliveryFromRow(row)));
}

/** Has the sent parts of digests show something else, by an edit. */
export function requestRevisions(
  store: Store,
  revisions: readonly { readonly key: Omit<DeliveryKey, 'part'>; readonly content: string }[],
  now: Date,
): void {
  const revise = store.prepare(
    `UPDATE deliveries SET revision = iif(content = ?1, NULL, ?1), wake_at = iif(content = ?1 AND aftercare = '[]', NULL, ?2)
     WHERE subscription = ?3 AND day = ?4 AND state = 'sent'`,
  );
  store.transaction(() => {
    for (const { key, content } of revisions) revise.run(content, now.getTime(), key.subscription, key.day);
  });
}

/** Notes that a message shows its revision now. */
export function markRevised(store: Store, key: DeliveryKey, content: string): void {
  store
    .prepare(
      `UPDATE deliveries SET content = ?1, revision = nullif(revision, ?1), leased_by = NULL, reason = NULL,
         wake_at = iif(revision IS NULL OR revision = ?1, iif(aftercare = '[]', NULL, wake_at), wake_at)
       WHERE subscription = ?2 AND day = ?3 AND part = ?4`,
    )
    .run(content, key.subscription, key.day, key.part);
}
