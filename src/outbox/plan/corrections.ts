import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import { editionsHad } from '../../store/outbox/deliveryContents.ts';
import {
  deliveriesWithNewsOf,
  type Revision,
  requestRevisions,
} from '../../store/outbox/deliveryRevisions.ts';
import type { DeliveryKey } from '../../store/outbox/deliveryRows.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { takenDownOf } from '../../store/takenDown.ts';
import { isNotice, isSameNews, readShown, type Shown } from '../contents.ts';
import { betweenPages, PAGE } from './batching.ts';
import { type PlanningRun, prepareTold } from './evaluate.ts';
import { isChosen } from './freshness.ts';
import { type UpcomingDigests, upcomingDigests, willBring } from './upcomingDigests.ts';

/** Days of a channel's other deliveries that are read. */
const HAD_DAYS = 3;

/** A removed subscription has no filters. */
const UNFILTERED = { columns: [], sections: [], include: [], exclude: [], newsKinds: 'both' } as const;

/** A removed subscription has no item limit. */
const UNLIMITED = { itemLimit: 0, allInParts: true } as const;

/**
 * Requests revisions of all digests with a day's news so that they show its current editions; returns their number.
 * Digests whose editions were deleted by retention stay; news that was taken down is removed, because a digest made in
 * the meantime may contain it.
 */
export async function reviseSent(
  run: PlanningRun,
  day: CalendarDay,
  why: 'correction' | 'removal',
): Promise<number> {
  let after: DeliveryKey | undefined;
  let revised = 0;
  /** Cached by both hashes: ten thousand digests change between a few contents. */
  const same = new Map<string, boolean>();
  for (;;) {
    const page = await deliveriesWithNewsOf(run.store, day, PAGE, after);
    const revisions: (Revision & { readonly channelId: string })[] = [];
    const toCome = await upcomingDigests(run, page);
    await prepareTold(
      run,
      page.map(({ delivery }) => delivery),
    );
    for (const sent of page) {
      const { channelId } = sent.delivery;
      // Content that one digest of a channel is about to get counts as had by the next one.
      if (revisions.some((revision) => revision.channelId === channelId))
        await requestRevisions(run.store, revisions.splice(0), run.now);
      const content = await contentNow(run, day, why, sent, toCome);
      const current = sent.delivery.revision ?? sent.delivery.content;
      if (content === undefined || content === current) continue;
      const pair = `${current} ${content}`;
      const isSame = same.get(pair) ?? (await isSameNews(run.store, current, content));
      same.set(pair, isSame);
      if (isSame) continue;
      revisions.push({ key: sent.delivery, content, channelId });
      revised += 1;
    }
    if (revisions.length > 0) await requestRevisions(run.store, revisions, run.now);
    after = page.at(-1)?.delivery;
    if (page.length < PAGE) return revised;
    await betweenPages();
  }
}

async function contentNow(
  run: PlanningRun,
  day: CalendarDay,
  why: 'correction' | 'removal',
  { delivery, subscription }: DeliveryWithSubscription,
  toCome: UpcomingDigests,
): Promise<string | undefined> {
  const hash = delivery.revision ?? delivery.content;
  const standing = hash === null ? undefined : await readShown(run.store, hash);
  if (standing?.recap)
    return await recapNow(run, standing, why, subscription ?? { ...UNFILTERED, guildId: delivery.guildId });
  const shown = standing?.editions ?? [];
  // Later messages must not remove from a digest what it told first.
  const own = { subscription: delivery.subscription, content: hash };
  const told = await run.told.before(delivery, delivery.day, subscription ?? UNLIMITED, own);
  const until = standing?.digest?.articlesUntil;
  const wanted = subscription ?? { ...UNFILTERED, guildId: delivery.guildId };
  if (until) {
    const articles = await run.contents.make(day, [], wanted, told, until);
    return articles?.hash ?? run.contents.withdrawnHashOf(day);
  }
  const editions: EditionId[] = [];
  for (const head of (await run.headsUpTo(day)).filter((head) => head.day === day)) {
    if (await belongs(run, head, shown, delivery, subscription, toCome)) editions.push(head.id);
  }
  const gone = shown.filter((id) => !editions.includes(id));
  if (why === 'correction' && (await takenDownOf(run.store, gone)).size < gone.length) return undefined;
  const made = editions.length > 0 ? await run.contents.make(day, editions, wanted, told) : undefined;
  // A notice without news stays valid as long as nothing new comes.
  if (standing && isNotice(standing) && (made?.isAllTold ?? true)) return undefined;
  return made?.hash ?? run.contents.withdrawnHashOf(day);
}

/** A recap stays as posted, except for news taken down since. */
async function recapNow(
  run: PlanningRun,
  { day, recap }: Shown,
  why: 'correction' | 'removal',
  wanted: Parameters<PlanningRun['contents']['recap']>[2],
): Promise<string | undefined> {
  if (why === 'correction' || !recap) return undefined;
  const made = await run.contents.recap(recap.period, day, wanted);
  return made?.hash ?? (await run.contents.withdrawnHashOf(day));
}

/**
 * Whether an edition belongs to the digest: shown ones stay while they exist; new ones must be chosen by the
 * subscription, for `latest` not have been had elsewhere, and not be left for a later digest of the day.
 */
async function belongs(
  run: PlanningRun,
  head: { readonly id: EditionId; readonly column: string },
  shown: readonly EditionId[],
  place: { readonly guildId: string; readonly channelId: string; readonly day: CalendarDay },
  subscription: Subscription | undefined,
  toCome: UpcomingDigests,
): Promise<boolean> {
  if (shown.includes(head.id)) return true;
  if (!subscription || !isChosen(head, subscription.columns)) return false;
  if (willBring(toCome.get(place.channelId) ?? [], head, subscription, place.day)) return false;
  if (subscription.freshness === 'today') return true;
  return !(await editionsHad(run.store, place, addDays(place.day, -HAD_DAYS))).has(head.id);
}
