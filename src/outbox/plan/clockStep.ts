import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { dayAt } from '../../calendar/zone.ts';
import type { Store } from '../../store/open.ts';
import { undoDecisionsAhead, wakeDeliveries } from '../../store/outbox/clockStep.ts';
import { hasDaysAfter } from '../../store/outbox/deliveries.ts';
import { advanceSubscriptions } from '../../store/outbox/planDigests.ts';
import { activeSubscriptions } from '../../store/subscriptions/findSubscriptions.ts';
import type { SubscriptionId } from '../../store/subscriptions/subscription.ts';
import { betweenPages, PAGE } from './batching.ts';
import { CATCH_UP_HOURS } from './schedule.ts';

/** Recomputes the next times of all subscriptions and retries after the clock was ahead. */
export async function rescheduleAfterClockStep(store: Store, now: Date): Promise<void> {
  await wakeDeliveries(store, now);
  await undoDecisionsAhead(store, { now, lastDay: lastDayAnywhere(now), catchUpHours: CATCH_UP_HOURS });
  let after: SubscriptionId | undefined;
  for (;;) {
    const page = await activeSubscriptions(store, PAGE, after);
    const ahead = page.filter((subscription) => subscription.nextDueAt > now);
    await advanceSubscriptions(store, ahead, now);
    after = page.at(-1)?.id;
    if (page.length < PAGE) return;
    await betweenPages();
  }
}

/** Whether the outbox shows that the clock was ahead; called once at the start. */
export async function clockWasAhead(store: Store, now: Date): Promise<boolean> {
  return await hasDaysAfter(store, lastDayAnywhere(now));
}

/** Returns the latest day in any zone: none is more than a day ahead of UTC. */
function lastDayAnywhere(now: Date): CalendarDay {
  return addDays(dayAt(now, 'UTC'), 1);
}
