import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Document } from '../../src/sources/document.ts';
import type { Ingested } from '../../src/sources/polling/ingest.ts';
import type { SourceStates } from '../../src/sources/polling/states.ts';
import type { FeedSource, FolderSource, PageSource } from '../../src/sources/source.ts';
import { openStore } from '../../src/store/open.ts';
import { sourceStatesOf } from '../../src/store/sources.ts';

/** A source's memory in a store of its own. */
export function newStates(): SourceStates {
  return sourceStatesOf(openStore(':memory:'));
}

/** A clock that stands until it is told to go on. */
export function standingClock(start: string): { now(): Date; advanceMinutes(minutes: number): void } {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advanceMinutes: (minutes) => {
      time += minutes * 60_000;
    },
  };
}

/** Where documents end up in these tests: read as text, and called editions of the column that their hint names. */
export function collector(): {
  documents: Document[];
  texts(): string[];
  ingest(document: Document): Ingested;
} {
  const documents: Document[] = [];
  return {
    documents,
    texts: () => documents.map(({ bytes, charset }) => new TextDecoder(charset).decode(bytes)),
    ingest(document) {
      documents.push(document);
      const column = document.hints?.column;
      if (column === undefined) return { kind: 'article', change: 'new' };
      const day = (document.hints?.published ?? document.time).toISOString().slice(0, 10) as CalendarDay;
      return { kind: 'edition', change: 'new', column, day, dayGuessed: false, stories: 1, warnings: [] };
    },
  };
}

/** The processor time that something takes, in milliseconds: unlike the clock's, a busy machine does not lengthen it. */
export function processorMilliseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What entries of a list get where they leave it out. */
const COMMON = {
  enabled: true,
  tier: 'news',
  verified: 'never',
  lastCheckedHere: 'never',
  articles: false,
  columns: [],
} as const;

/** A feed source with what a test needs. */
export function feedSource(url: string, changes: Partial<FeedSource> = {}): FeedSource {
  return {
    ...COMMON,
    id: 'feed',
    name: '源',
    everyMinutes: 60,
    kind: 'feed',
    proxy: true,
    url,
    content: 'auto',
    ...changes,
  };
}

/** A page source with what a test needs. */
export function pageSource(url: string, changes: Partial<PageSource> = {}): PageSource {
  return { ...COMMON, id: 'page', name: '页', everyMinutes: 60, kind: 'page', proxy: true, url, ...changes };
}

/** A folder source with what a test needs. */
export function folderSource(path: string, changes: Partial<FolderSource> = {}): FolderSource {
  return { ...COMMON, id: 'folder', name: '夹', everyMinutes: 2, kind: 'folder', path, ...changes };
}

/** An RSS feed with those items: a name, which makes link and guid, and perhaps a body. */
export function rssFeed(
  items: readonly { name: string; title?: string; body?: string }[],
  next?: string,
): string {
  const xml = items.map(
    ({ name, title = name, body = '' }) =>
      `<item><title>${title}</title><link>/${name}</link><guid isPermaLink="false">${name}</guid>
       <pubDate>Fri, 27 Dec 2024 09:30:00 +0800</pubDate><description><![CDATA[${body}]]></description></item>`,
  );
  const link = next ? `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${next}"/>` : '';
  return `<rss version="2.0"><channel><title>源</title>${link}${xml.join('')}</channel></rss>`;
}

/** A body long enough to be read from the feed itself. */
export const FULL_BODY = `<p>${'完整的正文。'.repeat(100)}</p>`;

/** Where the feeds of tests lie. */
export const FEED_BASE = 'https://blog.example.org/feed/';

/** An RSS 2.0 document of these items, with further elements of its channel. */
export function rssDocument(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>科技栏目</title>${channel}${items}</channel></rss>`;
}
