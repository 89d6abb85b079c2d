import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Store } from '../open.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Delivery, type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';
import { type Reason, rowFromReason } from './reason.ts';

/** How far the day of a delivery's news lies from the delivery's own: `latest` brings yesterday's, zones shift by one. */
const DAYS_APART = 2;

/**
 * The first parts of what stands, or is about to stand, in channels with a day's news, by day and subscription; `after`
 * is the last one of the page before. One day of the ledger after the other is walked in the order of its index, so
 * that all pages together cost time linear in the ledger's lines of these days.
 */
export function deliveriesWithNewsOf(
  store: Store,
  day: CalendarDay,
  limit: number,
  after: DeliveryKey | undefined,
): readonly DeliveryWithSubscription[] {
  const page = store.prepare(
    `SELECT deliveries.* FROM deliveries CROSS JOIN delivery_contents ON hash = coalesce(revision, content)
     WHERE deliveries.day = ? AND subscription > ? AND part = 1 AND state IN ('due', 'sending', 'sent')
       AND delivery_contents.day = ?
     ORDER BY subscription LIMIT ?`,
  );
  const found: Delivery[] = [];
  const last = addDays(day, DAYS_APART);
  let from = after?.subscription ?? '';
  for (let of = after?.day ?? addDays(day, -DAYS_APART); of <= last; of = addDays(of, 1)) {
    found.push(...page.all(of, from, day, limit - found.length).map(deliveryFromRow));
    if (found.length >= limit) break;
    from = '';
  }
  return withSubscriptions(store, found);
}

/** What a subscription's digest of a day is to show from now on. */
export interface Revision {
  readonly key: Omit<DeliveryKey, 'part'>;
  readonly content: string;
}

/**
 * Has digests show something else: at once where nothing has been sent of them yet, else by editing what stands. Who is
 * claimed may be on its way to showing something else than it did: only an edit after that makes sure.
 */
export function requestRevisions(store: Store, revisions: readonly Revision[], now: Date): void {
  const untouched = `state = 'due' AND attempted_at IS NULL`;
  const shown = 'content = ?1 AND leased_by IS NULL';
  const revise = store.prepare(
    `UPDATE deliveries SET
       content = iif(${untouched}, ?1, content),
       revision = iif(${untouched} OR ${shown}, NULL, ?1),
       wake_at = iif(state = 'sent', iif(${shown} AND aftercare = '[]', NULL, ?2), wake_at)
     WHERE subscription = ?3 AND day = ?4 AND state IN ('due', 'sending', 'sent')`,
  );
  store.transactionSync(() => {
    for (const { key, content } of revisions) revise.run(content, now.getTime(), key.subscription, key.day);
  });
}

/** Notes that a message shows a content now, or (`final`) that it never will; a later revision is still to be made. */
export function markRevised(
  store: Store,
  key: DeliveryKey,
  revised: { readonly content: string; readonly final: Reason | null },
  now: Date,
): void {
  store
    .prepare(
      `UPDATE deliveries SET
         content = iif(?2 IS NULL, ?1, content), revision = nullif(revision, ?1), leased_by = NULL, attempts = 0, reason = ?2,
         wake_at = iif(coalesce(revision, ?1) = ?1 AND aftercare = '[]', NULL, ?3)
       WHERE subscription = ?4 AND day = ?5 AND part = ?6`,
    )
    .run(revised.content, rowFromReason(revised.final), now.getTime(), key.subscription, key.day, key.part);
}
