import { breaksOff, completeFeed } from './feed/completeFeed.ts';
import { readRawFeed } from './feed/feedFormats.ts';
import type { FeedItem } from './feed/feedItem.ts';
import { feedItems } from './feed/feedItems.ts';
import { plainTitle } from './feed/plainTitle.ts';
import type { RawFeed, RawItem } from './feed/rawFeed.ts';
import { isSitemap, readSitemap } from './feed/sitemap.ts';
import { readXmlBases } from './feed/xmlBases.ts';
import { parsePublishedTime } from './publishedTime.ts';
import { webUrl } from './webUrl.ts';

/** A feed as it was read; `older` is the url of its next page (RFC 5005, JSON Feed `next_url`). */
export interface Feed {
  readonly title: string;
  readonly items: readonly FeedItem[];
  readonly older?: string;
  /** Whether the feed breaks off: `items` are those that are whole. */
  readonly isCutOff: boolean;
}

/**
 * Reads RSS, RDF, Atom, JSON Feed or a sitemap of posts; undefined for what is none of them or broken beyond reading. One that breaks off
 * gives its whole items. No entity but XML's and HTML's own is expanded, and nothing outside the text is read (feedsmith
 * turns that off). Urls resolve against `baseUrl` and `xml:base`; times that count back are read from `now` on.
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
  const statedBase = xmlBases.feed ?? webUrl(raw.site, baseUrl);
  const older = webUrl(raw.older, statedBase ?? baseUrl);
  return {
    title: plainTitle((raw.title ?? '').slice(0, MOST_TITLE_CHARACTERS)),
    items: feedItems(raw.items, { baseUrl, statedBase, xmlBases, now }),
    ...(older ? { older } : {}),
    isCutOff,
  };
}

const MOST_TITLE_CHARACTERS = 2000;

/** Elements for times that belong to no RSS item and stand in some of them, where `pubDate` is absent or no time. */
const OTHER_DATES =
  /<(\/?)(?:updated|published|created|modified|issued|date|datetime|time|timestamp|lastmod|(?:pub|publish|create|update|add)_?(?:date|time|ed_?at))>/gi;
const PUB_DATE = /<pubDate\s?\/>|<pubDate>[^<>]{0,100}<\/pubDate>/gi;

/** The feed, with the times of other elements where no item has a time that can be read. */
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
