import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { EditionId } from '../editions/identity.ts';
import type { Verdict } from '../store/ledger/deliveries.ts';
import { editionsHad, wasTold } from '../store/ledger/deliveryContents.ts';
import { type EditionHead, editionHeads } from '../store/news/editionHeads.ts';
import type { Store } from '../store/open.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import { ContentMaker } from './contents.ts';
import type { DeliveryContext } from './context.ts';
import { RHYTHM_DAYS } from './expectedColumns.ts';
import { type Choice, chooseEditions } from './freshness.ts';
import { missingEdition } from './missingEdition.ts';
import { ToldReader } from './toldBefore.ts';

/** `latest` looks one day back, and what a channel has had is asked for this far. */
const HAD_DAYS = 3;

/** What stands behind the verdicts of one pass of the tick. */
export interface Pass {
  readonly store: Store;
  readonly contents: ContentMaker;
  readonly told: ToldReader;
  readonly now: Date;
  /** The heads of the editions up to a day; the same days are read once a pass. */
  readonly headsUpTo: (day: CalendarDay) => Promise<readonly EditionHead[]>;
}

/** What a pass is made of. */
export type PassContext = Pick<DeliveryContext, 'store' | 'makeDigest' | 'hasOwnNews'>;

/** Starts a pass. */
export function startPass({ store, makeDigest, hasOwnNews }: PassContext, now: Date): Pass {
  const heads = new Map<CalendarDay, Promise<readonly EditionHead[]>>();
  return {
    store,
    contents: new ContentMaker(store, makeDigest, hasOwnNews),
    told: new ToldReader(store),
    now,
    headsUpTo(day) {
      const known = heads.get(day) ?? editionHeads(store, addDays(day, -RHYTHM_DAYS), addDays(day, 1));
      heads.set(day, known);
      return known;
    },
  };
}

/** Whether a subscription's delivery for a day can go now, and with what. */
export async function judge(
  pass: Pass,
  subscription: Subscription,
  day: CalendarDay,
  deadlineAt: Date,
): Promise<Verdict> {
  const choice = chooseEditions({
    subscription,
    day,
    deadlineAt,
    now: pass.now,
    heads: await pass.headsUpTo(day),
    had: await editionsHadBy(pass, subscription, day),
  });
  return verdictOf(choice, pass, subscription, day);
}

/** Only what is to be new to its channel is compared with what the channel has had. */
async function editionsHadBy(
  { store }: Pass,
  subscription: Subscription,
  day: CalendarDay,
): Promise<ReadonlySet<EditionId>> {
  if (subscription.freshness === 'today') return new Set();
  return await editionsHad(store, subscription, addDays(day, -HAD_DAYS));
}

async function verdictOf(
  choice: Choice,
  pass: Pass,
  subscription: Subscription,
  day: CalendarDay,
): Promise<Verdict> {
  switch (choice.kind) {
    case 'articles': {
      const told = await pass.told.before(subscription, day, subscription);
      const made = await pass.contents.make(day, [], subscription, told, pass.now);
      return made === undefined || made.isAllTold
        ? verdictOf(choice.otherwise, pass, subscription, day)
        : { state: 'due', content: made.hash };
    }
    case 'wait':
      return { state: 'waiting', reason: { code: 'awaiting-editions', columns: [...choice.columns] } };
    case 'nothing':
      return await withoutEdition(pass, subscription, day);
    case 'show': {
      const told = await pass.told.before(subscription, day, subscription);
      const made = await pass.contents.make(choice.day, choice.editions, subscription, told);
      if (made && !made.isAllTold) return { state: 'due', content: made.hash };
      return { state: 'skipped', reason: { code: made ? 'all-told' : 'all-filtered', day: choice.day } };
    }
  }
}

/** Silence, or one notice in each stretch of days on which columns did not come that were expected. */
async function withoutEdition(pass: Pass, subscription: Subscription, day: CalendarDay): Promise<Verdict> {
  const silence: Verdict = { state: 'skipped', reason: { code: 'no-edition' } };
  if (subscription.whenEmpty === 'silence') return silence;
  const missing = missingEdition(subscription.columns, day, await pass.headsUpTo(day));
  if (!missing || (await wasTold(pass.store, subscription.id, missing.lastDay))) return silence;
  return { state: 'due', content: await pass.contents.missingHashOf(day, missing) };
}
