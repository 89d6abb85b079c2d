import { parseFeed } from 'feedsmith';
import { withPlainElements } from './elementNames.ts';
import type { RawFeed } from './rawFeed.ts';

/** Most items of a feed that are read, more than any feed shows. */
const MOST_ITEMS = 1000;

/** Reads RSS, RDF, Atom or JSON Feed into one shape; returns undefined for anything else or an incomplete feed. */
export function readRawFeed(text: string): RawFeed | undefined {
  const parsed = parsedOrUndefined(withPlainElements(text));
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
type ItemOf<Format extends 'rss' | 'rdf'> = NonNullable<FeedOf<Format>['items']>[number];
type AtomEntry = NonNullable<FeedOf<'atom'>['entries']>[number];
type Terms = Pick<AtomEntry, 'dcterms'>['dcterms'];

function rawRss(feed: FeedOf<'rss'>): RawFeed {
  return {
    title: feed.title,
    older: olderLink(feed.atom?.links),
    site: wholeUrl(feed.link),
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      link:
        item.link ??
        pageLink(item.atom?.links) ??
        (item.guid?.isPermaLink === false ? undefined : wholeUrl(item.guid?.value)),
      title: item.title ?? item.dc?.titles?.[0] ?? mediaOf(item)?.title?.value,
      published: [item.pubDate, ...statedTimes(item), ...(item.prism?.publicationDates ?? [])],
      updated: item.atom?.updated,
      bodies: bodiesOf(item),
    })),
  };
}

function rawRdf(feed: FeedOf<'rdf'>): RawFeed {
  return {
    title: feed.title,
    site: wholeUrl(feed.link),
    items: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      link: item.link ?? wholeUrl(item.rdf?.about),
      title: item.title ?? item.dc?.titles?.[0],
      published: statedTimes(item),
      bodies: bodiesOf(item),
    })),
  };
}

function rawAtom(feed: FeedOf<'atom'>): RawFeed {
  return {
    title: feed.title?.value,
    older: olderLink(feed.links),
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      link: pageLink(entry.links) ?? entry.content?.src ?? wholeUrl(entry.id),
      title: entry.title?.value,
      published: [entry.published, ...(entry.dc?.dates ?? []), ...termsTimes(entry.dcterms), entry.updated],
      updated: entry.updated,
      bodies: [
        { text: entry.content?.value, element: 'content' },
        { text: entry.summary?.value, element: 'summary' },
        { text: mediaOf(entry)?.description?.value },
      ],
    })),
  };
}

function rawJson(feed: FeedOf<'json'>): RawFeed {
  return {
    title: feed.title,
    older: feed.next_url,
    site: wholeUrl(feed.home_page_url),
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url ?? wholeUrl(item.id),
      title: item.title,
      published: [item.date_published, item.date_modified],
      updated: item.date_modified,
      bodies: [{ text: item.content_html }, { text: item.content_text }, { text: item.summary }],
    })),
  };
}

function bodiesOf(item: ItemOf<'rss'> | ItemOf<'rdf'>): RawFeed['items'][number]['bodies'] {
  return [
    { text: item.content?.encoded, element: 'encoded' },
    { text: item.description, element: 'description' },
    { text: item.dc?.descriptions?.[0], element: 'description' },
    { text: mediaOf(item)?.description?.value },
  ];
}

/** Returns the times of modules that RSS items have beside or instead of `pubDate`: Dublin Core, its terms, Atom. */
function statedTimes({
  dc,
  dcterms,
  atom,
}: Pick<ItemOf<'rss'>, 'dc' | 'dcterms' | 'atom'>): readonly (string | undefined)[] {
  return [...(dc?.dates ?? []), atom?.published, ...termsTimes(dcterms), atom?.updated];
}

/** Returns the times of Dublin Core's terms (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/). */
function termsTimes(dcterms: Terms): readonly string[] {
  const { issued = [], created = [], available = [], dates = [], modified = [] } = dcterms ?? {};
  return [...issued, ...created, ...available, ...dates, ...modified];
}

/** Returns the description in Media RSS of an item's video or image, alone or in a group. */
function mediaOf({ media }: Pick<AtomEntry, 'media'>) {
  return media?.groups?.[0] ?? media;
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

/** Returns an id that is an absolute address; others must not be resolved as relative ones. */
function wholeUrl(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id.trim()) ? id : undefined;
}
