import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { wallTimeAt } from '../../calendar/zone.ts';
import type { EditionId } from '../../editions/identity.ts';
import { type EditionHead, editionHeads } from '../../store/news/editionHeads.ts';
import type { Store } from '../../store/open.ts';
import { editionsHad, wasTold } from '../../store/outbox/deliveryContents.ts';
import type { DeliveryPlace } from '../../store/outbox/earlierDeliveries.ts';
import type { Decision } from '../../store/outbox/plannerDecision.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import { sharedChannels } from '../../store/subscriptions/findSubscriptions.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { ContentMaker } from '../contentMaker.ts';
import type { OutboxContext } from '../context.ts';
import { RHYTHM_DAYS } from './expectedColumns.ts';
import { type Choice, chooseEditions } from './freshness.ts';
import { missingEdition } from './missingEdition.ts';
import { type KnownTold, ToldReader } from './toldBefore.ts';

/** Days of a channel's editions that are read; `latest` looks one day back. */
const HAD_DAYS = 3;

/** Data of one run of the planner. */
export interface PlanningRun {
  readonly store: Store;
  readonly contents: ContentMaker;
  readonly told: ToldReader;
  readonly now: Date;
  /** Channels with several subscriptions, read once per run. */
  readonly sharedChannels: () => Promise<ReadonlySet<string>>;
  /** Heads of editions up to a day, read once per run and day. */
  readonly headsUpTo: (day: CalendarDay) => Promise<readonly EditionHead[]>;
}

/** Dependencies of a run. */
export type PlanningContext = Pick<OutboxContext, 'store' | 'makeDigest' | 'makeRecap' | 'hasOwnNews'>;

/** Starts a run of the planner. */
export function startPlanningRun(
  { store, makeDigest, makeRecap, hasOwnNews }: PlanningContext,
  now: Date,
): PlanningRun {
  const heads = new Map<CalendarDay, Promise<readonly EditionHead[]>>();
  let shared: Promise<ReadonlySet<string>> | undefined;
  return {
    store,
    contents: new ContentMaker(store, makeDigest, hasOwnNews, makeRecap),
    told: new ToldReader(store),
    now,
    sharedChannels() {
      shared ??= sharedChannels(store);
      return shared;
    },
    headsUpTo(day) {
      const known = heads.get(day) ?? editionHeads(store, addDays(day, -RHYTHM_DAYS), addDays(day, 1));
      heads.set(day, known);
      return known;
    },
  };
}

/** Decides whether a subscription's delivery for a day can be sent now, and its content. */
export async function evaluate(
  run: PlanningRun,
  subscription: Subscription,
  day: CalendarDay,
  deadlineAt: Date,
): Promise<Decision> {
  if (subscription.period !== 'day') {
    const made = await run.contents.recap(subscription.period, day, subscription);
    return made ? { state: 'due', content: made.hash } : { state: 'skipped', reason: { code: 'no-edition' } };
  }
  const situation = {
    subscription,
    day,
    deadlineAt,
    now: run.now,
    heads: await run.headsUpTo(day),
    had: await editionsHadBy(run, subscription, day),
  };
  const choice = chooseEditions(situation);
  // A channel that already had a digest of the day gets later news at its time, whatever else may still come.
  const isLater = choice.kind === 'wait' && (await hadOneToday(run, subscription, day));
  return decisionOf(
    isLater ? chooseEditions({ ...situation, deadlineAt: run.now }) : choice,
    run,
    subscription,
    day,
  );
}

async function hadOneToday(run: PlanningRun, subscription: Subscription, day: CalendarDay): Promise<boolean> {
  if (!(await run.sharedChannels()).has(subscription.channelId)) return false;
  return (await toldTo(run, subscription, day)).dueToday !== undefined;
}

/** Returns what a subscription's channel was told before its delivery for a day. */
function toldTo({ told }: PlanningRun, subscription: Subscription, day: CalendarDay): Promise<KnownTold> {
  return told.before(subscription, day, subscription, { subscription: subscription.id });
}

/**
 * Reads the history of a page's channels in one round trip; that of channels to which the page may add is read as it
 * changes.
 */
export async function prepareTold(
  { told, sharedChannels }: PlanningRun,
  page: readonly (DeliveryPlace & { readonly day: CalendarDay })[],
): Promise<void> {
  const shared = await sharedChannels();
  const times = Map.groupBy(page, ({ channelId }) => channelId);
  const alone = page.filter(({ channelId }) => !shared.has(channelId) && times.get(channelId)?.length === 1);
  await told.prepare(
    alone,
    alone.map(({ day }) => day),
  );
}

/** The channel's history is needed only for content that must be new to it. */
async function editionsHadBy(
  { store }: PlanningRun,
  subscription: Subscription,
  day: CalendarDay,
): Promise<ReadonlySet<EditionId>> {
  if (subscription.freshness === 'today') return new Set();
  return await editionsHad(store, subscription, addDays(day, -HAD_DAYS));
}

async function decisionOf(
  choice: Choice,
  run: PlanningRun,
  subscription: Subscription,
  day: CalendarDay,
): Promise<Decision> {
  switch (choice.kind) {
    case 'articles': {
      const told = await toldTo(run, subscription, day);
      const made = await run.contents.make(day, [], subscription, told, run.now);
      return made === undefined || made.isAllTold
        ? decisionOf(choice.otherwise, run, subscription, day)
        : { state: 'due', content: made.hash, seen: told.seen };
    }
    case 'wait':
      return { state: 'waiting', reason: { code: 'awaiting-editions', columns: [...choice.columns] } };
    case 'nothing':
      return await withoutEdition(run, subscription, day);
    case 'show': {
      const told = await toldTo(run, subscription, day);
      const made = await run.contents.make(choice.day, choice.editions, subscription, told);
      if (made && !made.isAllTold) return { state: 'due', content: made.hash, seen: told.seen };
      const code = made ? 'all-told' : 'all-filtered';
      return await nothingSince(run, subscription, day, told, { code, day: choice.day });
    }
  }
}

/** Returns nothing or, once per gap, a notice that expected columns did not come. */
async function withoutEdition(
  run: PlanningRun,
  subscription: Subscription,
  day: CalendarDay,
): Promise<Decision> {
  const silence = { code: 'no-edition' } as const;
  if (subscription.whenEmpty === 'silence') return { state: 'skipped', reason: silence };
  const told = await toldTo(run, subscription, day);
  if (told.dueToday) return await nothingSince(run, subscription, day, told, silence);
  const missing = missingEdition(subscription.columns, day, await run.headsUpTo(day));
  if (!missing || (await wasTold(run.store, subscription.id, missing.lastDay)))
    return { state: 'skipped', reason: silence };
  return { state: 'due', content: await run.contents.missingHashOf(day, missing) };
}

/** Returns nothing or, if chosen, a notice that nothing came since the channel's other digest of the day. */
async function nothingSince(
  run: PlanningRun,
  { whenEmpty, timeZone }: Subscription,
  day: CalendarDay,
  { dueToday }: KnownTold,
  reason: Reason,
): Promise<Decision> {
  if (whenEmpty === 'silence' || !dueToday) return { state: 'skipped', reason };
  const { minuteOfDay } = wallTimeAt(dueToday, timeZone);
  return { state: 'due', content: await run.contents.nothingSinceHashOf(day, minuteOfDay) };
}
