import type { Clock } from '../calendar/zone.ts';
import type { SourceFailure } from './failure.ts';
import type { Fetcher } from './fetcher.ts';
import type { Ingest } from './ingest.ts';
import { listSource } from './list.ts';
import type { Listed, ListedItem } from './listing.ts';
import { type ItemOutcome, isRead, readItems } from './readItems.ts';
import type { Source } from './source.ts';
import type { BackfillPlace, SourceStates } from './states.ts';

/** What a backfill needs. */
export interface BackfillOptions {
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  readonly ingest: Ingest;
  readonly clock: Clock;
  /** Ends it after the document in hand. */
  readonly signal?: AbortSignal | undefined;
  /** Waits before each further request to a site; never called for folders. */
  readonly pause: (signal: AbortSignal | undefined) => Promise<void>;
  readonly onProgress?: (progress: BackfillProgress) => void;
  readonly onItem?: (item: ListedItem, outcome: ItemOutcome) => void;
}

/** How far a backfill is; `items` are those found so far, on `page` pages. */
export interface BackfillProgress {
  readonly page: number;
  readonly items: number;
  readonly done: number;
}

/** What a backfill came to. `stopped` and `failed` ones go on where they were when started again. */
export interface BackfillResult {
  readonly kind: 'finished' | 'stopped' | 'failed';
  readonly pages: number;
  readonly stored: number;
  /** Read before, in an earlier run or by a poll. */
  readonly known: number;
  readonly unreadable: number;
  /** What could not be fetched, the list page that ended it included. */
  readonly failures: readonly SourceFailure[];
}

/** Pages that no archive reaches: a site that answers every page number with something new ends here. */
const MOST_PAGES = 5000;

/**
 * Reads everything that a source still offers: a folder's files, or a feed's or page's items and, page after page,
 * the older ones behind its `archive` or the feed's own link to them. Items are remembered one by one and pages by
 * their url, so that a run that ends early is taken up by the next.
 */
export async function backfill(source: Source, options: BackfillOptions): Promise<BackfillResult> {
  const { states, clock, signal, onProgress, onItem } = options;
  const count = { stored: 0, known: 0, unreadable: 0, done: 0, items: 0 };
  const failures: SourceFailure[] = [];
  let place = firstPlace(source, states);
  let lastKeys = '';
  const resultOf = (kind: BackfillResult['kind']): BackfillResult => ({
    kind,
    pages: place.page,
    stored: count.stored,
    known: count.known,
    unreadable: count.unreadable,
    failures,
  });

  for (;;) {
    const listing = await listSource(at(source, place), options);
    if (listing.kind !== 'listed') {
      if (isEnd(listing, place)) break;
      if (listing.kind === 'failed' && listing.reason !== 'aborted') failures.push(listing);
      return resultOf(signal?.aborted ? 'stopped' : 'failed');
    }
    // A site that shows its first page for every number would never end.
    const keys = listing.items.map(({ key }) => key).join('\n');
    if (keys === lastKeys || listing.items.length === 0) break;
    lastKeys = keys;

    const unread = listing.items.filter((item) => !isRead(states, source.id, item));
    count.items += listing.items.length;
    count.known += listing.items.length - unread.length;
    count.done += listing.items.length - unread.length;
    onProgress?.({ page: place.page, items: count.items, done: count.done });
    const read = await readItems(
      unread.map((item) => politely(item, options)),
      {
        ...options,
        clock,
        source: source.id,
        most: Number.POSITIVE_INFINITY,
        onItem(item, outcome) {
          count.done += 1;
          onItem?.(item, outcome);
          onProgress?.({ page: place.page, items: count.items, done: count.done });
        },
      },
    );
    count.stored += read.stored;
    count.unreadable += read.unreadable;
    failures.push(...read.failures);
    if (signal?.aborted) return resultOf('stopped');

    const next = nextPlace(source, place, listing);
    if (!next) break;
    place = next;
    states.writeBackfill(source.id, place);
    await options.pause(signal);
  }
  states.writeBackfill(source.id, undefined);
  return resultOf('finished');
}

function firstPlace(source: Source, states: SourceStates): BackfillPlace {
  const start = { url: source.kind === 'folder' ? source.path : source.url, page: 1 };
  return states.readBackfill(source.id) ?? start;
}

/** The source with one of its list pages in place of its first. */
function at(source: Source, { url }: BackfillPlace): Source {
  return source.kind === 'folder' ? source : { ...source, url };
}

/** After the first page, one that is not there or shows nothing is the archive's end. */
function isEnd(
  listing: { readonly kind: string; readonly reason?: string },
  { page }: BackfillPlace,
): boolean {
  return (
    page > 1 && listing.kind === 'failed' && (listing.reason === 'gone' || listing.reason === 'malformed')
  );
}

function nextPlace(source: Source, { page }: BackfillPlace, { older }: Listed): BackfillPlace | undefined {
  if (source.kind === 'folder' || page >= MOST_PAGES) return undefined;
  if (source.archive) return { url: source.archive.replaceAll('{page}', String(page + 1)), page: page + 1 };
  return older === undefined ? undefined : { url: older, page: page + 1 };
}

/** The item, loaded after a pause where it is loaded from its site. */
function politely(item: ListedItem, { pause, signal }: BackfillOptions): ListedItem {
  if (!item.needsRequest) return item;
  return {
    ...item,
    load: async () => {
      await pause(signal);
      return item.load();
    },
  };
}
