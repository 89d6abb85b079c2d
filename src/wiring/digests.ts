import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import { ARRIVAL_DAYS, usualArrivals } from '../digests/arrivals.ts';
import { keepRecaps } from '../digests/keptRecaps.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import { type RecapSources, readRecap } from '../digests/readRecap.ts';
import { recapDays } from '../digests/recap.ts';
import type { Services } from '../messages/conversation/services.ts';
import type { DigestSource } from '../messages/news.ts';
import { readShown, type Shown } from '../outbox/contents.ts';
import { ToldReader, toldMessages } from '../outbox/plan/toldBefore.ts';
import { createSearch } from '../search/search.ts';
import { type DigestsOfServers, viewOfServer } from '../serverNews/inServer.ts';
import type { ServerNews } from '../serverNews/serverNews.ts';
import type { Events } from '../store/events/events.ts';
import { editionHeads } from '../store/news/editionHeads.ts';
import type { Editions } from '../store/news/editions.ts';
import type { Stories } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import { contentOfNews } from '../store/outbox/deliveryContents.ts';
import type { Subscription, SubscriptionId } from '../store/subscriptions/subscription.ts';
import { subscriptionsOf } from '../store/subscriptions/subscriptions.ts';
import { shippedConcepts } from '../words/concepts.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** Sources of digests and recaps. */
export interface AllDigestSources extends DigestSources, Pick<RecapSources, 'risingNames'> {
  readonly editions: Editions;
  readonly stories: Stories;
  readonly events: Events;
}

/** Returns the content that a subscription received for a day, as it stands in its channel. */
async function deliveredContent(
  store: Store,
  subscription: SubscriptionId,
  day: CalendarDay,
): Promise<Shown | undefined> {
  const hash = await contentOfNews(store, subscription, day);
  return hash === undefined ? undefined : readShown(store, hash);
}

/** Digests for commands, including a server's own news if the server is given. */
export interface DigestsWithServers extends Omit<DigestSource, keyof DigestsOfServers>, DigestsOfServers {}

/** Connects the digests: as delivered to a channel, or as they would be delivered. */
export function digestsOver(
  store: Store,
  sources: AllDigestSources,
  clock: Clock,
  serverNews: ServerNews | undefined,
): DigestsWithServers {
  const subscriptions = subscriptionsOf(store);
  const toldChoices = async (subscription: Subscription, day: CalendarDay) => {
    const told = await new ToldReader(store).before(subscription, day, subscription);
    return { ...subscription, told: told.stories };
  };
  const recapOfAll = keepRecaps(store, (days) => readRecap(sources, days));
  // A delivered digest may contain a server's own news: it is shown in that server only.
  const isOfOtherServer = ({ guildId }: Subscription, server: string | undefined) =>
    guildId !== server && (serverNews?.sourcesOf(guildId) ?? []).length > 0;
  return {
    async arrivals(columns) {
      const today = dayAt(clock.now(), BEIJING);
      const heads = await editionHeads(store, addDays(today, -ARRIVAL_DAYS), addDays(today, 1));
      return usualArrivals(columns, heads);
    },
    async of(day, id, server) {
      const own = server !== undefined && { server };
      const subscription = id === undefined ? undefined : await subscriptions.find(id as SubscriptionId);
      if (!subscription) return digestOfDay(sources, day, { ...own });
      return (
        (isOfOtherServer(subscription, server)
          ? undefined
          : (await deliveredContent(store, subscription.id, day))?.digest) ??
        digestOfDay(sources, day, { ...(await toldChoices(subscription, day)), ...own })
      );
    },
    async forSubscription(subscription, day) {
      const server = subscription.guildId;
      return digestOfDay(sources, day, { ...(await toldChoices(subscription, day)), server });
    },
    async recap(period, day, id, server) {
      const subscription = id === undefined ? undefined : await subscriptions.find(id as SubscriptionId);
      const own = server !== undefined && { server };
      const mayShow = subscription !== undefined && !isOfOtherServer(subscription, server);
      const posted = mayShow ? (await deliveredContent(store, subscription.id, day))?.recap : undefined;
      if (posted?.period === period) return posted;
      const days = recapDays(period, day);
      return subscription === undefined && server === undefined
        ? recapOfAll(days)
        : readRecap(sources, days, { ...subscription, ...own });
    },
    async toldIn(id, digest) {
      const subscription = await subscriptions.find(id as SubscriptionId);
      return subscription ? toldMessages(store, subscription, digest) : new Map();
    },
  };
}

/** Connects the views of servers that have sources of their own. */
export function viewsOfServers(
  everybody: Pick<Services, 'stories' | 'search' | 'clock'> & { readonly digests: DigestsWithServers },
  news: ServerNews,
  lexicon: Lexicon,
): NonNullable<Services['inServer']> {
  const search = createSearch(news.store, { lexicon, concepts: shippedConcepts() }, everybody.clock);
  return (server) =>
    viewOfServer(server, {
      everybody,
      news,
      search,
      digests: everybody.digests,
      clock: everybody.clock,
    });
}
