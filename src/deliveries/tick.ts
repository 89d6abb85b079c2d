import { addDays, type CalendarDay } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import { undoDecisionsAhead, wakeDeliveries } from '../store/ledger/clockStep.ts';
import {
  activeSubscriptions,
  advanceSubscriptions,
  type Decision,
  type DeliveryWithSubscription,
  decideDeliveries,
  dueSubscriptions,
  hasDaysAfter,
  type Opening,
  openDeliveries,
  readAgenda,
  type Verdict,
  waitingDeliveries,
} from '../store/ledger/deliveries.ts';
import type { Delivery } from '../store/ledger/deliveryRows.ts';
import { changedDays, settleChangedDay } from '../store/news/changedDays.ts';
import type { Store } from '../store/open.ts';
import type { Subscription, SubscriptionId } from '../store/subscriptions/subscriptionRows.ts';
import type { DeliveryContext } from './context.ts';
import { judge, type Pass, startPass } from './judge.ts';
import { betweenPages, PAGE } from './pages.ts';
import { CATCH_UP_HOURS, deadlineOf, planOpening } from './planOpening.ts';
import { reviseSent } from './revise.ts';

/** Changes of news that are older than this reach no channel any more. */
const REVISED_DAYS = 7;

/** What a tick works on. */
export interface TickContext
  extends Pick<DeliveryContext, 'store' | 'makeDigest' | 'makeRecap' | 'hasOwnNews' | 'log'> {
  /** Called whenever the ledger may hold something to send, so that the first channels do not wait for the last ones. */
  readonly onReady: () => void;
}

/** One minute's look at the clock: opens what has come due, and looks again at what waits and what was changed. */
export async function tick(context: TickContext, now: Date): Promise<void> {
  const agenda = await readAgenda(context.store);
  const has = (at: number | null) => at !== null && at <= now.getTime();
  const round: Round = { ...context, ...startPass(context, now) };
  if (has(agenda.dueAt)) await openDue(round);
  if (has(agenda.waitingUntil)) await decideWaiting(round, { wakeUntil: now });
  if (agenda.newsChanged) await followChanges(round);
  // After a sleep of the machine timers are late, and what they were set for is due.
  if (has(agenda.sendAt)) context.onReady();
}

type Round = TickContext & Pass;

/** A digest that cannot be made is our fault: it is tried again at every change, and every minute from its deadline on. */
async function judgeSafely(
  round: Round,
  subscription: Subscription,
  day: CalendarDay,
  deadlineAt: Date,
): Promise<Verdict> {
  try {
    return await judge(round, subscription, day, deadlineAt);
  } catch (error) {
    round.log.error({ subscription: subscription.id, day, err: error }, 'a digest could not be made');
    const isTooLate = round.now.getTime() - deadlineAt.getTime() > CATCH_UP_HOURS * 3_600_000;
    return {
      state: isTooLate ? 'skipped' : 'waiting',
      reason: { code: 'digest-failed' },
    };
  }
}

/** Puts every subscription's next time, and what is to be tried again, right after the clock has been ahead. */
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

/** Whether the ledger shows that the clock has been ahead of the present time; asked once, at the start. */
export async function clockWasAhead(store: Store, now: Date): Promise<boolean> {
  return await hasDaysAfter(store, lastDayAnywhere(now));
}

/** No zone is more than a day ahead of UTC. */
function lastDayAnywhere(now: Date): CalendarDay {
  return addDays(dayAt(now, 'UTC'), 1);
}

async function openDue(round: Round): Promise<void> {
  for (;;) {
    const page = await dueSubscriptions(round.store, round.now, PAGE);
    const openings: Opening[] = [];
    const unplanned: Subscription[] = [];
    for (const subscription of page) {
      // What one digest of a channel is about to bring counts as told to the next one.
      if (openings.some((opening) => opening.subscription.channelId === subscription.channelId))
        await openDeliveries(round.store, openings.splice(0), round.now);
      const plan = planOpening(subscription, round.now);
      if (!plan) {
        unplanned.push(subscription);
        continue;
      }
      const verdict = plan.missed
        ? ({ state: 'skipped', reason: { code: 'missed' } } as const)
        : await judgeSafely(round, subscription, plan.day, plan.deadlineAt);
      openings.push({ subscription, ...plan, verdict });
    }
    await openDeliveries(round.store, openings, round.now);
    await advanceSubscriptions(round.store, unplanned, round.now);
    round.onReady();
    if (page.length < PAGE) return;
    await betweenPages();
  }
}

async function decideWaiting(
  round: Round,
  which: { readonly wakeUntil: Date } | { readonly day: CalendarDay },
): Promise<void> {
  let after: Delivery | undefined;
  for (;;) {
    const page = await waitingDeliveries(round.store, which, PAGE, after);
    const decisions: Decision[] = [];
    for (const waiting of page) {
      if (decisions.some(({ delivery: { channelId } }) => channelId === waiting.delivery.channelId))
        await decideDeliveries(round.store, decisions.splice(0), round.now);
      decisions.push(await decide(round, waiting));
    }
    await decideDeliveries(round.store, decisions, round.now);
    round.onReady();
    after = page.at(-1)?.delivery;
    if (page.length < PAGE) return;
    await betweenPages();
  }
}

async function decide(round: Round, { delivery, subscription }: DeliveryWithSubscription): Promise<Decision> {
  const end = (code: 'subscription-removed' | 'subscription-paused'): Decision => ({
    delivery,
    deadlineAt: delivery.deadlineAt,
    verdict: { state: 'skipped', reason: { code } },
  });
  if (!subscription) return end('subscription-removed');
  if (subscription.paused) return end('subscription-paused');
  const deadlineAt = deadlineOf(subscription, delivery.day, delivery.dueAt);
  return { delivery, deadlineAt, verdict: await judgeSafely(round, subscription, delivery.day, deadlineAt) };
}

/** What waits for a day that has changed may go now, and what stands in channels with that day's news may be edited. */
async function followChanges(round: Round): Promise<void> {
  const oldest = addDays(dayAt(round.now, 'UTC'), -REVISED_DAYS);
  for (const change of await changedDays(round.store)) {
    try {
      if (change.day >= oldest) await followChange(round, change.day);
      await settleChangedDay(round.store, change);
    } catch (error) {
      round.log.error(
        { day: change.day, err: error },
        'changed news could not be followed; the next minute tries again',
      );
    }
  }
}

async function followChange(round: Round, day: CalendarDay): Promise<void> {
  await decideWaiting(round, { day });
  await reviseSent(round, day, 'correction');
  round.onReady();
}
