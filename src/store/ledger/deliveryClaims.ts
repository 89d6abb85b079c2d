import type { Store } from '../open.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Aftercare, type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';
import { type Reason, rowFromReason } from './reason.ts';

/** Who claims deliveries, and how long a claim holds if its owner is never heard of again. */
export interface Lease {
  readonly owner: string;
  readonly leaseSeconds: number;
}

/**
 * Claims deliveries whose time has come: first what is in doubt, then what is to be sent, then edits and aftercare.
 * A claim is a lease: until it ends nobody else gets the delivery, afterwards anybody does.
 */
export function claimDeliveries(
  store: Store,
  lease: Lease,
  now: Date,
  limit: number,
): readonly DeliveryWithSubscription[] {
  const claim = store.prepare(
    `UPDATE deliveries SET leased_by = ?, wake_at = ?, state = iif(state = 'due', 'sending', state)
     WHERE (subscription, day, part) IN (SELECT subscription, day, part FROM deliveries
       WHERE state = ? AND wake_at IS NOT NULL AND wake_at <= ? ORDER BY wake_at LIMIT ?)
     RETURNING *`,
  );
  const leaseUntil = now.getTime() + lease.leaseSeconds * 1000;
  const claimed = store.transactionSync(() => {
    const rows: unknown[] = [];
    for (const state of ['sending', 'due', 'sent']) {
      if (rows.length < limit)
        rows.push(...claim.all(lease.owner, leaseUntil, state, now.getTime(), limit - rows.length));
    }
    return rows;
  });
  return withSubscriptions(store, claimed.map(deliveryFromRow));
}

/** Frees what another owner had claimed: for the start, when the process lock says that no other owner lives. */
export function takeOverClaims(store: Store, owner: string, now: Date): void {
  store
    .prepare(
      `UPDATE deliveries SET leased_by = NULL, wake_at = ?, state = iif(state = 'sending' AND attempted_at IS NULL, 'due', state)
       WHERE state IN ('sending', 'sent') AND wake_at IS NOT NULL AND leased_by <> ?`,
    )
    .run(now.getTime(), owner);
}

/** Has everything that is put off looked at now: instants of a clock that has been ahead may never come. */
export function wakeDeliveries(store: Store, now: Date): void {
  store
    .prepare(`UPDATE deliveries SET wake_at = ?1 WHERE state IN ('due', 'sending', 'sent') AND wake_at > ?1`)
    .run(now.getTime());
}

/** Gives a claim back untouched. */
export function releaseClaim(store: Store, key: DeliveryKey, now: Date): void {
  update(
    store,
    key,
    `leased_by = NULL, wake_at = ?, state = iif(state = 'sending' AND attempted_at IS NULL, 'due', state)`,
    now.getTime(),
  );
}

/**
 * Notes durably, before a request is made, that its outcome is now in doubt, and writes the further parts' lines: nothing
 * is sent that the ledger does not know. `attemptedAt` and `announcement` stay those of the first request in doubt. Lines
 * of an attempt that came to nothing give way: the digest may have been corrected since, and have another number of
 * parts.
 */
export function noteAttempt(
  store: Store,
  key: DeliveryKey,
  { parts, announcement }: { readonly parts: number; readonly announcement: string | null },
  now: Date,
): void {
  const dropParts = store.prepare(
    `DELETE FROM deliveries WHERE subscription = ? AND day = ? AND part > ? AND state = 'due'`,
  );
  const addParts = store.prepare(
    `INSERT OR IGNORE INTO deliveries (subscription, day, part, state, guild_id, channel_id, channel_kind, due_at,
       deadline_at, parts, content, attempts, aftercare)
     SELECT subscription, day, ?, 'due', guild_id, channel_id, channel_kind, due_at, deadline_at, ?,
       coalesce(revision, content), 0, '[]'
     FROM deliveries WHERE subscription = ? AND day = ? AND part = ?`,
  );
  store.durably(() => {
    update(
      store,
      key,
      'announcement = iif(attempted_at IS NULL, ?, announcement), attempted_at = coalesce(attempted_at, ?), parts = ?',
      announcement,
      now.getTime(),
      parts,
    );
    if (key.part > 1) return;
    dropParts.run(key.subscription, key.day, key.part);
    for (let part = 2; part <= parts; part += 1)
      addParts.run(part, parts, key.subscription, key.day, key.part);
  });
}

/** What Discord made of a delivery. */
export interface Posted {
  readonly messageId: string;
  /** The forum post that it opened or stands in. */
  readonly threadId: string | null;
  readonly aftercare: readonly Aftercare[];
}

/** Notes durably the message that a delivery became, and lets its next part go. */
export function markSent(store: Store, key: DeliveryKey, posted: Posted, now: Date): void {
  store.durably(() => {
    update(
      store,
      key,
      `state = 'sent', leased_by = NULL, attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?, message_id = ?, thread_id = ?,
       aftercare = ?, wake_at = iif(? OR revision IS NOT NULL, ?, NULL)`,
      now.getTime(),
      posted.messageId,
      posted.threadId,
      JSON.stringify(posted.aftercare),
      posted.aftercare.length > 0 ? 1 : 0,
      now.getTime(),
    );
    store
      .prepare(
        `UPDATE deliveries SET wake_at = ?, thread_id = ?
         WHERE subscription = ? AND day = ? AND part = ? AND state = 'due'`,
      )
      .run(now.getTime(), posted.threadId, key.subscription, key.day, key.part + 1);
  });
}

/** When and why a delivery is to be tried again. */
export interface Retry {
  readonly wakeAt: Date;
  /** Whether a request that was made may have created its message. */
  readonly doubt: boolean;
  /** Whether it counts as a failed attempt; having been asked to wait does not. */
  readonly failed: boolean;
  readonly reason: Reason;
}

/** Has a delivery, or what is left to do for one that is sent, tried again later. */
export function retryLater(store: Store, key: DeliveryKey, retry: Retry): void {
  const settled = retry.doubt ? '' : `, attempted_at = NULL, state = iif(state = 'sending', 'due', state)`;
  update(
    store,
    key,
    `leased_by = NULL, wake_at = ?, attempts = attempts + ?, reason = ?${settled}`,
    retry.wakeAt.getTime(),
    retry.failed ? 1 : 0,
    rowFromReason(retry.reason),
  );
}

/** Notes that what was in doubt was looked for and is not there: it can be sent as if it had never been tried. */
export function markAbsent(store: Store, key: DeliveryKey): void {
  update(store, key, 'attempted_at = NULL');
}

/** Ends a delivery without a message; parts after it are not sent either. */
export function endDelivery(
  store: Store,
  key: DeliveryKey,
  state: 'skipped' | 'failed' | 'unknown',
  reason: Reason,
): void {
  store.transactionSync(() => {
    update(
      store,
      key,
      `state = ?1, leased_by = NULL, wake_at = NULL, attempted_at = iif(?1 = 'unknown', attempted_at, NULL), reason = ?2`,
      state,
      rowFromReason(reason),
    );
    store
      .prepare(
        `UPDATE deliveries SET state = 'skipped', wake_at = NULL, reason = ?
         WHERE subscription = ? AND day = ? AND part > ? AND state = 'due'`,
      )
      .run(rowFromReason({ code: 'earlier-part-failed' }), key.subscription, key.day, key.part);
  });
}

/** Notes that something that was left to do for a message is done, or (`reason`) never will be. */
export function markTended(
  store: Store,
  key: DeliveryKey,
  left: readonly Aftercare[],
  reason: Reason | null,
  now: Date,
): void {
  update(
    store,
    key,
    'leased_by = NULL, attempts = 0, aftercare = ?, reason = ?, wake_at = iif(? OR revision IS NOT NULL, ?, NULL)',
    JSON.stringify(left),
    rowFromReason(reason),
    left.length > 0 ? 1 : 0,
    now.getTime(),
  );
}

function update(
  store: Store,
  key: DeliveryKey,
  assignments: string,
  ...values: (string | number | null)[]
): void {
  store
    .prepare(`UPDATE deliveries SET ${assignments} WHERE subscription = ? AND day = ? AND part = ?`)
    .run(...values, key.subscription, key.day, key.part);
}
