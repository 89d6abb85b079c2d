import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import { listSource } from '../../../src/sources/listing/list.ts';
import { feedSource, standingClock } from '../fixtures.ts';
import { startWebServer, text, type WebServer } from '../webServer.ts';

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

const month = (name: string, lastmod: string) =>
  `<s:sitemap><s:loc><![CDATA[${server.url}/${name}?a=1&b=2]]></s:loc><s:lastmod>${lastmod}</s:lastmod></s:sitemap>`;
const sitemap = (...posts: readonly (readonly [path: string, day: string])[]) =>
  `<urlset>${posts.map(([path, day]) => `<url><loc>${path}</loc><lastmod>${day}</lastmod></url>`).join('')}</urlset>`;

async function list() {
  const source = feedSource(`${server.url}/sitemap_index.xml`);
  return await listSource(source, { fetcher, clock: standingClock('2024-12-28T00:00:00Z') });
}

test('an index of sitemaps is the posts of its newest ones, compressed or not', async () => {
  const months = [
    month('2024-10.xml', '2024-10-31'),
    month('2024-12.xml.gz', '2024-12-27'),
    month('2024-11.xml', '2024-11-30'),
    month('authors.xml', 'nothing'),
  ];
  server.on(
    '/sitemap_index.xml',
    text(
      `<s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">${months.join('')}</s:sitemapindex>`,
      {
        etag: '"1"',
      },
    ),
  );
  const december = sitemap(['/2024/12/27/a', '2024-12-27'], ['/2024/12/26/b', '2024-12-26']);
  server.on('/2024-12.xml.gz?a=1&b=2', text(gzipSync(december), { 'content-type': 'application/x-gzip' }));
  server.on(
    '/2024-11.xml?a=1&b=2',
    text(sitemap(['/2024/11/30/c', '2024-11-30'], ['/2024/12/26/b', '2024-12-25'])),
  );
  const listing = await list();
  expect(listing).toMatchObject({ kind: 'listed', validators: {} });
  const items = listing.kind === 'listed' ? listing.items : [];
  expect(items.map(({ url, published }) => [url, published?.toISOString().slice(0, 10)])).toEqual([
    [`${server.url}/2024/12/27/a`, '2024-12-27'],
    [`${server.url}/2024/12/26/b`, '2024-12-26'],
    [`${server.url}/2024/11/30/c`, '2024-11-30'],
  ]);
  expect(server.requests.map(({ url }) => url)).not.toContain('/2024-10.xml?a=1&b=2');
});

test('an index whose sitemaps cannot be read is no feed', async () => {
  server.on(
    '/sitemap_index.xml',
    text(`<sitemapindex><sitemap><loc>${server.url}/gone.xml</loc></sitemap></sitemapindex>`),
  );
  expect(await list()).toMatchObject({ kind: 'failed', reason: 'malformed' });
});
