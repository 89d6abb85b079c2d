import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFeed } from '../../../src/sources/discovery/findFeed.ts';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import { rssFeed, standingClock } from '../fixtures.ts';
import { redirect, startWebServer, text, type WebServer } from '../webServer.ts';

const FEED = text(rssFeed([{ name: 'one' }]), { 'content-type': 'text/xml' });
const PAGE = { 'content-type': 'text/html; charset=utf-8' };

let server: WebServer;
let fetcher: Fetcher;

beforeEach(async () => {
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
});

const find = (path: string) =>
  findFeed(`${server.url}${path}`, { fetcher, clock: standingClock('2024-12-27T02:00:00Z') });

test('a feed’s address is found as it is', async () => {
  server.on('/feed', FEED);
  expect(await find('/feed')).toMatchObject({ kind: 'found', url: `${server.url}/feed`, by: 'itself' });
});

test('a page’s declared feed is resolved by the base element; its comments’ feed is not taken', async () => {
  const head = `<base href="/sub/"><title>某 站</title>
    <link rel="alternate" type="application/rss+xml" title="评论" href="comments/feed">
    <LINK REL='alternate home' TYPE="application/feed+json" href=news.json>`;
  server.on('/', text(`<html><head>${head}<body>…`, PAGE));
  server.on(
    '/sub/news.json',
    text(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: '',
        items: [{ id: '1', url: 'https://example.org/1', title: 'a' }],
      }),
    ),
  );
  expect(await find('/')).toEqual({
    kind: 'found',
    url: `${server.url}/sub/news.json`,
    title: '某 站',
    by: 'link',
  });
});

test('a link in the page is found if the feed that the page declares is gone', async () => {
  server.on(
    '/blog/',
    text('<link rel="alternate" type="application/rss+xml" href="/gone"><a href="rss.xml">订阅</a>', PAGE),
  );
  server.on('/blog/rss.xml', FEED);
  expect(await find('/blog/')).toMatchObject({ url: `${server.url}/blog/rss.xml`, by: 'link' });
});

test('the usual paths are tried beside the page, then at the root', async () => {
  server.on('/news/today', text('<p>新闻</p>', PAGE));
  server.on('/atom.xml', FEED);
  expect(await find('/news/today')).toMatchObject({ url: `${server.url}/atom.xml`, by: 'path' });
  server.on('/news/today/feed', FEED);
  expect(await find('/news/today')).toMatchObject({ url: `${server.url}/news/today/feed`, by: 'path' });
});

test('without a feed, an index of sitemaps of posts that robots.txt names is found, not its parts', async () => {
  server.on('/', text('<p>新闻</p>', PAGE));
  server.on('/robots.txt', text(`User-agent: *\nSitemap: ${server.url}/maps.xml\n`));
  server.on(
    '/maps.xml',
    text(
      `<sitemapindex><sitemap><loc>${server.url}/tags.xml</loc></sitemap><sitemap><loc>${server.url}/posts.xml</loc></sitemap></sitemapindex>`,
    ),
  );
  server.on('/tags.xml', text('<urlset><url><loc>https://example.org/tag/ai</loc></url></urlset>'));
  server.on(
    '/posts.xml',
    text(
      '<urlset><url><loc>https://example.org/2024/12/27/a.html</loc><lastmod>2024-12-27</lastmod></url></urlset>',
    ),
  );
  expect(await find('/')).toMatchObject({ url: `${server.url}/maps.xml`, by: 'sitemap' });
});

test('a page that moved is looked at where it went', async () => {
  server.on('/old', redirect('/new/'));
  server.on('/new/', text('<link rel=alternate type="application/atom+xml" href="feed">', PAGE));
  server.on('/new/feed', FEED);
  expect(await find('/old')).toMatchObject({ url: `${server.url}/new/feed` });
});

test('a page of 500 links without a feed fails within 24 requests', async () => {
  const links = Array.from({ length: 500 }, (_, number) => `<a href="/${number}/feed">x</a>`).join('');
  server.on(
    '/',
    text(`${links}<link rel=alternate type="application/rss+xml" href="http://192.168.0.1/feed">`, PAGE),
  );
  expect(await find('/')).toMatchObject({ kind: 'failed', reason: 'malformed' });
  expect(server.requests.length).toBeLessThanOrEqual(24);
});
