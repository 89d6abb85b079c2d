import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProxies } from '../../../src/network/proxies.ts';
import { isPublicAddress } from '../../../src/sources/fetching/address.ts';
import {
  createFetcher,
  directFetcher,
  type Fetched,
  type Fetcher,
} from '../../../src/sources/fetching/fetcher.ts';
import { listSource } from '../../../src/sources/listing/list.ts';
import { type ProxyServer, type ProxyServerOptions, startProxyServer } from '../../network/proxyServer.ts';
import { feedSource, standingClock } from '../fixtures.ts';
import { redirect, startWebServer, text, type WebServer } from '../webServer.ts';

let server: WebServer;
let proxy: ProxyServer;
let fetcher: Fetcher | undefined;

beforeEach(async () => {
  server = await startWebServer();
});

afterEach(async () => {
  await fetcher?.close();
  fetcher = undefined;
  await proxy.close();
  await server.close();
});

const nowhere = async () => {
  throw new Error('ENOTFOUND');
};

/** A fetcher behind a proxy that knows `blog.example`; this machine resolves nothing unless told otherwise. */
async function behind(
  options: Partial<Parameters<typeof createFetcher>[0]> & ProxyServerOptions & { environment?: object } = {},
): Promise<Fetcher> {
  const { refusal, environment = {}, ...rest } = options;
  const port = Number(new URL(server.url).port);
  proxy = await startProxyServer({
    hosts: { 'blog.example': { host: '127.0.0.1', port } },
    ...(refusal && { refusal }),
  });
  fetcher = createFetcher({
    userAgent: 'test',
    resolve: nowhere,
    proxies: readProxies({ ALL_PROXY: proxy.url, ...environment }),
    ...rest,
  });
  return fetcher;
}

function textOf(fetched: Fetched): string {
  return fetched.kind === 'fetched' ? new TextDecoder().decode(fetched.bytes) : JSON.stringify(fetched);
}

test('a name that only the proxy can resolve is read through it', async () => {
  server.on('/feed', text('新闻'));
  const { get } = await behind();
  expect(textOf(await get('http://blog.example/feed'))).toBe('新闻');
  expect(proxy.asked).toEqual(['CONNECT blog.example:80']);
});

test('a proxy without tunnels to port 80 is asked to fetch itself', async () => {
  server.on('/feed', text('新闻'));
  const { get } = await behind({ refusal: 403 });
  expect(textOf(await get('http://blog.example/feed'))).toBe('新闻');
  expect(proxy.asked).toEqual(['CONNECT blog.example:80', 'GET http://blog.example/feed']);
});

test('credentials are sent to the proxy and do not appear in the failure', async () => {
  const { get } = await behind({ refusal: 407 });
  const url = new URL(proxy.url);
  const secret = createFetcher({
    userAgent: 'test',
    resolve: nowhere,
    proxies: readProxies({ HTTPS_PROXY: `http://operator:geheim@${url.host}` }),
  });
  const fetched = await secret.get('https://blog.example/feed');
  await secret.close();
  expect(fetched).toMatchObject({ kind: 'failed', reason: 'network' });
  expect(JSON.stringify(fetched)).not.toContain('geheim');
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('operator:geheim').toString('base64')}`]);
  expect(get).toBeDefined();
});

test('a site in NO_PROXY and a direct fetcher’s request bypass the proxy', async () => {
  server.on('/feed', text('新闻'));
  const allows = () => true;
  const excepted = await behind({ allows, environment: { NO_PROXY: '127.0.0.0/8' } });
  expect(textOf(await excepted.get(`${server.url}/feed`))).toBe('新闻');
  await excepted.close();
  await proxy.close();
  const proxied = await behind({ allows });
  expect(textOf(await directFetcher(proxied).get(`${server.url}/feed`))).toBe('新闻');
  expect(proxy.asked).toEqual([]);
});

test('a source with proxy: false has list and pages fetched directly, others through the proxy', async () => {
  const link = `${server.url}/post`;
  const item = `<item><title>早报</title><link>${link}</link></item>`;
  server.on(
    '/feed',
    text(`<rss version="2.0"><channel><title>x</title>${item}</channel></rss>`, {
      'Content-Type': 'text/xml',
    }),
  );
  server.on('/post', text('<h1>早报</h1><p>某公司发布了新产品。</p>', { 'Content-Type': 'text/html' }));
  const behindIt = await behind({ allows: () => true });
  for (const isProxied of [false, true]) {
    const source = feedSource(`${server.url}/feed`, { proxy: isProxied });
    const listing = await listSource(source, {
      fetcher: behindIt,
      clock: standingClock('2024-12-27T02:00:00Z'),
    });
    if (listing.kind !== 'listed') throw new Error(listing.kind);
    await listing.items[0]?.load();
    expect(proxy.asked.length > 0).toBe(isProxied);
  }
});

test('a proxy that is not there is a failure of the network', async () => {
  await behind();
  const lonely = createFetcher({
    userAgent: 'test',
    resolve: nowhere,
    proxies: readProxies({ ALL_PROXY: 'http://127.0.0.1:9' }),
  });
  for (const url of ['http://blog.example/', 'https://blog.example/'])
    expect(await lonely.get(url)).toMatchObject({ kind: 'failed', reason: 'network' });
  await lonely.close();
});

describe('behind a proxy the guard refuses', () => {
  test.each([
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'http://[::1]/',
    'http://10.0.0.8/',
    'http://169.254.169.254/latest/meta-data',
    'http://2130706433/',
    'http://localhost/',
    'http://localhost./',
    'http://router.lan/',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'http://intranet/',
  ])('%s', async (url) => {
    const { get } = await behind();
    expect(await get(url)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(proxy.asked).toEqual([]);
  });

  test('a name that this machine resolves to a private address', async () => {
    const { get } = await behind({
      resolve: async () => [
        { address: '8.8.8.8', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ],
    });
    expect(await get('http://blog.example/')).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(proxy.asked).toEqual([]);
  });

  test('a redirect to an address inside', async () => {
    server.on('/', redirect('http://192.168.1.1/admin'));
    const { get } = await behind();
    expect(await get('http://blog.example/')).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(proxy.asked).toEqual(['CONNECT blog.example:80']);
  });

  test('but not a name that resolves to the proxy program’s stand-in address', async () => {
    server.on('/feed', text('新闻'));
    const { get } = await behind({ resolve: async () => [{ address: '198.18.0.7', family: 4 }] });
    expect(isPublicAddress('198.18.0.7')).toBe(false);
    expect(textOf(await get('http://blog.example/feed'))).toBe('新闻');
  });
});
