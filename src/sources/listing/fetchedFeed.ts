import { decodeText } from '../../text/charset.ts';
import { readFeed } from '../feed/feedReader.ts';
import { sitemapsOfIndex } from '../feed/sitemap.ts';
import type { Feed } from '../feed.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';
import type { ListingContext } from './listing.ts';

/**
 * Number of an index's sitemaps that are read: the newest has the posts, and the previous one those missing in a new
 * month.
 */
const MOST_SITEMAPS = 2;

/** Fetched feed, and whether it was complete in one answer. */
export interface FetchedFeed extends Feed {
  readonly isWhole: boolean;
}

/**
 * Reads the feed in an answer, or for an index of sitemaps the posts of the newest; returns undefined for anything
 * else.
 */
export async function fetchedFeed(
  fetched: FetchedBody,
  context: ListingContext,
): Promise<FetchedFeed | undefined> {
  const now = context.clock.now();
  const feed = await readFeed({ ...fetched, now });
  if (feed) return { ...feed, isWhole: true };
  const decoded = decodeText(fetched.bytes, fetched.charset);
  if (decoded.kind === 'unreadable') return undefined;
  const sitemaps = sitemapsOfIndex(decoded.text, fetched.url, now).slice(0, MOST_SITEMAPS);
  return sitemaps.length === 0 ? undefined : await postsOf(sitemaps, context);
}

async function postsOf(
  sitemaps: readonly string[],
  context: ListingContext,
): Promise<FetchedFeed | undefined> {
  const { fetcher, signal, clock } = context;
  const read: Feed[] = [];
  for (const url of sitemaps) {
    const fetched = await fetcher.get(url, { signal });
    const feed = fetched.kind === 'fetched' ? await readFeed({ ...fetched, now: clock.now() }) : undefined;
    if (feed) read.push(feed);
  }
  if (read.length === 0) return undefined;
  // A page named by both is taken from the newer one.
  const items = new Map(
    read.toReversed().flatMap((feed) => feed.items.map((item) => [item.key, item] as const)),
  );
  const newestFirst = [...items.values()].sort((one, other) => timeOf(other) - timeOf(one));
  return { title: '', items: newestFirst, isCutOff: read.some(({ isCutOff }) => isCutOff), isWhole: false };
}

function timeOf({ published }: Feed['items'][number]): number {
  return published?.getTime() ?? 0;
}
