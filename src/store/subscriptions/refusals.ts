import { type Reason, rowFromReason } from '../ledger/reason.ts';
import type { Store } from '../open.ts';
import { type Subscription, type SubscriptionId, subscriptionFromRow } from './subscriptionRows.ts';

/** Notes since when and why a channel refuses digests, and with `pausedAt` pauses its subscription. */
export function noteRefusal(
  store: Store,
  id: SubscriptionId,
  refusal: { readonly refusedSince: Date; readonly pausedAt: Date | null; readonly reason: Reason },
): void {
  store
    .prepare(
      `UPDATE subscriptions SET refused_since = ?1, refusal = ?3, paused_at = coalesce(paused_at, ?2),
         pause_reason = iif(paused_at IS NULL AND ?2 IS NOT NULL, ?3, pause_reason)
       WHERE id = ?4`,
    )
    .run(
      refusal.refusedSince.getTime(),
      refusal.pausedAt?.getTime() ?? null,
      rowFromReason(refusal.reason),
      id,
    );
}

/** Notes that somebody knows that a channel refuses digests. */
export function noteTold(store: Store, id: SubscriptionId, at: Date): void {
  store.prepare('UPDATE subscriptions SET told_at = ? WHERE id = ?').run(at.getTime(), id);
}

/** Subscriptions whose channels refuse digests while nobody knows. */
export function untoldRefusals(store: Store): readonly Subscription[] {
  return store
    .prepare('SELECT * FROM subscriptions WHERE refused_since IS NOT NULL AND told_at IS NULL')
    .all()
    .map(subscriptionFromRow);
}

/** Forgets that a channel ever refused. */
export function noteSuccess(store: Store, id: SubscriptionId): void {
  store
    .prepare('UPDATE subscriptions SET refused_since = NULL, refusal = NULL, told_at = NULL WHERE id = ?')
    .run(id);
}
