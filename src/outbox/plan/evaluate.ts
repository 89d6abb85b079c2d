import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { wallTimeAt } from '../../calendar/zone.ts';
import type { EditionId } from '../../editions/identity.ts';
import { type EditionHead, editionHeads } from '../../store/news/editionHeads.ts';
import type { Store } from '../../store/open.ts';
import { editionsHad, wasTold } from '../../store/outbox/deliveryContents.ts';
import type { DeliveryPlace } from '../../store/outbox/earlierDeliveries.ts';
import type { Decision } from '../../store/outbox/planDigests.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import { sharedChannels } from '../../store/subscriptions/findSubscriptions.ts';
import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import { ContentMaker } from '../contentMaker.ts';
import type { OutboxContext } from '../context.ts';
import { RHYTHM_DAYS } from './expectedColumns.ts';
import { type Choice, chooseEditions } from './freshness.ts';
import { missingEdition } from './missingEdition.ts';
import { type KnownTold, ToldReader } from './toldBefore.ts';

/** `latest` looks one day back, and what a channel has had is asked for this far. */
const HAD_DAYS = 3;

/** What the decisions of one run of the planner are made from. */
export interface PlanningRun {
  readonly store: Store;
  readonly contents: ContentMaker;
  readonly told: ToldReader;
  readonly now: Date;
  /** The channels that have several subscriptions, read once a run. */
  readonly sharedChannels: () => Promise<ReadonlySet<string>>;
  /** The heads of the editions up to a day; the same days are read once a run. */
  readonly headsUpTo: (day: CalendarDay) => Promise<readonly EditionHead[]>;
}

/** What a run is made of. */
export type PlanningContext = Pick<OutboxContext, 'store' | 'makeDigest' | 'makeRecap' | 'hasOwnNews'>;

/** Starts a run. */
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

/** Whether a subscription's delivery for a day can go now, and with what. */
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
  // A channel that had a digest of the day already gets what came since at its time, whatever else may still come.
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

/** What a subscription's channel was told before its delivery for a day. */
function toldTo({ told }: PlanningRun, subscription: Subscription, day: CalendarDay): Promise<KnownTold> {
  return told.before(subscription, day, subscription, { subscription: subscription.id });
}

/** Reads in one trip what the channels of a page were told; that of a channel to which the page may add is read as it changes. */
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

/** Only what is to be new to its channel is compared with what the channel has had. */
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

/** Silence, or one notice in each stretch of days on which columns did not come that were expected. */
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

/** Silence, or where the subscriber wants to be told of it, that nothing came since the channel's other digest of the day. */
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
