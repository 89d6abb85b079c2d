import { parseFeed as parseAnyFeed } from 'feedsmith';
import { parsePublishedTime } from './publishedTime.ts';
import { webUrl } from './webUrl.ts';

/** An item of a feed, whatever the feed's format; texts are as the feed has them, unsanitised. */
export interface FeedItem {
  /** The feed's own id of the item where no other has it too, else its url, else its title. */
  readonly key: string;
  readonly title: string;
  /** Absolute http(s) url of the item's page; undefined where the feed gives none. */
  readonly url?: string;
  readonly published?: Date;
  /** When the feed says that the item changed last, as it is written. */
  readonly updated?: string;
  /** The longest body that the feed carries: HTML, or plain text in some JSON feeds; empty where there is none. */
  readonly content: string;
}

/** A feed as it was read; `older` is the url of its next page (RFC 5005, JSON Feed `next_url`). */
export interface Feed {
  readonly title: string;
  readonly items: readonly FeedItem[];
  readonly older?: string;
}

/** More items than any feed shows; what follows is not looked at. */
const MOST_ITEMS = 1000;

/**
 * Reads RSS, RDF, Atom or JSON Feed; undefined for what is none of them or broken beyond reading. No entity but XML's
 * and HTML's own is expanded, and nothing outside the text is read (feedsmith turns that off). Urls resolve against `baseUrl`.
 */
export function parseFeed(text: string, baseUrl: string): Feed | undefined {
  const parsed = parsedOrUndefined(text);
  if (!parsed) return undefined;
  const raw = commonShape(parsed);
  const older = webUrl(raw.older, baseUrl);
  const shared = idsOfSeveral(raw.items);
  return {
    title: raw.title ?? '',
    items: firstOfEachKey(raw.items.flatMap((item) => itemOf(item, shared, baseUrl) ?? [])),
    ...(older ? { older } : {}),
  };
}

type AnyFeed = NonNullable<ReturnType<typeof parsedOrUndefined>>;

/** One item before its parts are checked; every part may be absent. */
interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly bodies: readonly (string | undefined)[];
}

interface RawFeed {
  readonly title?: string | undefined;
  readonly older?: string | undefined;
  readonly items: readonly RawItem[];
}

function parsedOrUndefined(text: string) {
  try {
    return parseAnyFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    return undefined;
  }
}

function commonShape(parsed: AnyFeed): RawFeed {
  switch (parsed.format) {
    case 'rss':
      return {
        title: parsed.feed.title,
        older: olderLink(parsed.feed.atom?.links),
        items: (parsed.feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          published: item.pubDate ?? item.dc?.dates?.[0],
          updated: item.atom?.updated,
          bodies: [item.content?.encoded, item.description],
        })),
      };
    case 'rdf':
      return {
        title: parsed.feed.title,
        items: (parsed.feed.items ?? []).map((item) => ({
          id: item.rdf?.about,
          link: item.link,
          title: item.title,
          published: item.dc?.dates?.[0],
          bodies: [item.content?.encoded, item.description],
        })),
      };
    case 'atom':
      return {
        title: parsed.feed.title?.value,
        older: olderLink(parsed.feed.links),
        items: (parsed.feed.entries ?? []).map((entry) => ({
          id: entry.id,
          link: pageLink(entry.links),
          title: entry.title?.value,
          published: entry.published ?? entry.updated,
          updated: entry.updated,
          bodies: [entry.content?.value, entry.summary?.value],
        })),
      };
    case 'json':
      return {
        title: parsed.feed.title,
        older: parsed.feed.next_url,
        items: (parsed.feed.items ?? []).map((item) => ({
          id: item.id,
          link: item.url ?? item.external_url,
          title: item.title,
          published: item.date_published,
          updated: item.date_modified,
          bodies: [item.content_html, item.content_text, item.summary],
        })),
      };
  }
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

/** Ids that several items of the feed have: they name none of them. */
function idsOfSeveral(items: readonly RawItem[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { id = '' } of items) (seen.has(id) ? shared : seen).add(id);
  return shared;
}

/** Of items that cannot be told apart the first, which is the newest: the others would take turns for ever. */
function firstOfEachKey(items: readonly FeedItem[]): readonly FeedItem[] {
  const byKey = new Map<string, FeedItem>();
  for (const item of items) if (!byKey.has(item.key)) byKey.set(item.key, item);
  return [...byKey.values()];
}

function itemOf(raw: RawItem, shared: ReadonlySet<string>, baseUrl: string): FeedItem | undefined {
  const url = webUrl(raw.link, baseUrl);
  const title = raw.title?.trim() ?? '';
  const own = raw.id !== undefined && !shared.has(raw.id) ? raw.id : undefined;
  const key = own || url || title || raw.id;
  if (!key) return undefined;
  const published = parsePublishedTime(raw.published);
  return {
    key,
    title,
    ...(url ? { url } : {}),
    ...(published ? { published } : {}),
    ...(raw.updated ? { updated: raw.updated } : {}),
    content: raw.bodies.reduce<string>(
      (longest, body) => (body && body.length > longest.length ? body : longest),
      '',
    ),
  };
}
