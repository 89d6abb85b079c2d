import { parseFeed } from 'feedsmith';

/** More items than any feed shows; what follows is not looked at. */
const MOST_ITEMS = 1000;

/** One item before its parts are checked; every part may be absent. */
export interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly bodies: readonly (RawBody | undefined)[];
}

/** A body, and the name of the element that holds it, without its namespace. */
export interface RawBody {
  readonly text: string | undefined;
  readonly element?: string;
}

/** A feed of any format in one shape. */
export interface RawFeed {
  readonly title?: string | undefined;
  readonly older?: string | undefined;
  readonly items: readonly RawItem[];
  /** The address of the site that an RSS feed is of: what its items name relatively is the site's. */
  readonly site?: string | undefined;
}

/** Reads RSS, RDF, Atom or JSON Feed into one shape; undefined for what is none of them or not whole. */
export function readRawFeed(text: string): RawFeed | undefined {
  const parsed = parsedOrUndefined(text);
  switch (parsed?.format) {
    case undefined:
      return undefined;
    case 'rss':
      return rawRss(parsed.feed);
    case 'rdf':
      return rawRdf(parsed.feed);
    case 'atom':
      return rawAtom(parsed.feed);
    case 'json':
      return rawJson(parsed.feed);
  }
}

function parsedOrUndefined(text: string) {
  try {
    return parseFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    return undefined;
  }
}

type AnyFeed = NonNullable<ReturnType<typeof parsedOrUndefined>>;
type FeedOf<Format extends AnyFeed['format']> = Extract<AnyFeed, { format: Format }>['feed'];

function rawRss(feed: FeedOf<'rss'>): RawFeed {
  return {
    title: feed.title,
    older: olderLink(feed.atom?.links),
    site: wholeUrl(feed.link),
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : wholeUrl(item.guid?.value)),
      title: item.title,
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
      updated: item.atom?.updated,
      bodies: [
        { text: item.content?.encoded, element: 'encoded' },
        { text: item.description, element: 'description' },
      ],
    })),
  };
}

function rawRdf(feed: FeedOf<'rdf'>): RawFeed {
  return {
    title: feed.title,
    items: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      link: item.link ?? wholeUrl(item.rdf?.about),
      title: item.title,
      published: item.dc?.dates?.[0],
      bodies: [
        { text: item.content?.encoded, element: 'encoded' },
        { text: item.description, element: 'description' },
      ],
    })),
  };
}

function rawAtom(feed: FeedOf<'atom'>): RawFeed {
  return {
    title: feed.title?.value,
    older: olderLink(feed.links),
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      link: pageLink(entry.links) ?? wholeUrl(entry.id),
      title: entry.title?.value,
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      bodies: [
        { text: entry.content?.value, element: 'content' },
        { text: entry.summary?.value, element: 'summary' },
      ],
    })),
  };
}

function rawJson(feed: FeedOf<'json'>): RawFeed {
  return {
    title: feed.title,
    older: feed.next_url,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url,
      title: item.title,
      published: item.date_published ?? item.date_modified,
      updated: item.date_modified,
      bodies: [{ text: item.content_html }, { text: item.content_text }, { text: item.summary }],
    })),
  };
}

interface AnyLink {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
}

function pageLink(links: readonly AnyLink[] | undefined): string | undefined {
  return (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href;
}

function olderLink(links: readonly AnyLink[] | undefined): string | undefined {
  return links?.find(({ rel }) => rel === 'next' || rel === 'prev-archive')?.href;
}

/** An id that is an address itself; others must not be taken for relative ones. */
function wholeUrl(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id.trim()) ? id : undefined;
}
