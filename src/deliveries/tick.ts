import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import { changedDays, settleChangedDay } from '../store/changedDays.ts';
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
  waitingDeliveries,
} from '../store/deliveries.ts';
import type { DeliveryKey } from '../store/deliveryRows.ts';
import type { Store } from '../store/open.ts';
import type { Subscription, SubscriptionId } from '../store/subscriptionRows.ts';
import { ContentMaker, type DigestMaker } from './contents.ts';
import { judge, type Pass, startPass } from './judge.ts';
import { deadlineOf, planOpening } from './planOpening.ts';
import { reviseSent } from './revise.ts';

/** Rows written in one transaction: some 10 ms, so that interactions never wait long for the store. */
const PAGE = 250;

/** Changes of news that are older than this reach no channel any more. */
const REVISED_DAYS = 7;

/** What a tick works on. */
export interface TickContext {
  readonly store: Store;
  readonly makeDigest: DigestMaker;
  /** Called whenever the ledger may hold something to send, so that the first channels do not wait for the last ones. */
  readonly onReady: () => void;
}

/** One minute's look at the clock: opens what has come due, and looks again at what waits and what was changed. */
export async function tick({ store, makeDigest, onReady }: TickContext, now: Date): Promise<void> {
  const agenda = readAgenda(store);
  const has = (at: number | null) => at !== null && at <= now.getTime();
  const pass = startPass(store, new ContentMaker(store, makeDigest), now);
  if (has(agenda.dueAt)) await openDue(pass, onReady);
  if (has(agenda.waitingUntil)) await decideWaiting(pass, { wakeUntil: now }, onReady);
  if (agenda.newsChanged) await followChanges(pass, onReady);
  // After a sleep of the machine timers are late, and what they were set for is due.
  if (has(agenda.sendAt)) onReady();
}

/** Puts every subscription's next time right again after the clock has been ahead. */
export async function rescheduleAfterClockStep(store: Store, now: Date): Promise<void> {
  let after: SubscriptionId | undefined;
  for (;;) {
    const page = activeSubscriptions(store, PAGE, after);
    const ahead = page.filter((subscription) => subscription.nextDueAt > now);
    advanceSubscriptions(store, ahead, now);
    after = page.at(-1)?.id;
    if (page.length < PAGE) return;
    await nextTurn();
  }
}

/** Whether the ledger shows that the clock has been ahead of the present time; asked once, at the start. */
export function clockWasAhead(store: Store, now: Date): boolean {
  return hasDaysAfter(store, addDays(dayAt(now, 'UTC'), 1));
}

async function openDue(pass: Pass, onReady: () => void): Promise<void> {
  for (;;) {
    const page = dueSubscriptions(pass.store, pass.now, PAGE);
    const openings: Opening[] = [];
    const unplanned: Subscription[] = [];
    for (const subscription of page) {
      const plan = planOpening(subscription, pass.now);
      if (!plan) {
        unplanned.push(subscription);
        continue;
      }
      const verdict = plan.missed
        ? ({ state: 'skipped', reason: 'the bot was not running at its time' } as const)
        : await judge(pass, subscription, plan.day, plan.deadlineAt);
      openings.push({ subscription, ...plan, verdict });
    }
    openDeliveries(pass.store, openings, pass.now);
    advanceSubscriptions(pass.store, unplanned, pass.now);
    onReady();
    if (page.length < PAGE) return;
    await nextTurn();
  }
}

async function decideWaiting(
  pass: Pass,
  which: { readonly wakeUntil: Date } | { readonly day: CalendarDay },
  onReady: () => void,
): Promise<void> {
  let after: DeliveryKey | undefined;
  for (;;) {
    const page = waitingDeliveries(pass.store, which, PAGE, after);
    const decisions: Decision[] = [];
    for (const waiting of page) decisions.push(await decide(pass, waiting));
    decideDeliveries(pass.store, decisions, pass.now);
    onReady();
    after = page.at(-1)?.delivery;
    if (page.length < PAGE) return;
    await nextTurn();
  }
}

async function decide(pass: Pass, { delivery, subscription }: DeliveryWithSubscription): Promise<Decision> {
  const end = (reason: string): Decision => ({
    delivery,
    deadlineAt: delivery.deadlineAt,
    verdict: { state: 'skipped', reason },
  });
  if (!subscription) return end('the subscription was removed');
  if (subscription.paused) return end('the subscription was paused');
  const deadlineAt = deadlineOf(subscription, delivery.day, delivery.dueAt);
  return { delivery, deadlineAt, verdict: await judge(pass, subscription, delivery.day, deadlineAt) };
}

/** What waits for a day that has changed may go now, and what stands in channels with that day's news may be edited. */
async function followChanges(pass: Pass, onReady: () => void): Promise<void> {
  const oldest = addDays(dayAt(pass.now, 'UTC'), -REVISED_DAYS);
  for (const change of changedDays(pass.store)) {
    if (change.day >= oldest) {
      await decideWaiting(pass, { day: change.day }, onReady);
      await reviseSent(pass, change.day, 'correction');
      onReady();
    }
    settleChangedDay(pass.store, change);
  }
}
