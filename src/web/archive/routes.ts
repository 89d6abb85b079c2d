import { type Context, type Handler, Hono } from 'hono';
import { parseDay } from '../../calendar/day.ts';
import { LOCALES } from '../../messages/locale.ts';
import { POLICY_KINDS } from '../../messages/policies/policy.ts';
import { policyPath } from '../../messages/webPages.ts';
import { daysOfSpan } from '../../search/query/filters.ts';
import type { SearchOrder } from '../../search/search.ts';
import { readTrendQuery, TREND_DAYS } from '../../search/trendQuery.ts';
import { newsVersion } from '../../store/news/newsVersion.ts';
import { visibleLine } from '../../text/printable.ts';
import { addressLimit } from '../addressLimit.ts';
import { assetOf } from '../assets.ts';
import { clientAddress } from '../clientAddress.ts';
import { answer, type Content } from '../content.ts';
import { securityHeaders } from '../securityHeaders.ts';
import { eventPath } from './addresses.ts';
import type { Archive } from './archive.ts';
import { addDoors, type ProgramDoors } from './doors.ts';
import { FEED_FORMS } from './feeds.ts';
import { keepPages } from './keptPages.ts';
import type { Page } from './layout.ts';
import { missingPage, searchPage } from './listPages.ts';
import {
  columnContent,
  columnsContent,
  contentOfPage,
  dayContent,
  eventContent,
  feedContent,
  frontContent,
  offlineContent,
  recapContent,
  storyContent,
} from './newsPages.ts';
import { addPictures } from './pictures.ts';
import { addPodcast } from './podcast.ts';
import { policyPage } from './policyPage.ts';
import { sourcesPage } from './sourcesPage.ts';
import { trendPage } from './trendPage.ts';

/** Some hundreds of pages: the newest days and the stories that everybody opens. */
const KEPT_BYTES_MOST = 8 * 1024 * 1024;
const SEARCH_HITS = 30;
/** The newest stories where a search finds nothing. */
const NEWEST = 10;
/** Each search costs what many pages do. By whichever door it is asked for, it counts. */
const SEARCH_LIMIT = { perSecond: 20, perAddress: 4 };
const BUSY = '现在查的人太多，请过几秒再试。';
const QUERY_CHARACTERS = 200;

/** The archive: read-only pages and feeds over what the store holds. No cookies, one script (offline.js), nothing from elsewhere. */
export function archiveRoutes(
  archive: Archive,
  report: (error: unknown) => string,
  doors?: ProgramDoors,
): Hono {
  const app = new Hono();
  // The service worker is the only script, and asks for nothing but pages of the archive.
  app.use(
    securityHeaders({
      'script-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'self'",
      ...(archive.isSpoken && { 'media-src': "'self'" }),
    }),
  );
  const maySearch = addressLimit(SEARCH_LIMIT, archive.clock);
  addNews(app, archive, maySearch);
  addSearches(app, archive, maySearch);
  addTrends(app, archive, maySearch);
  addPictures(app, archive);
  addPodcast(app, archive);
  if (doors) addDoors(app, { archive, maySearch, failed: report }, doors);
  addSources(app, archive);
  addPolicies(app, archive);
  app.get('/archive.css', assetOf(new URL('./archive.css', import.meta.url)));
  app.get('/offline.js', assetOf(new URL('./offline.js', import.meta.url)));
  app.get('/favicon.svg', assetOf(new URL('../favicon.svg', import.meta.url)));
  // Pages say noindex themselves; a crawler that is kept out altogether would never read that.
  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /search\nDisallow: /trend\n'));
  app.notFound(async (context) => {
    return answer(context, await contentOfPage(archive, missingPage('这个网址没有对应的页面。'), 404));
  });
  app.onError(async (error, context) => {
    const page = missingPage(`出错了，请稍后再试。编号 ${report(error)}`);
    return answer(context, await contentOfPage(archive, page, 500));
  });
  return app;
}

/** How reading the sources goes: not kept, for it changes without the news. */
function addSources(app: Hono, archive: Archive): void {
  const { sources, clock } = archive;
  if (!sources) return;
  app.get('/sources', async (context) =>
    answer(context, await contentOfPage(archive, sourcesPage(await sources.standings(), clock.now()))),
  );
}

/** What is kept of members and servers, and on what terms: the pages that Discord asks for. */
function addPolicies(app: Hono, archive: Archive): void {
  for (const kind of POLICY_KINDS) {
    for (const locale of LOCALES) {
      app.get(policyPath(kind, locale), async (context) =>
        answer(
          context,
          await contentOfPage(archive, policyPage(kind, locale, archive.contact, archive.modelHost)),
        ),
      );
    }
  }
}

/** What is made of the news alone: kept until the news changes. */
function addNews(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
  const pages = keepPages(() => newsVersion(archive.store), KEPT_BYTES_MOST);
  const kept =
    (make: (context: Context) => Promise<Content>, address = ({ req }: Context) => req.path): Handler =>
    async (context) =>
      answer(context, await pages.get(address(context), () => make(context)));

  app.get(
    '/',
    kept(() => frontContent(archive)),
  );
  app.get(
    '/day/:day',
    kept(({ req }) => dayContent(archive, req.param('day') ?? '')),
  );
  app.get(
    '/story/:id',
    kept(({ req }) => storyContent(archive, req.param('id') ?? '')),
  );
  app.get(
    '/event/:id',
    kept((context) =>
      // What came before and after is found by a look at months of news, as a search is.
      maySearch(clientAddress(context))
        ? eventContent(archive, context.req.param('id') ?? '')
        : contentOfPage(archive, missingPage(BUSY), 503),
    ),
  );
  for (const period of ['week', 'month'] as const) {
    app.get(
      `/recap/${period}/:day`,
      kept((context) =>
        // A recap reads all news of its days.
        maySearch(clientAddress(context))
          ? recapContent(archive, period, context.req.param('day') ?? '')
          : contentOfPage(archive, missingPage(BUSY), 503),
      ),
    );
  }
  app.get('/story/:id/related', ({ req, redirect }) => redirect(eventPath(req.param('id')), 301));
  app.get(
    '/offline',
    kept(() => offlineContent(archive)),
  );
  app.get(
    '/columns',
    kept(() => columnsContent(archive)),
  );
  app.get(
    '/column/:column',
    kept(
      ({ req }) => columnContent(archive, req.param('column') ?? '', req.query('before')),
      ({ req }) => `${req.path}?${req.query('before') ?? ''}`,
    ),
  );
  for (const form of FEED_FORMS) {
    app.get(
      `/feed.${form}`,
      kept(() => feedContent(archive, form)),
    );
  }
}

/** What costs a look at months of news: so many a second, and a page of its own. */
function addSearches(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
  const send = async (context: Context, page: Page, status = 200) =>
    answer(context, await contentOfPage(archive, page, status));

  app.get('/search', async (context) => {
    const query = [...visibleLine(context.req.query('q') ?? '')].slice(0, QUERY_CHARACTERS).join('');
    const order: SearchOrder = context.req.query('order') === 'newest' ? 'newest' : 'best';
    const asked = {
      query,
      order,
      anyDay: context.req.query('days') === 'any',
      since: parseDay(context.req.query('since') ?? ''),
      until: parseDay(context.req.query('until') ?? ''),
    };
    if (query === '') return send(context, searchPage(asked, undefined));
    if (!maySearch(clientAddress(context))) return send(context, missingPage(BUSY), 503);
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

/** How often words stood in the news: a search each. */
function addTrends(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
  app.get('/trend', async (context) => {
    const query = [...visibleLine(context.req.query('q') ?? '')].slice(0, QUERY_CHARACTERS).join('');
    const last = context.req.query('last') ?? `${TREND_DAYS}d`;
    const days = daysOfSpan(last) ?? TREND_DAYS;
    const request = readTrendQuery(`${query} last:${days - 1}d`, archive.clock);
    const isAsked = request.words.length > 0;
    if (isAsked && !maySearch(clientAddress(context)))
      return answer(context, await contentOfPage(archive, missingPage(BUSY), 503));
    const trend = isAsked ? await archive.search.trend(request) : undefined;
    return answer(context, await contentOfPage(archive, trendPage({ query, last }, trend)));
  });
}
