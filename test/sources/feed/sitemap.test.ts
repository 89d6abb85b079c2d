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

test('the titles and times of a news sitemap', () => {
  const news = `<url><loc>https://example.org/a/20241227</loc><news:news><news:publication_date>2024-12-27T01:00:00Z</news:publication_date>
    <news:title><![CDATA[芯片 & 模型]]></news:title></news:news></url>`;
  expect(parseFeed(sitemap(news), 'https://example.org/s.xml')?.items).toMatchObject([
    { title: '芯片 & 模型', published: new Date('2024-12-27T01:00:00Z') },
  ]);
});

test('a large one takes time in proportion, and gives the newest few hundred', () => {
  const pages = (count: number) =>
    sitemap(...Array.from({ length: count }, (_, n) => url(`https://example.org/p/${100_000 + n}`)));
  const [small, large] = [pages(2000), pages(16_000)];
  parseFeed(small, 'https://example.org/');
  const cost = processorMilliseconds(() => parseFeed(small, 'https://example.org/'));
  expect(processorMilliseconds(() => parseFeed(large, 'https://example.org/'))).toBeLessThan(cost * 40 + 200);
  expect(parseFeed(large, 'https://example.org/')?.items).toHaveLength(200);
});
