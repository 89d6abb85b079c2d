import type { Queries, Statements } from '../../database/database.ts';
import { type Reason, rowFromReason } from '../ledger/reason.ts';
import { type Subscription, type SubscriptionId, subscriptionFromRow } from './subscriptionRows.ts';

/** Notes since when and why a channel refuses digests, and with `pausedAt` pauses its subscription. */
export async function noteRefusal(
  database: Statements,
  id: SubscriptionId,
  refusal: { readonly refusedSince: Date; readonly pausedAt: Date | null; readonly reason: Reason },
): Promise<void> {
  const reason = rowFromReason(refusal.reason);
  const pausedAt = refusal.pausedAt?.getTime() ?? null;
  await database.run(
    `UPDATE subscriptions SET refused_since = ?, refusal = ?, paused_at = coalesce(paused_at, ?),
       pause_reason = CASE WHEN ? = 1 AND paused_at IS NULL THEN ? ELSE pause_reason END
     WHERE id = ?`,
    [refusal.refusedSince.getTime(), reason, pausedAt, pausedAt === null ? 0 : 1, reason, id],
  );
}

/** Notes that somebody knows that a channel refuses digests. */
export async function noteTold(database: Statements, id: SubscriptionId, at: Date): Promise<void> {
  await database.run('UPDATE subscriptions SET told_at = ? WHERE id = ?', [at.getTime(), id]);
}

/** Subscriptions whose channels refuse digests while nobody knows. */
export async function untoldRefusals(database: Queries): Promise<readonly Subscription[]> {
  const rows = await database.all(
    'SELECT * FROM subscriptions WHERE refused_since IS NOT NULL AND told_at IS NULL',
  );
  return rows.map(subscriptionFromRow);
}

/** Forgets that a channel ever refused. */
export async function noteSuccess(database: Statements, id: SubscriptionId): Promise<void> {
  await database.run(
    'UPDATE subscriptions SET refused_since = NULL, refusal = NULL, told_at = NULL WHERE id = ?',
    [id],
  );
}
