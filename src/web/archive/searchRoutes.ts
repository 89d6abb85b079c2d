import type { Context, Hono } from 'hono';
import { parseDay } from '../../calendar/day.ts';
import { daysOfSpan } from '../../search/query/filters.ts';
import type { SearchOrder } from '../../search/search.ts';
import { readTrendQuery, TREND_DAYS } from '../../search/trendQuery.ts';
import { visibleLine } from '../../text/printable.ts';
import { clientAddress } from '../clientAddress.ts';
import { answer } from '../content.ts';
import type { Archive } from './archive.ts';
import type { Page } from './layout.ts';
import { contentOfPage } from './pages/newsPages.ts';
import { busyPage } from './pages/noticePages.ts';
import { searchPage } from './pages/searchPage.ts';
import { trendPage } from './pages/trendPage.ts';

const SEARCH_HITS = 30;
/** Number of newest stories shown if a search finds nothing. */
const NEWEST = 10;
const QUERY_CHARACTERS = 200;

/** Adds the rate-limited pages that search months of news. */
export function addSearches(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
  const send = async (context: Context, page: Page, status = 200) =>
    answer(context, await contentOfPage(archive, page, status));

  app.get('/search', async (context) => {
    const query = queryOf(context);
    const order: SearchOrder = context.req.query('order') === 'newest' ? 'newest' : 'best';
    const asked = {
      query,
      order,
      anyDay: context.req.query('days') === 'any',
      since: parseDay(context.req.query('since') ?? ''),
      until: parseDay(context.req.query('until') ?? ''),
    };
    if (query === '') return send(context, searchPage(asked, undefined));
    if (!maySearch(clientAddress(context))) return send(context, busyPage(), 503);
    const { anyDay: ignoreDates, since, until } = asked;
    const answer = await archive.search.search(query, {
      limit: SEARCH_HITS,
      order,
      ignoreDates,
      ...(since && { since }),
      ...(until && { until }),
    });
    const newest = answer.hits.length > 0 ? [] : await archive.stories.newest(NEWEST);
    return send(context, searchPage(asked, answer, newest));
  });
}

/** Adds trends, which count as a search each. */
export function addTrends(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
  app.get('/trend', async (context) => {
    const query = queryOf(context);
    const last = context.req.query('last') ?? `${TREND_DAYS}d`;
    const days = daysOfSpan(last) ?? TREND_DAYS;
    const request = readTrendQuery(`${query} last:${days - 1}d`, archive.clock);
    const isAsked = request.words.length > 0;
    if (isAsked && !maySearch(clientAddress(context)))
      return answer(context, await contentOfPage(archive, busyPage(), 503));
    const trend = isAsked ? await archive.search.trend(request) : undefined;
    return answer(context, await contentOfPage(archive, trendPage({ query, last }, trend)));
  });
}

/** Returns the query, on one line and bounded. */
function queryOf({ req }: Context): string {
  return [...visibleLine(req.query('q') ?? '')].slice(0, QUERY_CHARACTERS).join('');
}
