import { decodeText } from '../../text/charset.ts';
import type { DocumentHints } from '../document.ts';
import { failure } from '../failure.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';
import { articleDocument } from '../page/pageReader.ts';
import type { Source } from '../source.ts';
import type { ListingContext, Loaded } from './listing.ts';
import { findNoArticle } from './noArticle.ts';

/** Fetches the page that an item links to, as a document with the source's metadata. */
export async function loadPage(url: string, hints: DocumentHints, context: ListingContext): Promise<Loaded> {
  const { fetcher, clock, signal } = context;
  const fetched = await fetcher.get(url, { signal });
  if (fetched.kind === 'fetched') return pageDocument(fetched, hints, clock.now());
  if (fetched.kind === 'failed') return fetched;
  return failure('status', 'the server answered 304 to a request without conditions');
}

/**
 * Fetches the page that an item of a source links to. If the source has no column the page is an article, and the
 * page's frame is removed; roundups are kept whole, since their lists look like menus.
 */
export async function loadItemPage(
  source: Source,
  url: string,
  hints: DocumentHints,
  context: ListingContext,
): Promise<Loaded> {
  const loaded = await loadPage(url, hints, context);
  if (loaded.kind === 'failed' || !isOfArticles(source)) return loaded;
  return { ...loaded, document: await articleDocument(loaded.document) };
}

/**
 * Returns what a fetched page is instead of an article or a feed, as a clause for people; undefined if it may be one.
 */
export function noArticleIn({ bytes, charset }: FetchedBody): string | undefined {
  const decoded = decodeText(bytes, charset);
  if (decoded.kind === 'unreadable') return undefined;
  const found = findNoArticle(decoded.text);
  if (!found) return undefined;
  const said = found.text === '' ? '' : `: "${found.text}"`;
  return `what stands there is ${found.kind}${said}`;
}

/**
 * Returns the document of a fetched page, or the failure that it is not an article; relative links are resolved against
 * its URL after redirects.
 */
export function pageDocument(fetched: FetchedBody, hints: DocumentHints, now: Date): Loaded {
  const { bytes, url, charset } = fetched;
  const stood = noArticleIn(fetched);
  if (stood !== undefined) return failure('no-article', stood);
  return {
    kind: 'loaded',
    document: { bytes, origin: url, time: now, ...(charset ? { charset } : {}), hints: { url, ...hints } },
  };
}

/**
 * Returns the metadata that a source gives to all its documents: its name, and the column if it carries a single one.
 */
export function hintsOf(source: Source): Pick<DocumentHints, 'column' | 'source' | 'isOfArticles'> {
  const [only, ...others] = source.columns;
  return {
    source: source.name,
    ...(isOfArticles(source) && { isOfArticles: true }),
    ...(only && others.length === 0 && !source.articles ? { column: only.name } : {}),
  };
}

function isOfArticles({ tier, columns }: Source): boolean {
  return tier !== 'roundup' && columns.length === 0;
}
