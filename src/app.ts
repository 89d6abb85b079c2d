import { addDays, type CalendarDay } from './calendar/day.ts';
import { throttleEach } from './calendar/throttle.ts';
import { BEIJING, type Clock, dayAt, systemClock } from './calendar/zone.ts';
import { readShown } from './deliveries/contents.ts';
import { ToldReader, toldMessages } from './deliveries/toldBefore.ts';
import { ARRIVAL_DAYS, usualArrivals } from './digests/arrivals.ts';
import type { Digest } from './digests/digest.ts';
import { type DigestSources, digestOfDay } from './digests/ofDay.ts';
import { createDocumentReader, type DocumentReader } from './editions/reading/documentReader.ts';
import { withoutDayToCome } from './editions/yetToCome.ts';
import type { Context, Platform } from './messages/command.ts';
import type { DigestSource, NewsSearch } from './messages/news.ts';
import type { Uploads } from './messages/uploads.ts';
import { indexPending } from './search/indexing.ts';
import { createSearch } from './search/search.ts';
import type { SourceTier } from './sources/source.ts';
import { type Events, eventsOf } from './store/events/events.ts';
import { joinAllPending } from './store/events/joinPending.ts';
import { ingestApart } from './store/ingest.ts';
import { contentOfNews } from './store/ledger/deliveryContents.ts';
import { deliveriesLately } from './store/ledger/deliveryHistory.ts';
import { followersOf } from './store/members/followers.ts';
import { memberData } from './store/members/memberData.ts';
import { memberNotesOf } from './store/members/memberNotes.ts';
import { editionHeads } from './store/news/editionHeads.ts';
import { type Editions, editionsOf } from './store/news/editions.ts';
import { removedStory } from './store/news/removedStories.ts';
import { type Stories, storiesOf } from './store/news/stories.ts';
import { openStore, type Store } from './store/open.ts';
import { type Reread, rereadOriginals } from './store/reread.ts';
import { changeDraftsOf } from './store/subscriptions/changeDrafts.ts';
import type { Subscription, SubscriptionId } from './store/subscriptions/subscriptionRows.ts';
import { subscriptionsOf } from './store/subscriptions/subscriptions.ts';
import { whenWritable } from './store/whenWritable.ts';
import { shippedConcepts } from './words/concepts.ts';
import { type Lexicon, loadLexicon } from './words/lexicon.ts';

/** The parts that every way of running shares: the store and what reads it. */
export interface App {
  readonly store: Store;
  readonly lexicon: Lexicon;
  /** Reads documents apart from the event loop. */
  readonly reader: DocumentReader;
  /** What commands work with, apart from the platform they are given on. */
  readonly context: Omit<Context, keyof Platform>;
  /** What digests are made from. */
  readonly digestSources: AllDigestSources;
  /** The tiers of sources by their names, for the order of digests: filled from the source list, whenever it changes. */
  readonly tiers: Map<string, SourceTier>;
  /** Brings search and events up to date with the store, giving other work its turn in between. */
  catchUp(): Promise<void>;
  /** Reads up to `limit` documents again, apart from the event loop, that an earlier version of the reader read. */
  reread(limit: number): Promise<Reread>;
}

interface AllDigestSources extends DigestSources {
  readonly editions: Editions;
  readonly stories: Stories;
  readonly events: Events;
}

/** Opens the store in a file and wires what reads it. Throws a StoreError for a store that cannot be used. */
export function openApp(file: string, clock: Clock = systemClock): App {
  const store = openStore(file);
  const lexicon = loadLexicon();
  const tiers = new Map<string, SourceTier>();
  const digestSources = {
    editions: editionsOf(store),
    stories: storiesOf(store),
    events: eventsOf(store),
    tiers,
  };
  const catchUp = async () => {
    await whenWritable(store);
    await indexPending(store, lexicon);
    await joinAllPending(store, lexicon);
  };
  const reader = createDocumentReader();
  const uploads = uploadsInto(store, reader, clock, catchUp);
  const context = { ...contextOver(store, lexicon, digestSources, clock), uploads };
  const reread = (limit: number) => rereadOriginals(store, reader, limit, clock.now());
  return { store, lexicon, reader, digestSources, tiers, context, catchUp, reread };
}

function contextOver(
  store: Store,
  lexicon: Lexicon,
  sources: AllDigestSources,
  clock: Clock,
): Omit<App['context'], 'uploads'> {
  return {
    stories: sources.stories,
    editions: sources.editions,
    search: searchOver(store, lexicon, sources.events, clock),
    maySearch: searchLimits(clock),
    digests: digestsOver(store, sources, clock),
    subscriptions: subscriptionsOf(store),
    changeDrafts: changeDraftsOf(store),
    deliveriesLately: (subscription, limit) => deliveriesLately(store, subscription, limit),
    removedStory: (id) => removedStory(store, id),
    followers: followersOf(store),
    memberData: (user) => memberData(store, user),
    notes: memberNotesOf(store),
    namesIn: (text) => [...new Set(lexicon.mentionsIn(text).map(({ entity }) => entity.name))],
    clock,
  };
}

/** A member reads between two searches, but types several characters a second. */
const SEARCHES_PER_SECOND = 1;
const SEARCHES_AT_ONCE = 30;
const COMPLETIONS_PER_SECOND = 5;

function searchLimits(clock: Clock): Context['maySearch'] {
  const now = () => clock.now().getTime();
  const limits = {
    search: throttleEach(SEARCHES_PER_SECOND, now, SEARCHES_AT_ONCE),
    complete: throttleEach(COMPLETIONS_PER_SECOND, now),
  };
  return (user, what) => limits[what](user);
}

function uploadsInto(store: Store, reader: DocumentReader, clock: Clock, catchUp: App['catchUp']): Uploads {
  const documentOf = (name: string, bytes: Uint8Array) => ({ bytes, origin: name, time: clock.now() });
  return {
    async read(name, bytes) {
      const reading = await reader.read(documentOf(name, bytes));
      // As it would be stored: a day to come is not believed.
      return reading.kind === 'edition'
        ? { ...reading, edition: withoutDayToCome(reading.edition, clock.now()) }
        : reading;
    },
    async store(name, bytes) {
      const document = documentOf(name, bytes);
      const options = { articlesStandAlone: false };
      const ingested = await ingestApart(store, reader, document, clock.now(), options);
      await catchUp();
      return ingested;
    },
  };
}

/** The digest that a subscription got of a day's news, as it stands in its channel. */
async function deliveredDigest(
  store: Store,
  subscription: SubscriptionId,
  day: CalendarDay,
): Promise<Digest | undefined> {
  const hash = await contentOfNews(store, subscription, day);
  return hash === undefined ? undefined : ((await readShown(store, hash))?.digest ?? undefined);
}

function searchOver(store: Store, lexicon: Lexicon, events: Events, clock: Clock): NewsSearch {
  return {
    ...createSearch(store, { lexicon, concepts: shippedConcepts() }, clock),
    async around(story, limit) {
      const also = (await events.alsoTelling([story])).get(story) ?? [];
      const related = await events.relatedTo(story);
      return { also: also.slice(0, limit), related: related.slice(0, limit) };
    },
  };
}

function digestsOver(store: Store, sources: DigestSources, clock: Clock): DigestSource {
  const subscriptions = subscriptionsOf(store);
  const toldChoices = async (subscription: Subscription, day: CalendarDay) => {
    const told = await new ToldReader(store).before(subscription, day, subscription);
    return { ...subscription, told: told.stories };
  };
  return {
    arrivals(columns) {
      const today = dayAt(clock.now(), BEIJING);
      return usualArrivals(columns, editionHeads(store, addDays(today, -ARRIVAL_DAYS), addDays(today, 1)));
    },
    async of(day, id) {
      const subscription = id === undefined ? undefined : await subscriptions.find(id as SubscriptionId);
      if (!subscription) return digestOfDay(sources, day);
      return (
        (await deliveredDigest(store, subscription.id, day)) ??
        digestOfDay(sources, day, await toldChoices(subscription, day))
      );
    },
    async forSubscription(subscription, day) {
      return digestOfDay(sources, day, await toldChoices(subscription, day));
    },
    async toldIn(id, digest) {
      const subscription = await subscriptions.find(id as SubscriptionId);
      return subscription ? toldMessages(store, subscription, digest) : new Map();
    },
  };
}
