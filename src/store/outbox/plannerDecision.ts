import type { Queries } from '../../database/database.ts';
import { changedSince, type DeliveryPlace, placeKey, type SeenDeliveries } from './earlierDeliveries.ts';
import { type Reason, rowFromReason } from './reason.ts';

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

/** Separates decisions that are still valid from those whose channels got another alert in the meantime. */
export async function byAlerts<T>(
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

/** Returns a decision as the columns of its delivery. */
export function deliveryColumnsOf(decision: Decision, deadlineAt: Date, now: Date) {
  switch (decision.state) {
    case 'due':
      return { content: decision.content, wakeAt: now.getTime(), reason: null };
    case 'waiting':
      return { content: null, wakeAt: deadlineAt.getTime(), reason: rowFromReason(decision.reason) };
    case 'skipped':
      return { content: null, wakeAt: null, reason: rowFromReason(decision.reason) };
  }
}
