import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Transaction } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import { nextDueMilliseconds } from '../subscriptions/dueTimes.ts';
import {
  type Subscription,
  type SubscriptionId,
  subscriptionFromRow,
} from '../subscriptions/subscriptionRows.ts';
import { type Delivery, type DeliveryKey, type DeliveryState, deliveryFromRow } from './deliveryRows.ts';
import { type Reason, rowFromReason } from './reason.ts';
import { digestStream } from './streams.ts';

/** What the tick found out about a delivery: it can go, it has to wait until its deadline, or there is nothing to send. */
export type Verdict =
  | { readonly state: 'due'; readonly content: string }
  | { readonly state: 'waiting'; readonly reason: Reason }
  | { readonly state: 'skipped'; readonly reason: Reason };

/** What became of a delivery that waited; its deadline may have been changed meanwhile. */
export interface Decision {
  readonly delivery: Delivery;
  readonly deadlineAt: Date;
  readonly verdict: Verdict;
}

/** A line that the tick writes into the ledger. */
export interface Opening {
  readonly subscription: Subscription;
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
  readonly verdict: Verdict;
}

/** A delivery and whose it is; the subscription is undefined where it has none, or it has been removed since. */
export interface DeliveryWithSubscription {
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
}

/** When there is work, as instants in milliseconds; null where there is none in sight. */
export interface Agenda {
  /** A subscription comes due. */
  readonly dueAt: number | null;
  /** A waiting delivery is to be looked at again. */
  readonly waitingUntil: number | null;
  /** A delivery is to be sent, settled, edited or cared for. */
  readonly sendAt: number | null;
  /** Editions or stories came, changed or went. */
  readonly newsChanged: boolean;
}

/** Looks, with one statement and through indexes alone, when there is anything to do. */
export async function readAgenda(database: Queries): Promise<Agenda> {
  const earliest = (state: DeliveryState) =>
    `(SELECT min(wake_at) FROM deliveries WHERE state = '${state}' AND wake_at IS NOT NULL)`;
  const row = await database.get(
    `SELECT (SELECT min(next_due_at) FROM subscriptions WHERE paused_at IS NULL) AS due,
            ${earliest('waiting')} AS waiting, ${earliest('due')} AS "send", ${earliest('sending')} AS settle,
            ${earliest('sent')} AS tend, (SELECT count(*) FROM (SELECT 1 FROM changed_days LIMIT 1) AS changed) AS changed`,
  );
  return {
    dueAt: numberOrNull(row?.due),
    waitingUntil: numberOrNull(row?.waiting),
    sendAt: earliestOf([row?.send, row?.settle, row?.tend].map(numberOrNull)),
    newsChanged: row?.changed === 1,
  };
}

/** Subscriptions whose time has come, longest overdue first. */
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

/**
 * Writes the ledger's first line for each opening and moves its subscription on to the next time after `now`, in one
 * transaction. A day that the ledger knows already is left as it is, and so is a subscription that was changed, paused
 * or removed since it was read.
 */
export function openDeliveries(database: Database, openings: readonly Opening[], now: Date): Promise<void> {
  return database.transaction(async (transaction) => {
    const moved: Opening[] = [];
    for (const opening of openings) {
      if (await advance(transaction, opening.subscription, now)) moved.push(opening);
    }
    await transaction.runEach(
      `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind, due_at,
         deadline_at, parts, content, wake_at, attempts, aftercare, reason)
       VALUES (?, ?, 1, 'digest', ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 0, '[]', ?) ON CONFLICT DO NOTHING`,
      moved.map(({ subscription, day, dueAt, deadlineAt, verdict }) => {
        const { guildId, channelId, channelKind } = subscription;
        const { content, wakeAt, reason } = columnsOf(verdict, deadlineAt, now);
        return [
          ...[
            digestStream(subscription.id),
            day,
            subscription.id,
            verdict.state,
            guildId,
            channelId,
            channelKind,
            dueAt.getTime(),
          ],
          ...[deadlineAt.getTime(), content, wakeAt, reason],
        ];
      }),
    );
  });
}

/** Moves subscriptions on to their next time after `now`, but for those that were changed since they were read. */
export function advanceSubscriptions(
  database: Database,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<void> {
  return database.transaction(async (transaction) => {
    for (const subscription of subscriptions) await advance(transaction, subscription, now);
  });
}

async function advance(transaction: Transaction, subscription: Subscription, now: Date): Promise<boolean> {
  const { changes } = await transaction.run(
    'UPDATE subscriptions SET next_due_at = ? WHERE id = ? AND next_due_at = ? AND paused_at IS NULL',
    [nextDueMilliseconds(subscription, now), subscription.id, subscription.nextDueAt.getTime()],
  );
  return changes > 0;
}

/** Whether the ledger knows days after this one: the clock has been ahead of the present time. */
export async function hasDaysAfter(database: Queries, day: CalendarDay): Promise<boolean> {
  return (await database.get('SELECT 1 FROM deliveries WHERE day > ? LIMIT 1', [day])) !== undefined;
}

/** All subscriptions that are not paused, by id, after one. */
export async function activeSubscriptions(
  database: Queries,
  limit: number,
  after: SubscriptionId | undefined,
): Promise<readonly Subscription[]> {
  const rows = await database.all(
    'SELECT * FROM subscriptions WHERE paused_at IS NULL AND id > ? ORDER BY id LIMIT ?',
    [after ?? '', limit],
  );
  return rows.map(subscriptionFromRow);
}

/**
 * Waiting deliveries, those whose deadline has come or all those of a day, in the order of their waking; `after` is the
 * last one of the page before. Pages come in the order of an index, so that all of them cost time linear in their rows.
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

/** For which days some subscriptions wait. */
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

/** Writes what became of waiting deliveries, in one transaction; those that are to be looked at anew since they were read stay. */
export async function decideDeliveries(
  database: Database,
  decisions: readonly Decision[],
  now: Date,
): Promise<void> {
  await database.runEach(
    `UPDATE deliveries SET state = ?, deadline_at = ?, content = ?, wake_at = ?, reason = ?
     WHERE stream = ? AND day = ? AND part = ? AND state = 'waiting' AND wake_at IS NOT DISTINCT FROM ?`,
    decisions.map(({ delivery, deadlineAt, verdict }) => {
      const { content, wakeAt, reason } = columnsOf(verdict, deadlineAt, now);
      return [
        ...[verdict.state, deadlineAt.getTime(), content, wakeAt, reason],
        ...[delivery.stream, delivery.day, delivery.part, delivery.wakeAt?.getTime() ?? null],
      ];
    }),
  );
}

/** Deliveries with their subscriptions as they stand now, in the order given. */
export async function withSubscriptions(
  database: Queries,
  deliveries: readonly Delivery[],
): Promise<readonly DeliveryWithSubscription[]> {
  if (deliveries.length === 0) return [];
  const ids = new Set(deliveries.flatMap(({ subscription }) => subscription ?? []));
  if (ids.size === 0) return deliveries.map((delivery) => ({ delivery, subscription: undefined }));
  const rows = await database.all('SELECT * FROM subscriptions WHERE id = ANY(?)', [[...ids]]);
  const found = new Map(
    rows.map((row) => subscriptionFromRow(row)).map((subscription) => [subscription.id, subscription]),
  );
  return deliveries.map((delivery) => ({
    delivery,
    subscription: delivery.subscription === null ? undefined : found.get(delivery.subscription),
  }));
}

/** A delivery by its key. */
export async function findDelivery(
  database: Queries,
  { stream, day, part }: DeliveryKey,
): Promise<Delivery | undefined> {
  const row = await database.get('SELECT * FROM deliveries WHERE stream = ? AND day = ? AND part = ?', [
    stream,
    day,
    part,
  ]);
  return row && deliveryFromRow(row);
}

/** Whether a message is known to be another delivery's of the same place and of about the same day. */
export async function isOthersMessage(
  database: Queries,
  { guildId, channelId, stream, day, part }: Delivery,
  messageId: string,
): Promise<boolean> {
  const row = await database.get(
    `SELECT 1 FROM deliveries WHERE guild_id = ? AND channel_id = ? AND day BETWEEN ? AND ? AND message_id = ?
       AND NOT (stream = ? AND day = ? AND part = ?)`,
    [guildId, channelId, addDays(day, -2), addDays(day, 2), messageId, stream, day, part],
  );
  return row !== undefined;
}

function columnsOf(verdict: Verdict, deadlineAt: Date, now: Date) {
  switch (verdict.state) {
    case 'due':
      return { content: verdict.content, wakeAt: now.getTime(), reason: null };
    case 'waiting':
      return { content: null, wakeAt: deadlineAt.getTime(), reason: rowFromReason(verdict.reason) };
    case 'skipped':
      return { content: null, wakeAt: null, reason: rowFromReason(verdict.reason) };
  }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function earliestOf(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
