import { addDays, type CalendarDay } from '../calendar/day.ts';
import { throttleEach } from '../calendar/throttle.ts';
import { BEIJING, type Clock, dayAt, systemClock } from '../calendar/zone.ts';
import { ARRIVAL_DAYS, usualArrivals } from '../digests/arrivals.ts';
import type { FindGenerated } from '../digests/generated.ts';
import { missedStories } from '../digests/missed.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import { type RecapSources, readRecap } from '../digests/readRecap.ts';
import { recapDays } from '../digests/recap.ts';
import { weeklyNames } from '../digests/weeklyNames.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import { createDocumentReader, type DocumentReader } from '../editions/reading/documentReader.ts';
import type { Platform, Services } from '../messages/conversation/services.ts';
import type { Uploads } from '../messages/conversation/uploads.ts';
import type { DigestSource, NewsSearch } from '../messages/news.ts';
import type { Pictures } from '../messages/pictures/pictures.ts';
import { readShown, type Shown } from '../outbox/contents.ts';
import { alertsOn, followedIn } from '../outbox/follows/followedStory.ts';
import { newsLately } from '../outbox/follows/newsLately.ts';
import { ToldReader, toldMessages } from '../outbox/plan/toldBefore.ts';
import { indexPending } from '../search/indexing.ts';
import { createSearch } from '../search/search.ts';
import { type DigestsOfServers, viewOfServer } from '../serverNews/inServer.ts';
import { type ServerNews, serverNewsIn } from '../serverNews/serverNews.ts';
import type { SourceTier } from '../sources/source.ts';
import { alertsOf } from '../store/alerts/alerts.ts';
import { type Events, eventsOf } from '../store/events/events.ts';
import { joinAllPending } from '../store/events/joinPending.ts';
import { generatedTextsOf } from '../store/generatedTexts.ts';
import { ingestApart } from '../store/ingest.ts';
import type { StoreLocation } from '../store/location.ts';
import { followersOf } from '../store/members/followers.ts';
import { memberData } from '../store/members/memberData.ts';
import { memberNotesOf } from '../store/members/memberNotes.ts';
import { readingsOf } from '../store/members/readings.ts';
import { editionHeads } from '../store/news/editionHeads.ts';
import { type Editions, editionsOf } from '../store/news/editions.ts';
import { removedStory } from '../store/news/removedStories.ts';
import { type Stories, storiesOf } from '../store/news/stories.ts';
import { type FileStore, openStore, openStoreAt, type Store } from '../store/open.ts';
import { contentOfNews } from '../store/outbox/deliveryContents.ts';
import { deliveriesLately } from '../store/outbox/deliveryHistory.ts';
import { type Reread, rereadOriginals } from '../store/reread.ts';
import { changeDraftsOf } from '../store/subscriptions/changeDrafts.ts';
import type { Subscription, SubscriptionId } from '../store/subscriptions/subscriptionRows.ts';
import { subscriptionsOf } from '../store/subscriptions/subscriptions.ts';
import { shippedConcepts } from '../words/concepts.ts';
import { type Lexicon, loadLexicon } from '../words/lexicon.ts';

/** What an app may have beside its store. */
export interface AppOptions {
  /** The file of what servers' own sources bring; without it there are none. */
  readonly serverNewsFile?: string | undefined;
  /** Whether what a language model wrote is shown; only where one is configured. */
  readonly showsGenerated?: boolean;
}

/** The parts that every way of running shares: the store and what reads it. */
export interface App {
  readonly store: Store;
  readonly lexicon: Lexicon;
  /** Reads documents apart from the event loop. */
  readonly reader: DocumentReader;
  /** What commands work with, apart from the platform they are given on. */
  readonly context: Omit<Services, keyof Platform>;
  /** What digests are made from. */
  readonly digestSources: AllDigestSources;
  /** What the sources brought that servers have for themselves, where they may have any. */
  readonly serverNews: ServerNews | undefined;
  /** The tiers of sources by their names, for the order of digests: filled from the source list, whenever it changes. */
  readonly tiers: Map<string, SourceTier>;
  /** Brings search and events up to date with the store, giving other work its turn in between. */
  catchUp(): Promise<void>;
  /** Reads up to `limit` documents again, apart from the event loop, that an earlier version of the reader read. */
  reread(limit: number): Promise<Reread>;
}

/** An app whose store is a file. */
export interface FileApp extends App {
  readonly store: FileStore;
}

interface AllDigestSources extends DigestSources, Pick<RecapSources, 'risingNames'> {
  readonly editions: Editions;
  readonly stories: Stories;
  readonly events: Events;
}

/** Opens the store in a file and wires what reads it. Throws a StoreError for a store that cannot be used. */
export function openApp(file: string, clock: Clock = systemClock, options: AppOptions = {}): FileApp {
  const store = openStore(file);
  const { serverNewsFile } = options;
  const ofServers = serverNewsFile === undefined ? undefined : openStore(serverNewsFile);
  return { ...appOver(store, clock, ofServers, options), store };
}

/** Opens a store wherever it lies and wires what reads it; what servers' own sources bring lies in `ofServers`, if any may. */
export async function openAppAt(
  location: StoreLocation,
  ofServers?: StoreLocation,
  options: Pick<AppOptions, 'showsGenerated'> = {},
): Promise<App> {
  const store = await openStoreAt(location);
  return appOver(store, clockOf(store), ofServers && (await openStoreAt(ofServers)), options);
}

/** The time of all processes on a store. */
function clockOf({ clock }: Store): Clock {
  return { now: () => new Date(clock.now()) };
}

/** Wires what reads a store, and the one that holds what servers' own sources bring. */
function appOver(
  store: Store,
  clock: Clock,
  ofServers?: Store,
  { showsGenerated }: Pick<AppOptions, 'showsGenerated'> = {},
): App {
  const serverNews = ofServers && serverNewsIn(ofServers, store);
  const lexicon = loadLexicon();
  const tiers = new Map<string, SourceTier>();
  const digestSources = {
    editions: editionsOf(store),
    stories: storiesOf(store),
    events: eventsOf(store),
    risingNames: weeklyNames(store, lexicon),
    tiers,
    ...(serverNews && { serverStories: serverNews }),
    ...(showsGenerated && { generated: generatedIn(store) }),
  };
  const catchUp = async () => {
    await indexPending(store, lexicon);
    await joinAllPending(store, lexicon);
    // The stories of servers are told to no event: one server's source must not show in another's news.
    if (serverNews) await indexPending(serverNews.store, lexicon);
  };
  const reader = createDocumentReader();
  const uploads = uploadsInto(store, reader, clock, catchUp);
  const everybody = {
    ...contextOver(store, lexicon, digestSources, clock, serverNews),
    ...(showsGenerated && { renderingsOf: renderingsIn(store) }),
  };
  const inServer = serverNews && { inServer: viewsOfServers(everybody, serverNews, lexicon) };
  const context = { ...everybody, uploads, ...inServer };
  const reread = (limit: number) => rereadOriginals(store, reader, limit, clock.now());
  return { store, lexicon, reader, digestSources, serverNews, tiers, context, catchUp, reread };
}

function renderingsIn(store: Store): NonNullable<Services['renderingsOf']> {
  return async (stories) => (await generatedTextsOf(store, [], stories)).renderings;
}

function generatedIn(store: Store): FindGenerated {
  return (editions, stories) => generatedTextsOf(store, editions, stories);
}

function contextOver(
  store: Store,
  lexicon: Lexicon,
  sources: AllDigestSources,
  clock: Clock,
  serverNews: ServerNews | undefined,
): Omit<App['context'], 'uploads'> & { readonly digests: DigestsWithServers } {
  const { stories, events } = sources;
  const followers = followersOf(store);
  const alerts = alertsOf(store);
  const concepts = shippedConcepts();
  const search = searchOver(store, lexicon, sources.events, clock);
  return {
    stories,
    editions: sources.editions,
    search,
    maySearch: searchLimits(clock),
    digests: digestsOver(store, sources, clock, serverNews),
    subscriptions: subscriptionsOf(store),
    alerts,
    alertsOn: (story, channel) => alertsOn(story, channel, { alerts, lexicon, concepts }),
    alertsLately: (keyword) => newsLately(keyword, { search, stories, lexicon, clock, concepts }),
    changeDrafts: changeDraftsOf(store),
    deliveriesLately: (subscription, limit) => deliveriesLately(store, subscription, limit),
    removedStory: (id) => removedStory(store, id),
    followers,
    followedIn: (story, user) => followedIn(story, user, { followers, events, lexicon }),
    newsLately: (keyword) => newsLately(keyword, { search, stories, lexicon, clock }),
    memberData: (user) => memberData(store, user),
    readings: readingsOf(store),
    missedNews: (span, opened, server) => missedStories(sources, span, opened, server),
    notes: memberNotesOf(store),
    pictures: picturesWhenAsked(),
    namesIn: (text) => [...new Set(lexicon.mentionsIn(text).map(({ entity }) => entity.name))],
    clock,
  };
}

/** Draws pictures; what that needs is loaded at the first one. */
function picturesWhenAsked(): Pictures {
  let painter: Promise<Pictures> | undefined;
  return {
    async draw(card, look) {
      painter ??= import('../pictures/painter.ts').then(({ createPainter }) => createPainter());
      return (await painter).draw(card, look);
    },
  };
}

/** A member reads between two searches, but types several characters a second. */
const SEARCHES_PER_SECOND = 1;
const SEARCHES_AT_ONCE = 30;
const COMPLETIONS_PER_SECOND = 5;
/** Each question costs the operator some thousand tokens. */
const QUESTIONS_PER_SECOND = 1 / 30;
const QUESTIONS_AT_ONCE = 3;

function searchLimits(clock: Clock): Services['maySearch'] {
  const now = () => clock.now().getTime();
  const limits = {
    search: throttleEach(SEARCHES_PER_SECOND, now, SEARCHES_AT_ONCE),
    complete: throttleEach(COMPLETIONS_PER_SECOND, now),
    ask: throttleEach(QUESTIONS_PER_SECOND, now, QUESTIONS_AT_ONCE),
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

/** What a subscription got of a day's news, as it stands in its channel. */
async function deliveredContent(
  store: Store,
  subscription: SubscriptionId,
  day: CalendarDay,
): Promise<Shown | undefined> {
  const hash = await contentOfNews(store, subscription, day);
  return hash === undefined ? undefined : readShown(store, hash);
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

/** The digests as commands need them, with a server's own news where the server is named. */
interface DigestsWithServers extends Omit<DigestSource, keyof DigestsOfServers>, DigestsOfServers {}

function digestsOver(
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
  // What a server was told may hold its own news: it is shown to that server again, and to nobody else.
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
      return posted?.period === period
        ? posted
        : await readRecap(sources, recapDays(period, day), { ...subscription, ...own });
    },
    async toldIn(id, digest) {
      const subscription = await subscriptions.find(id as SubscriptionId);
      return subscription ? toldMessages(store, subscription, digest) : new Map();
    },
  };
}

function viewsOfServers(
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
