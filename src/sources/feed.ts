import { breaksOff, completeFeed } from './feed/completeFeed.ts';
import type { FeedItem } from './feed/feedItem.ts';
import { feedItems } from './feed/feedItems.ts';
import { type RawFeed, readRawFeed } from './feed/rawFeed.ts';
import { isSitemap, readSitemap } from './feed/sitemap.ts';
import { readXmlBases } from './feed/xmlBases.ts';
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
  if (isSitemap(text)) return feedOf(readSitemap(text), text, { baseUrl, now }, breaksOff(text));
  const whole = breaksOff(text) ? undefined : readRawFeed(text);
  const completed = whole ? undefined : completeFeed(text);
  const read = whole ?? (completed === undefined ? undefined : readRawFeed(completed));
  if (!read) return undefined;
  return feedOf(withDates(read, completed ?? text), text, { baseUrl, now }, whole === undefined);
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
    title: raw.title?.trim() ?? '',
    items: feedItems(raw.items, { baseUrl, statedBase, xmlBases, now }),
    ...(older ? { older } : {}),
    isCutOff,
  };
}

/** Elements for times that belong to no RSS item and stand in some of them, where `pubDate` is empty or absent. */
const OTHER_DATES = /<(\/?)(?:updated|published|date|pub_date|publishdate|lastmod|time)>/gi;

/** The feed, read once more where no item has a time, with other elements of time in the place of `pubDate`. */
function withDates(raw: RawFeed, text: string): RawFeed {
  if (raw.items.length === 0 || raw.items.some(({ published }) => published)) return raw;
  const renamed = text
    .replace(/<pubDate\s?\/>|<pubDate><\/pubDate>/gi, '')
    .replace(OTHER_DATES, '<$1pubDate>');
  return renamed === text ? raw : (readRawFeed(renamed) ?? raw);
}
