import { expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';
import { processorMilliseconds } from '../fixtures.ts';

const url = (loc: string, lastmod = '') =>
  `<url><loc>${loc}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</url>`;
const sitemap = (...urls: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;

test('the posts of a sitemap are items, the newest first; sections and tags are none', () => {
  const feed = parseFeed(
    sitemap(
      url('https://example.org/'),
      url('https://example.org/tag/2024/'),
      url('https://example.org/2024/12/old-news', '2024-12-25'),
      url('https://example.org/posts/deepseek-v3-open-source', '2024-12-27T08:00:00+08:00'),
      url('https://example.org/article/123456?a=1&amp;b=2'),
    ),
    'https://example.org/sitemap.xml',
  );
  expect(feed?.items.map((item) => [item.url, item.published?.toISOString()])).toEqual([
    ['https://example.org/posts/deepseek-v3-open-source', '2024-12-27T00:00:00.000Z'],
    ['https://example.org/2024/12/old-news', '2024-12-25T00:00:00.000Z'],
    ['https://example.org/article/123456?a=1&b=2', undefined],
  ]);
});

test('a news sitemap’s titles and times are read', () => {
  const news = `<url><loc>https://example.org/a/20241227</loc><news:news><news:publication_date>2024-12-27T01:00:00Z</news:publication_date>
    <news:title><![CDATA[芯片 & 模型]]></news:title></news:news></url>`;
  expect(parseFeed(sitemap(news), 'https://example.org/s.xml')?.items).toMatchObject([
    { title: '芯片 & 模型', published: new Date('2024-12-27T01:00:00Z') },
  ]);
});

test('a large sitemap takes time in proportion, and gives its newest few hundred', () => {
  const pages = (count: number) =>
    sitemap(...Array.from({ length: count }, (_, n) => url(`https://example.org/p/${100_000 + n}`)));
  const [small, large] = [pages(2000), pages(16_000)];
  parseFeed(small, 'https://example.org/');
  const cost = processorMilliseconds(() => parseFeed(small, 'https://example.org/'));
  expect(processorMilliseconds(() => parseFeed(large, 'https://example.org/'))).toBeLessThan(cost * 40 + 200);
  expect(parseFeed(large, 'https://example.org/')?.items).toHaveLength(200);
});

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';

test.each([
  [
    'under a prefix',
    `<s:urlset xmlns:s="${SITEMAP}"><s:url><s:loc>https://example.org/2024/12/27/a</s:loc><s:lastmod>2024-12-27</s:lastmod></s:url></s:urlset>`,
    ['', 'https://example.org/2024/12/27/a', '2024-12-27T00:00'],
  ],
  [
    'with news under another prefix, beside pictures',
    `<urlset xmlns="${SITEMAP}" xmlns:n="${NEWS}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://example.org/a/1001</loc><image:image><image:loc>https://example.org/1.jpg</image:loc><image:title>图</image:title></image:image><n:news><n:publication><n:name>站</n:name></n:publication><n:publication_date>2024-12-27T09:00:00+08:00</n:publication_date><n:title><![CDATA[甲 & 乙]]></n:title></n:news></url></urlset>`,
    ['甲 & 乙', 'https://example.org/a/1001', '2024-12-27T01:00'],
  ],
  [
    'with addresses of the site alone',
    '<urlset><url><loc> /a/1001.html </loc></url></urlset>',
    ['', 'https://example.org/a/1001.html', undefined],
  ],
  [
    'behind a long comment',
    `<?xml version="1.0"?><?xml-stylesheet href="s.xsl"?><!-- ${'x'.repeat(5000)} --><urlset><url><loc>https://example.org/a/1001</loc></url></urlset>`,
    ['', 'https://example.org/a/1001', undefined],
  ],
])('a sitemap %s', (_name, text, expected) => {
  const feed = parseFeed(text, 'https://example.org/sitemap.xml');
  const items = feed?.items.map((item) => [item.title, item.url, item.published?.toISOString().slice(0, 16)]);
  expect(items).toEqual([expected]);
});

test('times of any form order the posts, those without an hour as days in Beijing', () => {
  const written = ['2024-12-25 10:00:00', '2024/12/27', '2024年12月24日', '2024-12-26T23:00:00Z'];
  const feed = parseFeed(
    sitemap(...written.map((lastmod, n) => url(`https://example.org/a/${1001 + n}`, lastmod))),
    'https://example.org/sitemap.xml',
  );
  expect(feed?.items.map(({ url }) => url?.slice(-4))).toEqual(['1002', '1004', '1001', '1003']);
});

test('posts have a day, a number, a long name or a folder of posts in their path; pages about the site are none', () => {
  const paths = ['/posts/hello', '/blog/gpt-5', '/news/新模型发布', '/zh/article/abc', '/what-is-new-today'];
  const others = [
    '/about',
    '/blog/',
    '/posts',
    '/privacy-policy-page',
    '/terms-of-service',
    '/news/tag/ai',
    '/blog/page/2',
  ];
  const feed = parseFeed(
    sitemap(...[...paths, ...others].map((path) => url(`https://example.org${path}`))),
    'https://example.org/sitemap.xml',
  );
  expect(feed?.items.map(({ url }) => decodeURI(new URL(url ?? '').pathname))).toEqual(paths);
});
