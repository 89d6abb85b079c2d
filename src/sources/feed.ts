import { absoluteWebUrl } from './absoluteWebUrl.ts';
import { breaksOff, completeFeed } from './feed/completeFeed.ts';
import { readRawFeed } from './feed/feedFormats.ts';
import type { FeedItem } from './feed/feedItem.ts';
import { feedItems } from './feed/feedItems.ts';
import { plainTitle } from './feed/plainTitle.ts';
import type { RawFeed, RawItem } from './feed/rawFeed.ts';
import { isSitemap, readSitemap } from './feed/sitemap.ts';
import { readXmlBases } from './feed/xmlBases.ts';
import { parsePublishedTime } from './publishedTime.ts';

/** Parsed feed; `older` is the URL of its next page (RFC 5005, JSON Feed `next_url`). */
export interface Feed {
  readonly title: string;
  readonly items: readonly FeedItem[];
  readonly older?: string;
  /** Whether the feed is truncated: `items` are then the complete ones. */
  readonly isCutOff: boolean;
}

/**
 * Reads RSS, RDF, Atom, JSON Feed or a sitemap of posts; returns undefined for anything else or a text too broken to
 * read. A truncated feed gives its complete items. Only entities of XML and HTML are expanded, and nothing outside the
 * text is read (feedsmith turns that off). URLs are resolved against `baseUrl` and `xml:base`; relative times are
 * resolved against `now`.
 */
export function parseFeed(text: string, baseUrl: string, now?: Date): Feed | undefined {
  if (isSitemap(text))
    return feedOf(readSitemap(text, baseUrl, now), text, { baseUrl, now }, breaksOff(text));
  const whole = breaksOff(text) ? undefined : readRawFeed(text);
  const completed = whole ? undefined : completeFeed(text);
  const read = whole ?? (completed === undefined ? undefined : readRawFeed(completed));
  if (!read) return undefined;
  return feedOf(withDates(read, completed ?? text, now), text, { baseUrl, now }, whole === undefined);
}

function feedOf(
  raw: RawFeed,
  text: string,
  { baseUrl, now }: { baseUrl: string; now: Date | undefined },
  isCutOff: boolean,
): Feed {
  const xmlBases = readXmlBases(text, baseUrl);
  const statedBase = xmlBases.feed ?? absoluteWebUrl(raw.site, baseUrl);
  const older = absoluteWebUrl(raw.older, statedBase ?? baseUrl);
  return {
    title: plainTitle((raw.title ?? '').slice(0, MOST_TITLE_CHARACTERS)),
    items: feedItems(raw.items, { baseUrl, statedBase, xmlBases, now }),
    ...(older ? { older } : {}),
    isCutOff,
  };
}

const MOST_TITLE_CHARACTERS = 2000;

/** Non-standard elements for times in RSS items, used if `pubDate` is absent or invalid. */
const OTHER_DATES =
  /<(\/?)(?:updated|published|created|modified|issued|date|datetime|time|timestamp|lastmod|(?:pub|publish|create|update|add)_?(?:date|time|ed_?at))>/gi;
const PUB_DATE = /<pubDate\s?\/>|<pubDate>[^<>]{0,100}<\/pubDate>/gi;

/** Adds the times of other elements if no item has a valid time. */
function withDates(raw: RawFeed, text: string, now: Date | undefined): RawFeed {
  const hasTime = ({ published }: RawItem) =>
    published.some((stated) => parsePublishedTime(stated, now) !== undefined);
  if (raw.items.length === 0 || raw.items.some(hasTime)) return raw;
  const renamed = text.replace(PUB_DATE, '').replace(OTHER_DATES, '<$1pubDate>');
  const dated = renamed === text ? undefined : readRawFeed(renamed);
  if (dated?.items.length !== raw.items.length) return raw;
  return {
    ...raw,
    items: raw.items.map((item, place) => ({ ...item, published: dated.items[place]?.published ?? [] })),
  };
}
