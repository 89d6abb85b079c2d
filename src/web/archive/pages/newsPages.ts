import { type CalendarDay, parseDay } from '../../../calendar/day.ts';
import type { RecapPeriod } from '../../../digests/recap.ts';
import { isStoryId } from '../../../editions/storyId.ts';
import { zhCN } from '../../../messages/texts/zh-CN.ts';
import { eventsOf } from '../../../store/events/events.ts';
import { daysWithEditions, monthsOfColumn } from '../../../store/news/editionList.ts';
import { storiesBeside } from '../../../store/news/storiesBeside.ts';
import { findSpokenDigest } from '../../../store/speech.ts';
import { type Content, contentOf } from '../../content.ts';
import { type Archive, editionsPage } from '../archive.ts';
import { type MonthOfNews, monthAround } from '../calendar.ts';
import type { FeedEntry } from '../feedEntries.ts';
import { FEED_TYPES, type FeedForm, feedOf } from '../feeds.ts';
import { layout, type Page } from '../layout.ts';
import { columnPage, columnsPage } from './columnPages.ts';
import { dayPage } from './dayPage.ts';
import { eventPage } from './eventPage.ts';
import { missingPage, offlinePage, removedPage } from './noticePages.ts';
import { recapPage } from './recapPage.ts';
import { storyPage } from './storyPage.ts';

/** Cache time of browsers and proxies. */
const FRESH_SECONDS = 60;
const COLUMN_PAGE_SIZE = 30;

/** Text about a story that is not stored. */
const NO_STORY = '这条新闻不在存档里，可能已被清除。';

/** Renders a page as a response; errors are not cached. */
export async function contentOfPage(archive: Archive, page: Page, status = 200): Promise<Content> {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': status === 200 ? `public, max-age=${FRESH_SECONDS}` : 'no-store',
    ...(status === 503 && { 'Retry-After': '5' }),
    ...indexing(archive),
  };
  return contentOf(String(await layout(archive, page)), headers, status);
}

/**
 * Headers for search engines: the news belongs to its publishers, so with excerpts, engines are asked to send readers
 * to them.
 */
function indexing({ fullText }: Archive): Readonly<Record<string, string>> {
  return fullText ? {} : { 'X-Robots-Tag': 'noindex' };
}

/** Returns the page of the newest day's digest. */
export async function frontContent(archive: Archive): Promise<Content> {
  const day = await archive.editions.newestDay();
  const page = day && (await pageOfDay(archive, day, '/'));
  return contentOfPage(archive, page ?? missingPage('存档里还没有新闻。'));
}

/** Returns the page of a day's digest; the day is that of the address. */
export async function dayContent(archive: Archive, text: string): Promise<Content> {
  const day = parseDay(text);
  if (day === undefined) return contentOfPage(archive, missingPage('日期要写成 2024-12-27 这样。'), 404);
  const page = await pageOfDay(archive, day, `/day/${day}`);
  if (page !== undefined) return contentOfPage(archive, page);
  const { before, after } = await neighboursOf(archive, day);
  const nearest = [before, after].filter((one) => one !== undefined);
  return contentOfPage(archive, missingPage(`${day} 没有新的一期。`, nearest), 404);
}

/** Returns the page of a recap of a week or month, by its last day in the address. */
export async function recapContent(archive: Archive, period: RecapPeriod, text: string): Promise<Content> {
  const day = parseDay(text);
  const [recap, newest] = day
    ? [await archive.digests.recap(period, day), await archive.editions.newestDay()]
    : [];
  if (!recap || !newest) return contentOfPage(archive, missingPage(zhCN.noRecap), 404);
  return contentOfPage(archive, recapPage(recap, newest));
}

/** Returns the page of a story; a removed one links to its original, an unknown one is not found. */
export async function storyContent(archive: Archive, id: string): Promise<Content> {
  const story = isStoryId(id) ? await archive.stories.find(id) : undefined;
  if (story === undefined) {
    const removed = isStoryId(id) ? await archive.removedStory(id) : undefined;
    if (removed === undefined) return contentOfPage(archive, missingPage(NO_STORY), 404);
    return contentOfPage(archive, removedPage(removed), 410);
  }
  const also = (await eventsOf(archive.store).alsoTelling([story.id])).get(story.id) ?? [];
  const beside = await storiesBeside(archive.store, story.id);
  return contentOfPage(archive, storyPage(story, also, beside, archive.fullText));
}

/** Returns the page of an event, by the id of any of its stories in the address. */
export async function eventContent(archive: Archive, id: string): Promise<Content> {
  const events = eventsOf(archive.store);
  const event = isStoryId(id) ? await events.find(id) : undefined;
  if (event === undefined) return contentOfPage(archive, missingPage(NO_STORY), 404);
  return contentOfPage(archive, eventPage(event, await events.relatedTo(event.event)));
}

/** Returns the page shown offline for an uncached page; offline.js inserts the cached days. */
export async function offlineContent(archive: Archive): Promise<Content> {
  return contentOfPage(archive, offlinePage());
}

/** Returns the page of all columns. */
export async function columnsContent(archive: Archive): Promise<Content> {
  return contentOfPage(archive, columnsPage(await archive.editions.columns(), archive.sources !== undefined));
}

/** Returns the page of a column's editions, before a day if the address has one. */
export async function columnContent(
  archive: Archive,
  column: string,
  before: string | undefined,
): Promise<Content> {
  const { editions, next } = await editionsPage(archive, column, parseDay(before ?? ''), COLUMN_PAGE_SIZE);
  return editions.length === 0
    ? contentOfPage(archive, missingPage('没有这个栏目，或者没有更早的各期了。'), 404)
    : contentOfPage(archive, columnPage(column, editions, next, await monthsOfColumn(archive.store, column)));
}

/** Returns the feed of the newest days in a format. */
export function feedContent(archive: Archive, form: FeedForm, entries: readonly FeedEntry[]): Content {
  return contentOf(feedOf(form, entries, archive.baseUrl), {
    'Content-Type': FEED_TYPES[form],
    'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    ...indexing(archive),
  });
}

async function pageOfDay(archive: Archive, day: CalendarDay, path: string): Promise<Page | undefined> {
  const digest = await archive.digests.of(day);
  if (!digest) return undefined;
  const isSpoken = archive.isSpoken === true && (await findSpokenDigest(archive.store, day)) !== undefined;
  const [around, month] = [await neighboursOf(archive, day), await monthOf(archive, digest.day)];
  return dayPage(digest, around, month, path, isSpoken);
}

async function monthOf({ store, editions }: Archive, shown: CalendarDay): Promise<MonthOfNews> {
  const { first, last } = monthAround(shown);
  return {
    shown,
    days: await daysWithEditions(store, first, last),
    before: await editions.neighbourDay(first, 'before'),
    after: await editions.neighbourDay(last, 'after'),
  };
}

async function neighboursOf({ editions }: Archive, day: CalendarDay) {
  return {
    before: await editions.neighbourNewsDay(day, 'before'),
    after: await editions.neighbourNewsDay(day, 'after'),
  };
}
