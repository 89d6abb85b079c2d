import type { Database, Row, Statements } from '../../database/database.ts';
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
export async function claimDeliveries(
  database: Database,
  lease: Lease,
  now: Date,
  limit: number,
): Promise<readonly DeliveryWithSubscription[]> {
  const leaseUntil = now.getTime() + lease.leaseSeconds * 1000;
  const claimed = await database.transaction(async (transaction) => {
    const rows: Row[] = [];
    for (const state of ['sending', 'due', 'sent']) {
      if (rows.length >= limit) break;
      const { rows: more } = await transaction.run(
        `UPDATE deliveries SET leased_by = ?, wake_at = ?, ${SENDING_ONCE_CLAIMED}
         WHERE (subscription, day, part) IN (SELECT subscription, day, part FROM deliveries
           WHERE state = ? AND wake_at IS NOT NULL AND wake_at <= ? ORDER BY wake_at LIMIT ?)
         RETURNING *`,
        [lease.owner, leaseUntil, state, now.getTime(), limit - rows.length],
      );
      rows.push(...more);
    }
    return rows;
  });
  return await withSubscriptions(database, claimed.map(deliveryFromRow));
}

const SENDING_ONCE_CLAIMED = `state = CASE state WHEN 'due' THEN 'sending' ELSE state END`;

/** A claim that was given back before a request was made is to be sent as if it had never been claimed. */
const DUE_UNLESS_ATTEMPTED = `state = CASE WHEN state = 'sending' AND attempted_at IS NULL THEN 'due' ELSE state END`;

/** Frees what another owner had claimed: for the start, when the process lock says that no other owner lives. */
export async function takeOverClaims(database: Statements, owner: string, now: Date): Promise<void> {
  await database.run(
    `UPDATE deliveries SET leased_by = NULL, wake_at = ?, ${DUE_UNLESS_ATTEMPTED}
     WHERE state IN ('sending', 'sent') AND wake_at IS NOT NULL AND leased_by <> ?`,
    [now.getTime(), owner],
  );
}

/** Has everything that is put off looked at now: instants of a clock that has been ahead may never come. */
export async function wakeDeliveries(database: Statements, now: Date): Promise<void> {
  await database.run(
    `UPDATE deliveries SET wake_at = ? WHERE state IN ('due', 'sending', 'sent') AND wake_at > ?`,
    [now.getTime(), now.getTime()],
  );
}

/** Gives a claim back untouched. */
export function releaseClaim(database: Statements, key: DeliveryKey, now: Date): Promise<void> {
  return update(database, key, `leased_by = NULL, wake_at = ?, ${DUE_UNLESS_ATTEMPTED}`, now.getTime());
}

/**
 * Notes durably, before a request is made, that its outcome is now in doubt, and writes the further parts' lines: nothing
 * is sent that the ledger does not know. `attemptedAt` and `announcement` stay those of the first request in doubt. Lines
 * of an attempt that came to nothing give way: the digest may have been corrected since, and have another number of
 * parts.
 */
export function noteAttempt(
  database: Database,
  key: DeliveryKey,
  { parts, announcement }: { readonly parts: number; readonly announcement: string | null },
  now: Date,
): Promise<void> {
  return database.transaction(
    async (transaction) => {
      await update(
        transaction,
        key,
        `announcement = CASE WHEN attempted_at IS NULL THEN ? ELSE announcement END,
         attempted_at = coalesce(attempted_at, ?), parts = ?`,
        announcement,
        now.getTime(),
        parts,
      );
      if (key.part > 1) return;
      await transaction.run(
        `DELETE FROM deliveries WHERE subscription = ? AND day = ? AND part > ? AND state = 'due'`,
        [key.subscription, key.day, key.part],
      );
      const further = Array.from({ length: parts - 1 }, (_, index) => index + 2);
      await transaction.runEach(
        `INSERT INTO deliveries (subscription, day, part, state, guild_id, channel_id, channel_kind, due_at,
           deadline_at, parts, content, attempts, aftercare)
         SELECT subscription, day, ?, 'due', guild_id, channel_id, channel_kind, due_at, deadline_at, ?,
           coalesce(revision, content), 0, '[]'
         FROM deliveries WHERE subscription = ? AND day = ? AND part = ?
         ON CONFLICT DO NOTHING`,
        further.map((part) => [part, parts, key.subscription, key.day, key.part]),
      );
    },
    { isDurable: true },
  );
}

/** What Discord made of a delivery. */
export interface Posted {
  readonly messageId: string;
  /** The forum post that it opened or stands in. */
  readonly threadId: string | null;
  readonly aftercare: readonly Aftercare[];
}

/** Notes durably the message that a delivery became, and lets its next part go. */
export function markSent(database: Database, key: DeliveryKey, posted: Posted, now: Date): Promise<void> {
  return database.transaction(
    async (transaction) => {
      await update(
        transaction,
        key,
        `state = 'sent', leased_by = NULL, attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?, message_id = ?,
         thread_id = ?, aftercare = ?, ${WAKE_IF_LEFT}`,
        now.getTime(),
        posted.messageId,
        posted.threadId,
        JSON.stringify(posted.aftercare),
        posted.aftercare.length > 0 ? 1 : 0,
        now.getTime(),
      );
      await transaction.run(
        `UPDATE deliveries SET wake_at = ?, thread_id = ?
         WHERE subscription = ? AND day = ? AND part = ? AND state = 'due'`,
        [now.getTime(), posted.threadId, key.subscription, key.day, key.part + 1],
      );
    },
    { isDurable: true },
  );
}

/** Woken at once while something is left to do for a message: its parameters are 1 or 0 for that, and the instant. */
const WAKE_IF_LEFT = 'wake_at = CASE WHEN ? = 1 OR revision IS NOT NULL THEN ? ELSE NULL END';

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
export function retryLater(database: Statements, key: DeliveryKey, retry: Retry): Promise<void> {
  const settled = retry.doubt
    ? ''
    : `, attempted_at = NULL, state = CASE state WHEN 'sending' THEN 'due' ELSE state END`;
  return update(
    database,
    key,
    `leased_by = NULL, wake_at = ?, attempts = attempts + ?, reason = ?${settled}`,
    retry.wakeAt.getTime(),
    retry.failed ? 1 : 0,
    rowFromReason(retry.reason),
  );
}

/** Notes that what was in doubt was looked for and is not there: it can be sent as if it had never been tried. */
export function markAbsent(database: Statements, key: DeliveryKey): Promise<void> {
  return update(database, key, 'attempted_at = NULL');
}

/** Ends a delivery without a message; parts after it are not sent either. */
export function endDelivery(
  database: Database,
  key: DeliveryKey,
  state: 'skipped' | 'failed' | 'unknown',
  reason: Reason,
): Promise<void> {
  return database.transaction(async (transaction) => {
    await update(
      transaction,
      key,
      `state = ?, leased_by = NULL, wake_at = NULL, reason = ?${state === 'unknown' ? '' : ', attempted_at = NULL'}`,
      state,
      rowFromReason(reason),
    );
    await transaction.run(
      `UPDATE deliveries SET state = 'skipped', wake_at = NULL, reason = ?
       WHERE subscription = ? AND day = ? AND part > ? AND state = 'due'`,
      [rowFromReason({ code: 'earlier-part-failed' }), key.subscription, key.day, key.part],
    );
  });
}

/** Notes that something that was left to do for a message is done, or (`reason`) never will be. */
export function markTended(
  database: Statements,
  key: DeliveryKey,
  left: readonly Aftercare[],
  reason: Reason | null,
  now: Date,
): Promise<void> {
  return update(
    database,
    key,
    `leased_by = NULL, attempts = 0, aftercare = ?, reason = ?, ${WAKE_IF_LEFT}`,
    JSON.stringify(left),
    rowFromReason(reason),
    left.length > 0 ? 1 : 0,
    now.getTime(),
  );
}

async function update(
  database: Statements,
  key: DeliveryKey,
  assignments: string,
  ...values: (string | number | null)[]
): Promise<void> {
  await database.run(`UPDATE deliveries SET ${assignments} WHERE subscription = ? AND day = ? AND part = ?`, [
    ...values,
    key.subscription,
    key.day,
    key.part,
  ]);
}
