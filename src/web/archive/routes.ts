import { Hono } from 'hono';
import { LOCALES } from '../../messages/locale.ts';
import { POLICY_KINDS } from '../../messages/policies/policy.ts';
import { policyPath } from '../../messages/webPages.ts';
import { addressLimit } from '../addressLimit.ts';
import { assetOf } from '../assets.ts';
import { answer } from '../content.ts';
import { securityHeaders } from '../securityHeaders.ts';
import type { Archive } from './archive.ts';
import { addDoors, type ProgramDoors } from './doors.ts';
import { addNews } from './newsRoutes.ts';
import { contentOfPage } from './pages/newsPages.ts';
import { missingPage } from './pages/noticePages.ts';
import { policyPage } from './pages/policyPage.ts';
import { sourcesPage } from './pages/sourcesPage.ts';
import { addPictures } from './pictures.ts';
import { addPodcast } from './podcast.ts';
import { addSearches, addTrends } from './searchRoutes.ts';

/** Rate limit of searches on all routes: each costs as much as many pages. */
const SEARCH_LIMIT = { perSecond: 20, perAddress: 4 };

/**
 * Creates the archive's routes: read-only pages and feeds of the store. No cookies, one script (offline.js), no
 * external resources.
 */
export function archiveRoutes(
  archive: Archive,
  report: (error: unknown) => string,
  doors?: ProgramDoors,
): Hono {
  const app = new Hono();
  // The service worker is the only script, and only requests pages of the archive.
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
  // Pages contain noindex themselves, which a crawler blocked by robots.txt would never read.
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

/** Adds the page of the sources' health, which is not cached because it changes without the news. */
function addSources(app: Hono, archive: Archive): void {
  const { sources, clock } = archive;
  if (!sources) return;
  app.get('/sources', async (context) =>
    answer(context, await contentOfPage(archive, sourcesPage(await sources.standings(), clock.now()))),
  );
}

/** Adds the privacy policy and the terms of service, which Discord asks for. */
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
