import type { CalendarDay } from '../../calendar/day.ts';
import { lastDueUpTo } from '../../calendar/schedule.ts';
import { instantOf } from '../../calendar/zone.ts';
import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';

/** How late a digest may still be opened after its time, by a bot that was down or a machine that slept. */
export const CATCH_UP_HOURS = 12;

/** What is owed to a subscription whose time has come. */
export interface Plan {
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
  /** Whether it is too late for it: the day is noted as missed and nothing is sent. */
  readonly missed: boolean;
}

/**
 * The one delivery that a subscription is owed at `now`: that of its newest due time. Earlier ones that were slept
 * over are not made up for. Undefined where the schedule has no due time in the last days.
 */
export function planDelivery(subscription: Subscription, now: Date): Plan | undefined {
  const due = lastDueUpTo(subscription, now);
  // A time before the subscription was made or changed was never promised.
  if (!due || due.at < subscription.nextDueAt) return undefined;
  return {
    day: due.day,
    dueAt: due.at,
    deadlineAt: deadlineOf(subscription, due.day, due.at),
    missed: now.getTime() - due.at.getTime() > CATCH_UP_HOURS * 3_600_000,
  };
}

/** When a day's delivery stops waiting: its deadline, or its own time where that is later. */
export function deadlineOf(subscription: Subscription, day: CalendarDay, dueAt: Date): Date {
  const deadline = instantOf(day, subscription.deadlineMinute, subscription.timeZone);
  return deadline > dueAt ? deadline : dueAt;
}
