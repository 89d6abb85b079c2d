import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import { nextDueMilliseconds } from '../subscriptions/dueTimes.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { subscriptionFromRow } from '../subscriptions/subscriptionRows.ts';
import { byAlerts, type Decision, deliveryColumnsOf } from './plannerDecision.ts';
import { digestStream } from './streams.ts';

/** A digest to be added to the outbox. */
export interface NewDelivery {
  readonly subscription: Subscription;
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
  readonly decision: Decision;
}

/** Returns due subscriptions, most overdue first. */
export async function dueSubscriptions(
  database: Queries,
  now: Date,
  limit: number,
): Promise<readonly Subscription[]> {
  const rows = await database.all(
    'SELECT * FROM subscriptions WHERE paused_at IS NULL AND next_due_at <= ? ORDER BY next_due_at LIMIT ?',
    [now.getTime(), limit],
  );
  return rows.map(subscriptionFromRow);
}

/** SQL that writes a page of digests, given as a list of JSON objects, in one round trip. */
const INSERT_DIGESTS = `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id,
    channel_kind, due_at, deadline_at, parts, content, wake_at, attempts, follow_ups, reason)
  SELECT value ->> 'stream', value ->> 'day', 1, 'digest', value ->> 'subscription', value ->> 'state', value ->> 'guildId',
    value ->> 'channelId', value ->> 'channelKind', CAST(value ->> 'dueAt' AS BIGINT),
    CAST(value ->> 'deadlineAt' AS BIGINT), 1, value ->> 'content', CAST(value ->> 'wakeAt' AS BIGINT), 0, '[]',
    value ->> 'reason'
  FROM unnest(?::text[]) AS value WHERE true ON CONFLICT DO NOTHING`;

const ADVANCE = `UPDATE subscriptions SET next_due_at = CAST(value ->> 'next' AS BIGINT)
  FROM unnest(?::text[]) AS value
  WHERE subscriptions.id = value ->> 'id' AND next_due_at = CAST(value ->> 'known' AS BIGINT) AND paused_at IS NULL RETURNING id`;

/**
 * Writes the first row of each digest and advances its subscription to the next time after `now`, in one transaction.
 * Days already in the outbox are kept, and subscriptions that were changed, paused or removed since they were read are
 * skipped. Returns the digests whose channels got alerts in the meantime: they have to be decided again.
 */
export async function enqueueDigests(
  database: Database,
  digests: readonly NewDelivery[],
  now: Date,
): Promise<readonly NewDelivery[]> {
  if (digests.length === 0) return [];
  return database.transaction(async (transaction) => {
    const [current, outdated] = await byAlerts(transaction, digests, ({ subscription, decision }) => ({
      place: subscription,
      decision,
    }));
    const moved = await advance(
      transaction,
      current.map(({ subscription }) => subscription),
      now,
    );
    const rows = current.filter(({ subscription }) => moved.has(subscription.id));
    if (rows.length > 0) await transaction.run(INSERT_DIGESTS, [rows.map((digest) => rowText(digest, now))]);
    return outdated;
  });
}

function rowText({ subscription, day, dueAt, deadlineAt, decision }: NewDelivery, now: Date): string {
  const { id, guildId, channelId, channelKind } = subscription;
  return JSON.stringify({
    ...{
      stream: digestStream(id),
      day,
      subscription: id,
      state: decision.state,
      guildId,
      channelId,
      channelKind,
    },
    ...{
      dueAt: dueAt.getTime(),
      deadlineAt: deadlineAt.getTime(),
      ...deliveryColumnsOf(decision, deadlineAt, now),
    },
  });
}

/** Advances subscriptions to their next time after `now`, except those that were changed since they were read. */
export async function advanceSubscriptions(
  database: Statements,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<void> {
  if (subscriptions.length > 0) await advance(database, subscriptions, now);
}

/** Advances subscriptions; returns those that were advanced. */
async function advance(
  statements: Statements,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const moves = subscriptions.map((subscription) => ({
    id: subscription.id,
    known: subscription.nextDueAt.getTime(),
    next: nextDueMilliseconds(subscription, now),
  }));
  const { rows } = await statements.run<{ id: string }>(ADVANCE, [moves.map((move) => JSON.stringify(move))]);
  return new Set(rows.map(({ id }) => id));
}
