import { Parser } from 'htmlparser2';
import { absoluteWebUrl } from '../absoluteWebUrl.ts';
import { parsePublishedTime } from '../publishedTime.ts';
import type { RawFeed, RawItem } from './rawFeed.ts';
import { rootElement } from './rootElement.ts';

/** Most pages of a sitemap (sitemaps.org's limit); a source reads the newest few hundred. */
const MOST_PAGES = 50_000;
const MOST_ITEMS = 200;

/** Elements that are kept of an entry, by their parent: those of sitemaps.org, and of Google's extension for news. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  url: ['loc', 'lastmod'],
  sitemap: ['loc', 'lastmod'],
  news: ['title', 'publication_date'],
};

/** Entry of a sitemap or of an index of sitemaps, as written. */
type Entry = Readonly<Partial<Record<'loc' | 'lastmod' | 'title' | 'publication_date', string>>>;

/** Whether the text is a sitemap; false for an index of sitemaps. */
export function isSitemap(text: string): boolean {
  return rootElement(text)?.name.toLowerCase() === 'urlset';
}

/**
 * Returns the posts of a sitemap as items of a feed, the newest first; pages that are clearly not posts are left out.
 */
export function readSitemap(text: string, baseUrl: string, now?: Date): RawFeed {
  const posts = entriesOf(text, 'url').flatMap((entry) => {
    const url = absoluteWebUrl(entry.loc, baseUrl);
    return url !== undefined && isPost(url) ? { ...entry, loc: url } : [];
  });
  return { title: undefined, items: newestFirst(posts, now).slice(0, MOST_ITEMS).map(itemOf) };
}

/**
 * Returns the addresses of the sitemaps in an index: those named after posts first, then the newest first; those
 * without a time in reverse order. Empty if the text is not an index.
 */
export function sitemapsOfIndex(text: string, baseUrl: string, now?: Date): readonly string[] {
  if (rootElement(text)?.name.toLowerCase() !== 'sitemapindex') return [];
  return newestFirst(entriesOf(text, 'sitemap').toReversed(), now)
    .flatMap(({ loc }) => absoluteWebUrl(loc, baseUrl) ?? [])
    .sort((one, other) => Number(OF_POSTS.test(other)) - Number(OF_POSTS.test(one)));
}

const OF_POSTS = /post|news|article/i;

/** Returns the entries of a sitemap or an index, in their order. */
function entriesOf(text: string, wanted: 'url' | 'sitemap'): readonly Entry[] {
  const entries: Record<string, string>[] = [];
  const open: string[] = [];
  let entry: Record<string, string> | undefined;
  let kept: string | undefined;
  const parser = new Parser(
    {
      onopentag(tag) {
        const name = localName(tag);
        if (name === wanted) entry = entries.length < MOST_PAGES ? {} : undefined;
        kept = entry && KEPT[open.at(-1) ?? '']?.includes(name) ? name : undefined;
        open.push(name);
      },
      ontext(part) {
        if (entry && kept !== undefined) entry[kept] = ((entry[kept] ?? '') + part).slice(0, 2000);
      },
      onclosetag() {
        kept = undefined;
        if (open.pop() !== wanted || !entry) return;
        entries.push(entry);
        entry = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return entries;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/**
 * Matches paths of posts: they contain a day, a number or a long name, or are in a folder of posts; sections, tags and
 * authors are not.
 */
const POST_PATH =
  /\/\d{4}[/-]\d{1,2}|\d{4,}|[^/]*[-_][^/]*[-_][^/]{2,}|\.s?html?$|\/(?:posts?|blogs?|news|articles?|stor(?:y|ies)|p)\/[^/]{2,}\/?$/i;
const NO_POST =
  /\/(?:tags?|category|categories|topics?|authors?|users?|page|archives?)\/|\/(?:about|contact|privacy|terms|login|search)(?:[-_./]|$)/i;

function isPost(url: string): boolean {
  const { pathname } = new URL(url);
  return POST_PATH.test(pathname) && !NO_POST.test(pathname);
}

function newestFirst<Of extends Entry>(entries: readonly Of[], now: Date | undefined): readonly Of[] {
  return entries
    .map((entry) => {
      const stated = entry.publication_date ?? entry.lastmod;
      return { entry, time: parsePublishedTime(stated, now)?.getTime() ?? 0 };
    })
    .sort((one, other) => other.time - one.time)
    .map(({ entry }) => entry);
}

function itemOf({ loc, lastmod, title, publication_date: published }: Entry): RawItem {
  return { id: loc, link: loc, title, published: [published, lastmod], updated: lastmod, bodies: [] };
}
