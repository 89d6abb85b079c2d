import type { CalendarDay } from '../../calendar/day.ts';
import { dueOn } from '../../calendar/schedule.ts';
import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import { waitingOf } from '../../store/outbox/waitingDeliveries.ts';
import { subscriptionsOfChannels } from '../../store/subscriptions/findSubscriptions.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { PlanningRun } from './evaluate.ts';
import { isChosen } from './freshness.ts';

/** Subscriptions of channels, with the days for which each still waits. */
export type UpcomingDigests = ReadonlyMap<string, readonly UpcomingDigest[]>;

interface UpcomingDigest {
  readonly subscription: Subscription;
  readonly waitsFor: ReadonlySet<CalendarDay>;
  readonly now: Date;
}

/**
 * Returns what the other subscriptions of deliveries' channels have yet to bring; none for channels with one
 * subscription.
 */
export async function upcomingDigests(
  run: PlanningRun,
  deliveries: readonly DeliveryWithSubscription[],
): Promise<UpcomingDigests> {
  const shared = await run.sharedChannels();
  const channels = [...new Set(deliveries.map(({ delivery }) => delivery.channelId))].filter((id) =>
    shared.has(id),
  );
  if (channels.length === 0) return new Map();
  const subscriptions = (await subscriptionsOfChannels(run.store, channels)).filter(
    ({ paused, period }) => paused === null && period === 'day',
  );
  const waiting = await waitingOf(
    run.store,
    subscriptions.map(({ id }) => id),
  );
  const toCome = subscriptions.map((subscription) => ({
    subscription,
    waitsFor: new Set(waiting.filter(({ subscription: id }) => id === subscription.id).map(({ day }) => day)),
    now: run.now,
  }));
  return Map.groupBy(toCome, ({ subscription }) => subscription.channelId);
}

/**
 * Whether a pending digest of the channel will bring an edition with everything that another subscription includes:
 * then the latter's sent digest stays unchanged.
 */
export function willBring(
  toCome: readonly UpcomingDigest[],
  head: { readonly column: string },
  wanted: Subscription,
  day: CalendarDay,
): boolean {
  return toCome.some(({ subscription, waitsFor, now }) => {
    if (subscription.id === wanted.id || subscription.newsKinds === 'articles') return false;
    const due = dueOn(subscription, day);
    const isToCome = waitsFor.has(day) || (due !== undefined && due.at > now);
    return isToCome && isChosen(head, subscription.columns) && letsAllThrough(subscription, wanted);
  });
}

function letsAllThrough(subscription: Subscription, wanted: Subscription): boolean {
  const filters = ({ sections, include, exclude }: Subscription) =>
    JSON.stringify([sections, include, exclude]);
  const { sections, include, exclude } = subscription;
  return (
    (sections.length === 0 && include.length === 0 && exclude.length === 0) ||
    filters(subscription) === filters(wanted)
  );
}
