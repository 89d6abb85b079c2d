import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { dayAt } from '../../calendar/zone.ts';
import { changedDays, settleChangedDay } from '../../store/news/changedDays.ts';
import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import type { Delivery } from '../../store/outbox/deliveryRows.ts';
import { readNextWork } from '../../store/outbox/nextWork.ts';
import {
  advanceSubscriptions,
  dueSubscriptions,
  enqueueDigests,
  type NewDelivery,
} from '../../store/outbox/planDigests.ts';
import type { Decision } from '../../store/outbox/plannerDecision.ts';
import {
  type DecidedDelivery,
  decideDeliveries,
  waitingDeliveries,
} from '../../store/outbox/waitingDeliveries.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { OutboxContext } from '../context.ts';
import { betweenPages, FIRST_PAGE, nextPage, PAGE, untilCurrent } from './batching.ts';
import { reviseSent } from './corrections.ts';
import { evaluate, type PlanningRun, prepareTold, startPlanningRun } from './evaluate.ts';
import { CATCH_UP_HOURS, deadlineOf, type Plan, planDelivery } from './schedule.ts';

/** Age in days above which changes of news are no longer applied to channels. */
const REVISED_DAYS = 7;

/** Dependencies of the planner. */
export interface PlannerContext
  extends Pick<OutboxContext, 'store' | 'makeDigest' | 'makeRecap' | 'hasOwnNews' | 'log'> {
  /** Called whenever there may be something to send, so that the first channels do not wait for the last ones. */
  readonly onReady: () => void;
  /** Called for each page of due subscriptions or waiting deliveries that is full, before it is planned. */
  readonly onFullPage?: () => void;
}

/** Runs the planner for a minute: creates due deliveries, and re-evaluates waiting and changed ones. */
export async function planDeliveries(context: PlannerContext, now: Date): Promise<void> {
  const nextWork = await readNextWork(context.store);
  const has = (at: number | null) => at !== null && at <= now.getTime();
  const planner: Planner = { ...context, ...startPlanningRun(context, now) };
  if (has(nextWork.dueAt)) await enqueueDue(planner);
  if (has(nextWork.waitingUntil)) await decideWaiting(planner, { wakeUntil: now });
  if (nextWork.newsChanged) await followChanges(planner);
  // After a sleep of the machine, timers are late and their work is due.
  if (has(nextWork.sendAt)) context.onReady();
}

type Planner = PlannerContext & PlanningRun;

/**
 * A digest that cannot be built is an internal error: it is retried at every change, and every minute from its deadline
 * on.
 */
async function evaluateSafely(
  planner: Planner,
  subscription: Subscription,
  day: CalendarDay,
  deadlineAt: Date,
): Promise<Decision> {
  try {
    return await evaluate(planner, subscription, day, deadlineAt);
  } catch (error) {
    planner.log.error({ subscription: subscription.id, day, err: error }, 'a digest could not be made');
    const isTooLate = planner.now.getTime() - deadlineAt.getTime() > CATCH_UP_HOURS * 3_600_000;
    return {
      state: isTooLate ? 'skipped' : 'waiting',
      reason: { code: 'digest-failed' },
    };
  }
}

async function enqueueDue(planner: Planner): Promise<void> {
  for (let size = FIRST_PAGE; ; size = nextPage(size)) {
    const page = await dueSubscriptions(planner.store, planner.now, size);
    if (page.length === PAGE) planner.onFullPage?.();
    const planned = page.flatMap((subscription) => {
      const plan = planDelivery(subscription, planner.now);
      return plan ? [{ subscription, plan }] : [];
    });
    await untilCurrent(planned, (some) => enqueuePlanned(planner, some));
    const unplanned = page.filter(
      (subscription) => !planned.some((known) => known.subscription === subscription),
    );
    await advanceSubscriptions(planner.store, unplanned, planner.now);
    planner.onReady();
    if (page.length < size) return;
    await betweenPages();
  }
}

/** A subscription with its due delivery. */
interface Planned {
  readonly subscription: Subscription;
  readonly plan: Plan;
}

async function enqueuePlanned(planner: Planner, planned: readonly Planned[]): Promise<readonly Planned[]> {
  await prepareTold(
    planner,
    planned.map(({ subscription: { guildId, channelId }, plan: { day } }) => ({ guildId, channelId, day })),
  );
  const digests: NewDelivery[] = [];
  const overtaken = new Set<Subscription>();
  const enqueueAll = async () => {
    const outdated = await enqueueDigests(planner.store, digests.splice(0), planner.now);
    for (const { subscription } of outdated) overtaken.add(subscription);
  };
  for (const { subscription, plan } of planned) {
    // Content that one digest of a channel is about to bring counts as told for the next one.
    if (digests.some((digest) => digest.subscription.channelId === subscription.channelId))
      await enqueueAll();
    const decision = plan.missed
      ? ({ state: 'skipped', reason: { code: 'missed' } } as const)
      : await evaluateSafely(planner, subscription, plan.day, plan.deadlineAt);
    digests.push({ subscription, ...plan, decision });
  }
  await enqueueAll();
  return planned.filter(({ subscription }) => overtaken.has(subscription));
}

async function decideWaiting(
  planner: Planner,
  which: { readonly wakeUntil: Date } | { readonly day: CalendarDay },
): Promise<void> {
  let after: Delivery | undefined;
  for (let size = FIRST_PAGE; ; size = nextPage(size)) {
    const page = await waitingDeliveries(planner.store, which, size, after);
    if (page.length === PAGE) planner.onFullPage?.();
    await untilCurrent(page, (some) => decidePage(planner, some));
    planner.onReady();
    after = page.at(-1)?.delivery;
    if (page.length < size) return;
    await betweenPages();
  }
}

async function decidePage(
  planner: Planner,
  page: readonly DeliveryWithSubscription[],
): Promise<readonly DeliveryWithSubscription[]> {
  const decisions: DecidedDelivery[] = [];
  const overtaken = new Set<Delivery>();
  const decideAll = async () => {
    const outdated = await decideDeliveries(planner.store, decisions.splice(0), planner.now);
    for (const { delivery } of outdated) overtaken.add(delivery);
  };
  for (const waiting of page) {
    if (decisions.some(({ delivery: { channelId } }) => channelId === waiting.delivery.channelId))
      await decideAll();
    decisions.push(await decide(planner, waiting));
  }
  await decideAll();
  return page.filter(({ delivery }) => overtaken.has(delivery));
}

async function decide(
  planner: Planner,
  { delivery, subscription }: DeliveryWithSubscription,
): Promise<DecidedDelivery> {
  const end = (code: 'subscription-removed' | 'subscription-paused'): DecidedDelivery => ({
    delivery,
    deadlineAt: delivery.deadlineAt,
    decision: { state: 'skipped', reason: { code } },
  });
  if (!subscription) return end('subscription-removed');
  if (subscription.paused) return end('subscription-paused');
  const deadlineAt = deadlineOf(subscription, delivery.day, delivery.dueAt);
  return {
    delivery,
    deadlineAt,
    decision: await evaluateSafely(planner, subscription, delivery.day, deadlineAt),
  };
}

/** Re-evaluates deliveries that wait for a changed day, and revises sent ones with its news. */
async function followChanges(planner: Planner): Promise<void> {
  const oldest = addDays(dayAt(planner.now, 'UTC'), -REVISED_DAYS);
  for (const change of await changedDays(planner.store)) {
    try {
      if (change.day >= oldest) await followChange(planner, change.day);
      await settleChangedDay(planner.store, change);
    } catch (error) {
      planner.log.error(
        { day: change.day, err: error },
        'changed news could not be followed; the next minute tries again',
      );
    }
  }
}

async function followChange(planner: Planner, day: CalendarDay): Promise<void> {
  await decideWaiting(planner, { day });
  await reviseSent(planner, day, 'correction');
  planner.onReady();
}
