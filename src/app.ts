import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Clock, systemClock } from './calendar/zone.ts';
import { type DigestSources, digestOfDay } from './digests/ofDay.ts';
import type { Context } from './messages/command.ts';
import type { DigestSource, NewsSearch } from './messages/news.ts';
import { indexPending } from './search/indexing.ts';
import { createSearch } from './search/search.ts';
import { deliveriesLately } from './store/deliveryHistory.ts';
import { type Editions, editionsOf } from './store/editions.ts';
import { type Events, eventsOf } from './store/events.ts';
import { joinPending } from './store/joinPending.ts';
import { openStore, type Store } from './store/open.ts';
import { type Stories, storiesOf } from './store/stories.ts';
import type { SubscriptionId } from './store/subscriptionRows.ts';
import { subscriptionsOf } from './store/subscriptions.ts';
import { type Lexicon, loadLexicon } from './words/lexicon.ts';

/** The parts that every way of running shares: the store and what reads it. */
export interface App {
  readonly store: Store;
  readonly lexicon: Lexicon;
  /** What commands work with, apart from the channels of the platform they are given on. */
  readonly context: Omit<Context, 'channels'>;
  /** What digests are made from. */
  readonly digestSources: DigestSources;
  /** Brings search and events up to date with the store, giving other work its turn in between. */
  catchUp(): Promise<void>;
}

interface AllDigestSources {
  readonly editions: Editions;
  readonly stories: Stories;
  readonly events: Events;
}

/** Opens the store in a file and wires what reads it. Throws a StoreError for a store that cannot be used. */
export function openApp(file: string, clock: Clock = systemClock): App {
  const store = openStore(file);
  const lexicon = loadLexicon();
  const digestSources = { editions: editionsOf(store), stories: storiesOf(store), events: eventsOf(store) };
  return {
    store,
    lexicon,
    digestSources,
    context: contextOver(store, lexicon, digestSources, clock),
    async catchUp() {
      await indexPending(store, lexicon);
      while (joinPending(store, lexicon) > 0) await nextTurn();
    },
  };
}

function contextOver(
  store: Store,
  lexicon: Lexicon,
  sources: AllDigestSources,
  clock: Clock,
): App['context'] {
  return {
    stories: sources.stories,
    editions: sources.editions,
    search: searchOver(store, lexicon, sources.events, clock),
    digests: digestsOver(store, sources),
    subscriptions: subscriptionsOf(store),
    deliveriesLately: (subscription, limit) => deliveriesLately(store, subscription, limit),
    clock,
  };
}

function searchOver(store: Store, lexicon: Lexicon, events: Events, clock: Clock): NewsSearch {
  return {
    ...createSearch(store, lexicon, clock),
    async around(story, limit) {
      const also = (await events.alsoTelling([story])).get(story) ?? [];
      const related = await events.relatedTo(story);
      return { also: also.slice(0, limit), related: related.slice(0, limit) };
    },
  };
}

function digestsOver(store: Store, sources: DigestSources): DigestSource {
  const subscriptions = subscriptionsOf(store);
  return {
    async of(day, subscription) {
      const choices = subscription && (await subscriptions.find(subscription as SubscriptionId));
      return digestOfDay(sources, day, choices || {});
    },
  };
}
