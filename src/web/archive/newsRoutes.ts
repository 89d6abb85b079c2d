import type { Context, Handler, Hono } from 'hono';
import { newsVersion } from '../../store/news/newsVersion.ts';
import { addressLimit } from '../addressLimit.ts';
import { clientAddress } from '../clientAddress.ts';
import { answer, type Content } from '../content.ts';
import { eventPath } from './addresses.ts';
import type { Archive } from './archive.ts';
import { feedEntries } from './feedEntries.ts';
import { FEED_FORMS } from './feeds.ts';
import { keepPages } from './keptPages.ts';
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
} from './pages/newsPages.ts';
import { busyPage } from './pages/noticePages.ts';

/** Cache size: some hundred pages, such as the newest days and popular stories. */
const KEPT_BYTES_MOST = 8 * 1024 * 1024;

/** Rate limit of recaps that are not cached: each reads all news of its days, which costs as much as ten searches. */
const RECAP_LIMIT = { perSecond: 5, perAddress: 2, atOnce: 8 };

/** Adds the pages that depend on the news only, cached until it changes. */
export function addNews(app: Hono, archive: Archive, maySearch: (address: string) => boolean): void {
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
      // Chapters are found by searching months of news, so this counts as a search.
      maySearch(clientAddress(context))
        ? eventContent(archive, context.req.param('id') ?? '')
        : contentOfPage(archive, busyPage(), 503),
    ),
  );
  const mayRecall = addressLimit(RECAP_LIMIT, archive.clock);
  for (const period of ['week', 'month'] as const) {
    app.get(
      `/recap/${period}/:day`,
      kept((context) =>
        mayRecall(clientAddress(context))
          ? recapContent(archive, period, context.req.param('day') ?? '')
          : contentOfPage(archive, busyPage(), 503),
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
  const entries = feedEntries(archive);
  for (const form of FEED_FORMS) {
    app.get(
      `/feed.${form}`,
      kept(async () => feedContent(archive, form, await entries())),
    );
  }
}
