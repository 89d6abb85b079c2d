import { decodeText } from '../../text/charset.ts';
import { failure, type SourceFailure } from '../failure.ts';
import type { Fetched, FetchedBody } from '../fetching/fetcher.ts';
import { fetchedFeed } from '../listing/fetchedFeed.ts';
import type { ListingContext } from '../listing/listing.ts';
import { feedLinksOf } from './feedLinks.ts';

/** Feed found for an address. */
export interface FoundFeed {
  readonly kind: 'found';
  /** Address to read: that of the feed, after a page's redirects. */
  readonly url: string;
  readonly title: string;
  /** How it was found: the address is the feed, the page links to it, it is at a usual path, or it is the sitemap. */
  readonly by: 'itself' | 'link' | 'path' | 'sitemap';
}

/** Usual paths of feeds that no page names. */
const USUAL_PATHS = ['feed', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'rss', 'feed.json'];
/** Most addresses named by a page that are tried. */
const MOST_NAMED = 6;

/**
 * Finds the feed of a page, a site or a repository: the address itself, feeds that the page declares, its links, the
 * usual paths beside it and at the root, and at last its sitemap of posts. Makes at most some two dozen requests to one
 * site.
 */
export async function findFeed(address: string, context: ListingContext): Promise<FoundFeed | SourceFailure> {
  const fetched = await context.fetcher.get(address, { signal: context.signal });
  if (fetched.kind === 'unchanged')
    return failure('status', 'the server answered 304 to a request without conditions');
  if (fetched.kind === 'failed') return fetched;
  const itself = await feedIn(fetched, context);
  if (itself) return { kind: 'found', url: address, title: itself.title, by: 'itself' };
  const page = textOf(fetched);
  const named = page === undefined ? undefined : feedLinksOf(page, fetched.url);
  const name = named?.title ?? '';
  for (const url of (named?.feeds ?? []).slice(0, MOST_NAMED)) {
    const found = await tryFeed(url, context);
    if (found) return { kind: 'found', url, title: found.title || name, by: 'link' };
  }
  for (const url of usualAddresses(fetched.url)) {
    const found = await tryFeed(url, context);
    if (found) return { kind: 'found', url, title: found.title || name, by: 'path' };
  }
  const sitemap = await findSitemap(fetched.url, context);
  if (sitemap !== undefined) return { kind: 'found', url: sitemap, title: name, by: 'sitemap' };
  return failure(
    'malformed',
    `no feed was found: neither at ${address}, nor in what the page names, at the usual paths or in a sitemap`,
  );
}

/** Returns the usual paths below the page's folder and at the root, and a repository's releases. */
function usualAddresses(page: string): readonly string[] {
  const { hostname, pathname, origin } = new URL(page);
  const [owner, repository] = pathname.split('/').filter(Boolean);
  if (hostname === 'github.com' && owner && repository)
    return [
      `${origin}/${owner}/${repository}/releases.atom`,
      `${origin}/${owner}/${repository}/commits.atom`,
    ];
  const folder = new URL(pathname.endsWith('/') ? '.' : `${pathname.split('/').at(-1) ?? ''}/`, page);
  folder.search = '';
  const below = USUAL_PATHS.map((path) => new URL(path, folder).href);
  const atRoot = USUAL_PATHS.map((path) => `${origin}/${path}`);
  return [...new Set([...below, ...atRoot])];
}

async function tryFeed(url: string, context: ListingContext) {
  const fetched = await context.fetcher.get(url, { signal: context.signal });
  return fetched.kind === 'fetched' ? await feedIn(fetched, context) : undefined;
}

/** Reads the feed in an answer; undefined for a feed without items. */
async function feedIn(fetched: FetchedBody, context: ListingContext) {
  const feed = await fetchedFeed(fetched, context);
  return feed && feed.items.length > 0 ? feed : undefined;
}

function textOf(fetched: Fetched): string | undefined {
  if (fetched.kind !== 'fetched') return undefined;
  const decoded = decodeText(fetched.bytes, fetched.charset);
  return decoded.kind === 'text' ? decoded.text : undefined;
}

const MOST_SITEMAPS = 3;

/** Finds a sitemap of posts, or an index of them, named by robots.txt or at its usual path. */
async function findSitemap(page: string, context: ListingContext): Promise<string | undefined> {
  const { origin } = new URL(page);
  const robots = textOf(await context.fetcher.get(`${origin}/robots.txt`, { signal: context.signal })) ?? '';
  const named = [
    ...robots.slice(0, 100_000).matchAll(/^sitemap:[ \t]{0,20}(https?:\/\/\S{1,2000})/gim),
  ].flatMap(([, url]) => url ?? []);
  for (const url of [...named.slice(0, MOST_SITEMAPS), `${origin}/sitemap.xml`])
    if (await tryFeed(url, context)) return url;
  return undefined;
}
