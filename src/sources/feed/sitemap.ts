import { Parser } from 'htmlparser2';
import type { RawFeed, RawItem } from './rawFeed.ts';

/** A sitemap may name 50,000 pages; a source looks at the newest few hundred of those it reads. */
const MOST_PAGES = 50_000;
const MOST_ITEMS = 200;

/** Elements of a sitemap (sitemaps.org, and Google's news extension) whose text is kept. */
const KEPT: ReadonlySet<string> = new Set(['loc', 'lastmod', 'news:title', 'news:publication_date']);

/** Whether the text begins as a sitemap does; an index of sitemaps is none. */
export function isSitemap(text: string): boolean {
  return /<(?:\w{1,20}:)?urlset[\s>]/.test(text.slice(0, 2000));
}

/** The posts of a sitemap as the items of a feed, the newest first; pages that are plainly no posts are left out. */
export function readSitemap(text: string): RawFeed {
  const pages: Record<string, string>[] = [];
  let page: Record<string, string> | undefined;
  let kept: string | undefined;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'url') page = pages.length < MOST_PAGES ? {} : undefined;
        kept = page && KEPT.has(name) ? name : undefined;
      },
      ontext(part) {
        if (page && kept !== undefined) page[kept] = ((page[kept] ?? '') + part).slice(0, 2000);
      },
      onclosetag(name) {
        kept = undefined;
        if (name !== 'url' || !page) return;
        pages.push(page);
        page = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return { title: undefined, items: postsOf(pages).map(itemOf) };
}

/** The locations of the sitemaps that an index names, in its order. */
export function sitemapsOfIndex(text: string): readonly string[] {
  if (!/<(?:\w{1,20}:)?sitemapindex[\s>]/.test(text.slice(0, 2000))) return [];
  return [...text.matchAll(/<loc>\s{0,50}([^<\s]{1,2000})\s{0,50}<\/loc>/g)]
    .slice(0, 1000)
    .flatMap(([, loc]) => loc ?? []);
}

type Page = Readonly<Record<string, string>>;

/** Paths of posts carry a day, a number or a long name; sections, tags and authors do not. */
const POST_PATH = /\/\d{4}[/-]\d{1,2}|\d{4,}|[^/]*[-_][^/]*[-_][^/]{2,}|\.s?html?$/i;
const NO_POST = /\/(?:tags?|category|categories|authors?|users?|page|archives?)\//i;

function postsOf(pages: readonly Page[]): readonly Page[] {
  return pages
    .filter(({ loc = '' }) => {
      const path = URL.parse(loc.trim())?.pathname ?? '';
      return POST_PATH.test(path) && !NO_POST.test(path);
    })
    .map((page, index) => ({ page, index, time: timeOf(page) }))
    .sort((a, b) => b.time - a.time || a.index - b.index)
    .slice(0, MOST_ITEMS)
    .map(({ page }) => page);
}

function timeOf(page: Page): number {
  const time = Date.parse(page['news:publication_date'] ?? page.lastmod ?? '');
  return Number.isNaN(time) ? 0 : time;
}

function itemOf(page: Page): RawItem {
  const loc = page.loc?.trim();
  return {
    id: loc,
    link: loc,
    title: page['news:title'],
    published: page['news:publication_date'] ?? page.lastmod,
    updated: page.lastmod,
    bodies: [],
  };
}
