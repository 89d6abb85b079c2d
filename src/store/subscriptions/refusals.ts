import type { Queries, Statements } from '../../database/database.ts';
import { type Reason, rowFromReason } from '../outbox/reason.ts';
import { DIRECT } from './destination.ts';
import type { Subscription, SubscriptionId } from './subscription.ts';
import { subscriptionFromRow } from './subscriptionRows.ts';

/** Scope of a refusal: one subscription's digests, or all messages to its channel. */
export type RefusedScope = 'subscription' | 'channel';

/** Records since when and why digests are refused and, with `pausedAt`, pauses them. */
export async function noteRefusal(
  database: Statements,
  subscription: Subscription,
  refusal: {
    readonly scope: RefusedScope;
    readonly refusedSince: Date;
    readonly pausedAt: Date | null;
    readonly reason: Reason;
  },
): Promise<void> {
  const reason = rowFromReason(refusal.reason);
  const pausedAt = refusal.pausedAt?.getTime() ?? null;
  await database.run(
    `UPDATE subscriptions SET refused_since = coalesce(refused_since, ?), refusal = ?, paused_at = coalesce(paused_at, ?),
       pause_reason = CASE WHEN ? = 1 AND paused_at IS NULL THEN ? ELSE pause_reason END
     WHERE ${refusal.scope === 'channel' ? 'guild_id = ? AND channel_id = ?' : 'id = ?'}`,
    [
      ...[refusal.refusedSince.getTime(), reason, pausedAt, pausedAt === null ? 0 : 1, reason],
      ...(refusal.scope === 'channel' ? [subscription.guildId, subscription.channelId] : [subscription.id]),
    ],
  );
}

/** Records that somebody was told that a channel refuses digests. */
export async function noteTold(
  database: Statements,
  { guildId, channelId }: Pick<Subscription, 'guildId' | 'channelId'>,
  at: Date,
): Promise<void> {
  await database.run(
    'UPDATE subscriptions SET told_at = ? WHERE guild_id = ? AND channel_id = ? AND refused_since IS NOT NULL',
    [at.getTime(), guildId, channelId],
  );
}

/** Returns subscriptions, one per channel, whose refusal nobody was told; members are told by answers to commands. */
export async function untoldRefusals(database: Queries): Promise<readonly Subscription[]> {
  const rows = await database.all(
    `SELECT * FROM subscriptions WHERE id IN (SELECT min(id) FROM subscriptions
       WHERE refused_since IS NOT NULL AND told_at IS NULL AND guild_id <> ? GROUP BY guild_id, channel_id)`,
    [DIRECT],
  );
  return rows.map(subscriptionFromRow);
}

/** Deletes the records of refusals of these subscriptions. */
export async function noteSuccess(database: Statements, ids: readonly SubscriptionId[]): Promise<void> {
  await database.run(
    'UPDATE subscriptions SET refused_since = NULL, refusal = NULL, told_at = NULL WHERE id = ANY(?)',
    [ids],
  );
}
