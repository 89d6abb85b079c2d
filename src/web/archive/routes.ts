import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import { eventsOf } from '../../store/events/events.ts';
import { assetOf } from '../assets.ts';
import { freshly } from '../freshly.ts';
import { securityHeaders } from '../securityHeaders.ts';
import { throttle } from '../throttle.ts';
import { type Archive, columnPage as columnOf, newestDigests } from './archive.ts';
import { dayPage } from './dayPage.ts';
import { FEED_FORMS, FEED_TYPES, type FeedForm, feedOf } from './feeds.ts';
import { layout, type Page } from './layout.ts';
import { columnPage, columnsPage, missingPage, removedPage, searchPage } from './listPages.ts';
import { relatedPage, storyPage } from './storyPage.ts';

const FEED_DAYS = 20;
/** Feeds and days are asked for by many at once; what is new shows after so many seconds at the latest. */
const FRESH_SECONDS = 60;
const COLUMN_PAGE_SIZE = 30;
const SEARCH_HITS = 30;
const RELATED = 5;
/** Searches a second: each costs what many pages do. */
const SEARCHES_PER_SECOND = 20;
const BUSY = '现在搜索的人太多，请过几秒再试。';
const NO_STORY = '这条新闻不在存档里，可能已被清除。';
const QUERY_CHARACTERS = 200;
const STORY_ID = /^[a-z2-7]{10}$/u;

/** The archive: read-only pages and feeds over what the store holds. No cookies, no scripts, nothing from elsewhere. */
export function archiveRoutes(archive: Archive, report: (error: unknown) => string): Hono {
  const app = new Hono();
  const now = () => archive.clock.now().getTime();
  const feed = freshly(FRESH_SECONDS, now, async (form: FeedForm) =>
    feedOf(form, await newestDigests(archive, FEED_DAYS), archive.baseUrl),
  );
  const digestOf = freshly(FRESH_SECONDS, now, (day: CalendarDay) => archive.digests.of(day));
  const maySearch = throttle(SEARCHES_PER_SECOND, now);
  const events = eventsOf(archive.store);
  const send = (page: Page, status = 200) => answer(archive, page, status);

  const pageOfDay = async (day: CalendarDay, path: string) => {
    const digest = await digestOf(day);
    return digest && dayPage(digest, await neighboursOf(archive, day), path);
  };

  app.use(securityHeaders({}));
  app.use(etag({ generateDigest: (body) => createHash('sha1').update(body).digest().buffer }));
  app.get('/', async () => {
    const day = await archive.editions.newestDay();
    const page = day && (await pageOfDay(day, '/'));
    return send(page ?? missingPage('存档里还没有新闻。'));
  });
  app.get('/day/:day', async (context) => {
    const day = parseDay(context.req.param('day'));
    if (day === undefined) return send(missingPage('日期要写成 2024-12-27 这样。'), 404);
    const page = await pageOfDay(day, context.req.path);
    return page === undefined ? send(await noNewsOn(archive, day), 404) : send(page);
  });
  app.get('/story/:id', async (context) => {
    const id = context.req.param('id');
    const story = isStoryId(id) ? await archive.stories.find(id) : undefined;
    if (story === undefined) return send(...goneStory(archive, id));
    const also = (await events.alsoTelling([story.id])).get(story.id) ?? [];
    return send(storyPage(story, also, archive.fullText));
  });
  // What came before and after costs a look at months of news, so it has a page of its own, like a search.
  app.get('/story/:id/related', async (context) => {
    const id = context.req.param('id');
    const story = isStoryId(id) ? await archive.stories.find(id) : undefined;
    if (story === undefined) return send(missingPage(NO_STORY), 404);
    if (!maySearch()) return send(missingPage(BUSY), 503);
    return send(relatedPage(story, (await archive.search.around(story.id, RELATED)).related));
  });
  app.get('/search', async (context) => {
    const query = [...(context.req.query('q') ?? '').trim()].slice(0, QUERY_CHARACTERS).join('');
    if (query === '') return send(searchPage('', []));
    if (!maySearch()) return send(missingPage(BUSY), 503);
    const { hits } = await archive.search.search(query, { limit: SEARCH_HITS });
    return send(searchPage(query, hits));
  });
  app.get('/columns', async () => send(columnsPage(await archive.editions.columns())));
  app.get('/column/:column', (context) => {
    const column = context.req.param('column');
    const { editions, next } = columnOf(
      archive,
      column,
      parseDay(context.req.query('before') ?? ''),
      COLUMN_PAGE_SIZE,
    );
    return editions.length === 0
      ? send(missingPage('没有这个栏目，或者没有更早的各期了。'), 404)
      : send(columnPage(column, editions, next));
  });
  for (const form of FEED_FORMS) {
    app.get(`/feed.${form}`, async () => {
      const headers = {
        'Content-Type': FEED_TYPES[form],
        'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
      };
      return new Response(await feed(form), { headers });
    });
  }
  app.get('/archive.css', assetOf(new URL('./archive.css', import.meta.url)));
  app.get('/favicon.svg', assetOf(new URL('../favicon.svg', import.meta.url)));
  // Pages say noindex themselves; a crawler that is kept out altogether would never read that.
  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /search\n'));
  app.notFound(() => send(missingPage('这个网址没有对应的页面。'), 404));
  app.onError((error) => send(missingPage(`出错了，请稍后再试。编号 ${report(error)}`), 500));
  return app;
}

async function answer(archive: Archive, page: Page, status: number): Promise<Response> {
  return new Response(String(await layout(archive, page)), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': status === 200 ? 'public, max-age=60' : 'no-store',
      ...(status === 503 && { 'Retry-After': '5' }),
      ...(archive.fullText ? {} : { 'X-Robots-Tag': 'noindex' }),
    },
  });
}

async function noNewsOn(archive: Archive, day: CalendarDay): Promise<Page> {
  const { before, after } = await neighboursOf(archive, day);
  const nearest = [before, after].filter((one) => one !== undefined);
  return missingPage(`${day} 没有新的一期。`, nearest);
}

async function neighboursOf(archive: Archive, day: CalendarDay) {
  return {
    before: await archive.editions.neighbourDay(day, 'before'),
    after: await archive.editions.neighbourDay(day, 'after'),
  };
}

/** A story that was removed still leads to its original; one that never was is not there. */
function goneStory(archive: Archive, id: string): [Page, number] {
  const removed = isStoryId(id) ? archive.removedStory(id) : undefined;
  return removed === undefined ? [missingPage(NO_STORY), 404] : [removedPage(removed), 410];
}

function isStoryId(id: string): id is StoryId {
  return STORY_ID.test(id);
}
