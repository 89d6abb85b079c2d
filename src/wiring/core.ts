import { type Clock, systemClock } from '../calendar/zone.ts';
import type { FindGenerated } from '../digests/generated.ts';
import { weeklyNames } from '../digests/weeklyNames.ts';
import { createDocumentReader, type DocumentReader } from '../editions/reading/documentReader.ts';
import type { Platform, Services } from '../messages/conversation/services.ts';
import type { FindRenderings } from '../messages/renderedTitles.ts';
import { indexPending } from '../search/index/indexing.ts';
import { type ServerNews, serverNewsIn } from '../serverNews/serverNews.ts';
import type { SourceTier } from '../sources/source.ts';
import { eventsOf } from '../store/events/events.ts';
import { joinAllPending } from '../store/events/joinPending.ts';
import { generatedTextsOf } from '../store/generatedTexts.ts';
import type { StoreLocation } from '../store/location.ts';
import { editionsOf } from '../store/news/editions.ts';
import { storiesOf } from '../store/news/stories.ts';
import { type FileStore, openStore, openStoreAt, type Store } from '../store/open.ts';
import { type Reread, rereadOriginals } from '../store/reread.ts';
import { type Lexicon, loadLexicon } from '../words/lexicon.ts';
import { type AllDigestSources, viewsOfServers } from './digests.ts';
import { servicesOver } from './services.ts';
import { uploadsInto } from './uploads.ts';

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
    ...servicesOver(store, lexicon, digestSources, clock, serverNews),
    ...(showsGenerated && { renderingsOf: renderingsIn(store) }),
  };
  const inServer = serverNews && { inServer: viewsOfServers(everybody, serverNews, lexicon) };
  const context = { ...everybody, uploads, ...inServer };
  const reread = (limit: number) => rereadOriginals(store, reader, limit, clock.now());
  return { store, lexicon, reader, digestSources, serverNews, tiers, context, catchUp, reread };
}

function renderingsIn(store: Store): FindRenderings {
  return async (stories) => (await generatedTextsOf(store, [], stories)).renderings;
}

function generatedIn(store: Store): FindGenerated {
  return (editions, stories) => generatedTextsOf(store, editions, stories);
}
