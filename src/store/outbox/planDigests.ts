import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import { nextDueMilliseconds } from '../subscriptions/dueTimes.ts';
import {
  type Subscription,
  type SubscriptionId,
  subscriptionFromRow,
} from '../subscriptions/subscriptionRows.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Delivery, deliveryFromRow } from './deliveryRows.ts';
import { changedSince, type DeliveryPlace, placeKey, type SeenDeliveries } from './earlierDeliveries.ts';
import { type Reason, rowFromReason } from './reason.ts';
import { digestStream } from './streams.ts';

/** Decision of the planner: the delivery is due, waits until its deadline, or has nothing to send. */
export type Decision =
  | {
      readonly state: 'due';
      readonly content: string;
      /** Deliveries of its channel, if the decision depends on them. */
      readonly seen?: SeenDeliveries;
    }
  | { readonly state: 'waiting'; readonly reason: Reason }
  | { readonly state: 'skipped'; readonly reason: Reason };

/** Decision about a waiting delivery, whose deadline may have changed. */
export interface DecidedDelivery {
  readonly delivery: Delivery;
  readonly deadlineAt: Date;
  readonly decision: Decision;
}

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

/** Separates decisions that are still valid from those whose channels got another alert in the meantime. */
async function byAlerts<T>(
  transaction: Queries,
  all: readonly T[],
  of: (one: T) => { readonly place: DeliveryPlace; readonly decision: Decision },
): Promise<readonly [current: readonly T[], outdated: readonly T[]]> {
  const seenBy = (one: T) => {
    const { place, decision } = of(one);
    return decision.state === 'due' && decision.seen ? [{ place, seen: decision.seen }] : [];
  };
  const changed = await changedSince(transaction, all.flatMap(seenBy), 'alerts');
  const isOutdated = (one: T) => seenBy(one).some(({ place }) => changed.has(placeKey(place)));
  return [all.filter((one) => !isOutdated(one)), all.filter(isOutdated)];
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
    ...{ dueAt: dueAt.getTime(), deadlineAt: deadlineAt.getTime(), ...columnsOf(decision, deadlineAt, now) },
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

/**
 * Returns waiting deliveries, past their deadline or all of a day, by wake time, after the last one of the previous
 * page. Pages follow an index, so that all of them take linear time.
 */
export async function waitingDeliveries(
  database: Queries,
  which: { readonly wakeUntil: Date } | { readonly day: CalendarDay },
  limit: number,
  after: Delivery | undefined,
): Promise<readonly DeliveryWithSubscription[]> {
  const condition = 'day' in which ? 'day = ?' : 'wake_at <= ?';
  const rows = await database.all(
    `SELECT * FROM deliveries WHERE state = 'waiting' AND wake_at IS NOT NULL AND ${condition}
       AND (wake_at, stream, day) > (?, ?, ?)
     ORDER BY wake_at, stream, day LIMIT ?`,
    [
      'day' in which ? which.day : which.wakeUntil.getTime(),
      after?.wakeAt?.getTime() ?? Number.MIN_SAFE_INTEGER,
      after?.stream ?? '',
      after?.day ?? '',
      limit,
    ],
  );
  return await withSubscriptions(database, rows.map(deliveryFromRow));
}

/** Returns the days for which some subscriptions wait. */
export async function waitingOf(
  database: Queries,
  subscriptions: readonly SubscriptionId[],
): Promise<readonly { readonly subscription: SubscriptionId; readonly day: CalendarDay }[]> {
  const rows = await database.all(
    `SELECT subscription, day FROM deliveries WHERE stream = ANY(?) AND state = 'waiting'`,
    [subscriptions.map(digestStream)],
  );
  return rows.map((row) => ({
    subscription: String(row.subscription) as SubscriptionId,
    day: dayFromRow(String(row.day)),
  }));
}

/**
 * Writes decisions about waiting deliveries in one transaction; those scheduled anew in the meantime are kept. Returns
 * those whose channels got alerts in the meantime: they have to be decided again.
 */
export async function decideDeliveries(
  database: Database,
  decisions: readonly DecidedDelivery[],
  now: Date,
): Promise<readonly DecidedDelivery[]> {
  if (decisions.length === 0) return [];
  return database.transaction(async (transaction) => {
    const [current, outdated] = await byAlerts(transaction, decisions, ({ delivery, decision }) => ({
      place: delivery,
      decision,
    }));
    await transaction.runEach(
      `UPDATE deliveries SET state = ?, deadline_at = ?, content = ?, wake_at = ?, reason = ?
     WHERE stream = ? AND day = ? AND part = ? AND state = 'waiting' AND wake_at IS NOT DISTINCT FROM ?`,
      current.map(({ delivery, deadlineAt, decision }) => {
        const { content, wakeAt, reason } = columnsOf(decision, deadlineAt, now);
        return [
          ...[decision.state, deadlineAt.getTime(), content, wakeAt, reason],
          ...[delivery.stream, delivery.day, delivery.part, delivery.wakeAt?.getTime() ?? null],
        ];
      }),
    );
    return outdated;
  });
}

function columnsOf(decision: Decision, deadlineAt: Date, now: Date) {
  switch (decision.state) {
    case 'due':
      return { content: decision.content, wakeAt: now.getTime(), reason: null };
    case 'waiting':
      return { content: null, wakeAt: deadlineAt.getTime(), reason: rowFromReason(decision.reason) };
    case 'skipped':
      return { content: null, wakeAt: null, reason: rowFromReason(decision.reason) };
  }
}
