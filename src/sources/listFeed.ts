import { decodeText } from '../text/charset.ts';
import type { DocumentHints } from './document.ts';
import { failure } from './failure.ts';
import type { FeedItem } from './feed/feedItem.ts';
import { parseFeed } from './feed.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ListedItem, Listing, ListingContext } from './listing.ts';
import { hintsOf, loadPage, noArticleIn } from './loadPage.ts';
import type { FeedSource } from './source.ts';

/** Below this many characters of text, or where it breaks off, a feed's own body counts as a teaser. */
const FULL_CONTENT_CHARACTERS = 500;
const TEASER_END = /(…|\.\.\.|\[&#8230;\]|\[…\]|阅读全文|查看全文|阅读原文|Read more)[\s\])»]*$/i;

/** Asks a feed for its items. */
export async function listFeed(source: FeedSource, context: ListingContext): Promise<Listing> {
  const { fetcher, validators, signal } = context;
  const fetched = await fetcher.get(source.url, { validators, signal });
  if (fetched.kind !== 'fetched') return fetched;
  const decoded = decodeText(fetched.bytes, fetched.charset);
  const feed =
    decoded.kind === 'text' ? parseFeed(decoded.text, fetched.url, context.clock.now()) : undefined;
  if (!feed) {
    const stood = noArticleIn(fetched);
    const message = `what ${source.url} gives is no RSS, Atom or JSON feed and no sitemap of posts`;
    return failure(stood ? 'no-article' : 'malformed', stood ? `${message}; ${stood}` : message);
  }
  return {
    kind: 'listed',
    items: feed.items.flatMap((item) => listedItem(source, item, fetched.url, context) ?? []),
    // The rest of a feed that broke off must not be taken for unchanged at the next poll.
    validators: feed.isCutOff ? {} : fetched.validators,
    isCutOff: feed.isCutOff,
    ...(feed.older ? { older: feed.older } : {}),
  };
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
    const bytes = new TextEncoder().encode(content);
    const base = contentBase && { base: contentBase };
    const document = { bytes, origin: url ?? feedUrl, time, charset: 'utf-8', hints, ...base };
    return {
      key,
      label,
      ...told,
      fingerprint: fingerprintOf(title, content),
      needsRequest: false,
      load: async () => ({ kind: 'loaded', document }),
    };
  }
  if (!url) return undefined;
  // A teaser may change with every poll (counters, advertisements): only what names a new version counts.
  const fingerprint = fingerprintOf(title, url, version);
  return { key, label, ...told, fingerprint, needsRequest: true, load: () => loadPage(url, hints, context) };
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
