import { takeTurns } from '../../calendar/turns.ts';
import type { DocumentHints } from '../document.ts';
import { failure } from '../failure.ts';
import type { FeedItem } from '../feed/feedItem.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { FeedSource } from '../source.ts';
import { fetchedFeed } from './fetchedFeed.ts';
import type { ListedItem, Listing, ListingContext } from './listing.ts';
import { hintsOf, loadItemPage, noArticleIn } from './loadPage.ts';

/** Least characters of a full body: a shorter one, or one that is cut off, counts as a teaser. */
const FULL_CONTENT_CHARACTERS = 500;
const TEASER_END = /(…|\.\.\.|\[&#8230;\]|\[…\]|阅读全文|查看全文|阅读原文|Read more)[\s\])»]*$/i;

/** Lists the items of a feed. */
export async function listFeed(source: FeedSource, context: ListingContext): Promise<Listing> {
  const { fetcher, validators, signal } = context;
  const fetched = await fetcher.get(source.url, { validators, signal });
  if (fetched.kind !== 'fetched') return fetched;
  const feed = await fetchedFeed(fetched, context);
  if (!feed) {
    const stood = noArticleIn(fetched);
    const message = `what ${source.url} gives is no RSS, Atom or JSON feed and no sitemap of posts`;
    return failure(stood ? 'no-article' : 'malformed', stood ? `${message}; ${stood}` : message);
  }
  return {
    kind: 'listed',
    items: await listedItems(source, feed.items, fetched.url, context),
    // A truncated feed, or one behind an index, must not count as unchanged at the next poll.
    validators: feed.isCutOff || !feed.isWhole ? {} : fetched.validators,
    isCutOff: feed.isCutOff,
    ...(feed.older ? { older: feed.older } : {}),
  };
}

/** Returns the items with their fingerprints, in parts: many long items would block the event loop. */
async function listedItems(
  source: FeedSource,
  items: readonly FeedItem[],
  feedUrl: string,
  context: ListingContext,
): Promise<readonly ListedItem[]> {
  const listed: ListedItem[] = [];
  const turns = takeTurns();
  for (const item of items) {
    await turns();
    const found = listedItem(source, item, feedUrl, context);
    if (found) listed.push(found);
  }
  return listed;
}

function listedItem(
  source: FeedSource,
  item: FeedItem,
  feedUrl: string,
  context: ListingContext,
): ListedItem | undefined {
  const { key, title, url, published, version, content, contentBase } = item;
  const label = title || url || key;
  const told = { ...(url ? { url } : {}), ...(published ? { published } : {}) };
  const hints: DocumentHints = {
    ...(title ? { title } : {}),
    ...told,
    ...hintsOf(source),
  };
  if (isFullContent(source, item)) {
    const time = published ?? context.clock.now();
    const base = contentBase && { base: contentBase };
    const document = { origin: url ?? feedUrl, time, charset: 'utf-8', hints, ...base };
    return {
      key,
      label,
      ...told,
      fingerprint: fingerprintOf(title, content),
      needsRequest: false,
      load: async () => ({
        kind: 'loaded',
        document: { ...document, bytes: new TextEncoder().encode(content) },
      }),
    };
  }
  if (!url) return undefined;
  // A teaser may change with every poll (counters, advertisements): its text is not part of the fingerprint.
  const fingerprint = fingerprintOf(title, url, version);
  return {
    key,
    label,
    ...told,
    fingerprint,
    needsRequest: true,
    load: () => loadItemPage(source, url, hints, context),
  };
}

function isFullContent(source: FeedSource, { content, url }: FeedItem): boolean {
  if (source.content === 'link' && url) return false;
  const text = content.replaceAll(/<[^<>]*>/g, '').trim();
  if (text === '') return false;
  return (
    source.content === 'full' ||
    !url ||
    (text.length >= FULL_CONTENT_CHARACTERS && !TEASER_END.test(text.slice(-60)))
  );
}
