import type { Clock } from '../../calendar/zone.ts';
import type { SourceFailure } from '../failure.ts';
import type { Fetcher } from '../fetching/fetcher.ts';
import { listSource } from '../listing/list.ts';
import type { Listed, ListedItem, Listing } from '../listing/listing.ts';
import { isOlder } from '../listing/recentItems.ts';
import type { Source } from '../source.ts';
import type { Ingest } from './ingest.ts';
import { PAUSE_SECONDS, type Pause, patientFetcher, withPause } from './politeness.ts';
import { type ItemOutcome, type ItemsRead, readItems, unreadItems } from './readItems.ts';
import type { BackfillPlace, SourceStates } from './states.ts';

/** Options and dependencies of a backfill. */
export interface BackfillOptions {
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  readonly ingest: Ingest;
  readonly clock: Clock;
  /** Ends the backfill after the current document. */
  readonly signal?: AbortSignal | undefined;
  /** Waits before each further request to a site; not used for folders. */
  readonly pause: Pause;
  /** Most days of age; items that state an older time are left out, and a page without newer ones is the last. */
  readonly daysMost?: number | undefined;
  readonly onProgress?: (progress: BackfillProgress) => void;
  readonly onItem?: (item: ListedItem, outcome: ItemOutcome) => void;
}

/** Progress of a backfill; `items` is the number found so far, on `page` pages. */
export interface BackfillProgress {
  readonly page: number;
  readonly items: number;
  readonly done: number;
}

/** Result of a backfill. `stopped` and `failed` ones continue where they were when started again. */
export interface BackfillResult {
  readonly kind: 'finished' | 'stopped' | 'failed';
  readonly pages: number;
  readonly stored: number;
  /** Number of items read earlier, by a run or a poll. */
  readonly known: number;
  readonly unreadable: number;
  /** Failures of items, and of the list page that ended the backfill. */
  readonly failures: readonly SourceFailure[];
}

/** Most pages of an archive: a site that answers every page number with something new ends here. */
const MOST_PAGES = 5000;

/**
 * Reads everything that a source still offers: a folder's files, or a feed's or page's items and, page by page, the
 * older ones behind its `archive` or the feed's own link to them. Items are remembered one by one and pages by their
 * URL, so that the next run continues an interrupted one.
 */
export async function backfill(source: Source, given: BackfillOptions): Promise<BackfillResult> {
  const { states, signal, pause } = given;
  const options = { ...given, fetcher: patientFetcher(given.fetcher, pause) };
  const count: Count = { items: 0, stored: 0, known: 0, unreadable: 0, failures: [] };
  let place = await firstPlace(source, states);
  let lastKeys = '';
  for (;;) {
    const listing = await listSource(at(source, place), options);
    if (isEnd(listing, place, lastKeys)) break;
    if (listing.kind !== 'listed') {
      if (signal?.aborted) return resultOf('stopped', place, count);
      if (listing.kind === 'failed') count.failures.push(listing);
      return resultOf('failed', place, count);
    }
    const wanted = listing.items.filter((item) => !isTooOld(item, options));
    const { brokeOff } = await readPage(source, wanted, place, count, options);
    if (brokeOff) return resultOf(signal?.aborted ? 'stopped' : 'failed', place, count);
    if (wanted.length === 0) break;
    const next = nextPlace(source, place, listing);
    if (!next) break;
    place = next;
    lastKeys = keysOf(listing);
    await states.writeBackfill(source.id, place);
    await pause(PAUSE_SECONDS, signal);
  }
  await states.writeBackfill(source.id, undefined);
  return resultOf('finished', place, count);
}

function isTooOld(item: ListedItem, { daysMost, clock }: BackfillOptions): boolean {
  return daysMost !== undefined && isOlder(item, daysMost, clock.now());
}

/** Counts of a run so far. */
interface Count {
  items: number;
  stored: number;
  known: number;
  unreadable: number;
  readonly failures: SourceFailure[];
}

async function readPage(
  source: Source,
  items: readonly ListedItem[],
  { page }: BackfillPlace,
  count: Count,
  options: BackfillOptions,
): Promise<ItemsRead> {
  const unread = await unreadItems(items, source.id, options.states);
  count.items += items.length;
  count.known += items.length - unread.length;
  let done = count.items - unread.length;
  options.onProgress?.({ page, items: count.items, done });
  const read = await readItems(
    unread.map((item) => withPause(item, options.pause, options.signal)),
    {
      ...options,
      source: source.id,
      most: Number.POSITIVE_INFINITY,
      onItem(item, outcome) {
        done += 1;
        options.onItem?.(item, outcome);
        options.onProgress?.({ page, items: count.items, done });
      },
    },
  );
  count.stored += read.stored;
  count.unreadable += read.unreadable;
  count.failures.push(...read.failures);
  return read;
}

function resultOf(
  kind: BackfillResult['kind'],
  { page }: BackfillPlace,
  { stored, known, unreadable, failures }: Count,
): BackfillResult {
  return { kind, pages: page, stored, known, unreadable, failures };
}

async function firstPlace(source: Source, states: SourceStates): Promise<BackfillPlace> {
  const start = { url: source.kind === 'folder' ? source.path : source.url, page: 1 };
  return (await states.readBackfill(source.id)) ?? start;
}

/** Returns the source with one of its list pages in place of its first. */
function at(source: Source, { url }: BackfillPlace): Source {
  return source.kind === 'folder' ? source : { ...source, url };
}

/** Whether the previous page was the last: this one is missing, empty, or the same again. */
function isEnd(listing: Listing, { page }: BackfillPlace, lastKeys: string): boolean {
  if (listing.kind === 'listed') return listing.items.length === 0 || keysOf(listing) === lastKeys;
  if (listing.kind === 'unchanged' || page === 1) return false;
  return listing.reason === 'gone' || listing.reason === 'malformed';
}

function keysOf({ items }: Listed): string {
  return items.map(({ key }) => key).join('\n');
}

function nextPlace(source: Source, { page }: BackfillPlace, { older }: Listed): BackfillPlace | undefined {
  if (source.kind === 'folder' || page >= MOST_PAGES) return undefined;
  if (source.archive) return { url: source.archive.replaceAll('{page}', String(page + 1)), page: page + 1 };
  return older === undefined ? undefined : { url: older, page: page + 1 };
}
