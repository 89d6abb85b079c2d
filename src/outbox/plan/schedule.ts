import type { CalendarDay } from '../../calendar/day.ts';
import { lastDueUpTo } from '../../calendar/schedule.ts';
import { instantOf } from '../../calendar/zone.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';

/** Hours after its time within which a digest is still created by a bot that was down or asleep. */
export const CATCH_UP_HOURS = 12;

/** Due delivery of a subscription. */
export interface Plan {
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
  /** Whether it is too late: the day is recorded as missed and nothing is sent. */
  readonly missed: boolean;
}

/**
 * Returns the delivery due at `now`: that of the newest due time; earlier missed ones are not made up for. Undefined if
 * the schedule has no due time in the last days.
 */
export function planDelivery(subscription: Subscription, now: Date): Plan | undefined {
  const due = lastDueUpTo(subscription, now);
  // A time before the subscription was created or changed was never promised.
  if (!due || due.at < subscription.nextDueAt) return undefined;
  return {
    day: due.day,
    dueAt: due.at,
    deadlineAt: deadlineOf(subscription, due.day, due.at),
    missed: now.getTime() - due.at.getTime() > CATCH_UP_HOURS * 3_600_000,
  };
}

/** Returns when a day's delivery stops waiting: its deadline, or its due time if later. */
export function deadlineOf(subscription: Subscription, day: CalendarDay, dueAt: Date): Date {
  const deadline = instantOf(day, subscription.deadlineMinute, subscription.timeZone);
  return deadline > dueAt ? deadline : dueAt;
}
