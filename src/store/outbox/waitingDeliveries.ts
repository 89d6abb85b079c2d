import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Delivery, deliveryFromRow } from './deliveryRows.ts';
import { byAlerts, type Decision, deliveryColumnsOf } from './plannerDecision.ts';
import { digestStream } from './streams.ts';

/** Decision about a waiting delivery, whose deadline may have changed. */
export interface DecidedDelivery {
  readonly delivery: Delivery;
  readonly deadlineAt: Date;
  readonly decision: Decision;
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
        const { content, wakeAt, reason } = deliveryColumnsOf(decision, deadlineAt, now);
        return [
          ...[decision.state, deadlineAt.getTime(), content, wakeAt, reason],
          ...[delivery.stream, delivery.day, delivery.part, delivery.wakeAt?.getTime() ?? null],
        ];
      }),
    );
    return outdated;
  });
}
