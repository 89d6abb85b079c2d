import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFetcher,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  userAgentOf,
} from '../../../src/sources/fetching/fetcher.ts';
import { drip, redirect, startWebServer, text, type WebServer } from '../webServer.ts';

let server: WebServer;
let fetchers: Fetcher[];

beforeEach(async () => {
  server = await startWebServer();
  fetchers = [];
});

afterEach(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.close()));
  await server.close();
});

/** In these tests 127.0.0.1 plays the public internet, and every other address is inside. */
function fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({
    userAgent: userAgentOf('0.0.0', 'https://example.org/bot'),
    allows: (address) => address === '127.0.0.1',
    ...options,
  });
  fetchers.push(fetcher);
  return fetcher;
}

function textOf(fetched: Fetched): string {
  if (fetched.kind !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(fetched)}`);
  return new TextDecoder().decode(fetched.bytes);
}

function reasonOf(fetched: Fetched): string {
  return fetched.kind === 'failed' ? fetched.reason : fetched.kind;
}

describe('an answer', () => {
  test('comes with its body, type, charset and validators', async () => {
    server.on('/feed?x=1', text('新闻', { 'content-type': 'Text/XML; Charset="GB18030"', etag: 'W/"a"' }));
    const fetched = await fetcherWith().get(`${server.url}/feed?x=1#top`);
    expect(fetched).toMatchObject({
      kind: 'fetched',
      url: `${server.url}/feed?x=1`,
      mediaType: 'text/xml',
      charset: 'gb18030',
      validators: { etag: 'W/"a"' },
    });
    expect(textOf(fetched)).toBe('新闻');
    expect(server.requests[0]?.headers['user-agent']).toBe(
      'sulan/0.0.0 (news digest bot; +https://example.org/bot)',
    );
  });

  test('unchanged since its validators is a 304', async () => {
    server.on('/', (request, response) => {
      const same =
        request.headers['if-none-match'] === '"7"' && request.headers['if-modified-since'] === 'Fri';
      response.writeHead(same ? 304 : 200).end();
    });
    const validators = { etag: '"7"', lastModified: 'Fri' };
    expect(await fetcherWith().get(server.url, { validators })).toEqual({ kind: 'unchanged' });
  });

  test.each([
    ['gzip', gzipSync('速览')],
    ['zstd', zstdCompressSync('速览')],
    ['identity', Buffer.from('速览')],
    ['', gzipSync('速览')],
  ])('in %s is decompressed', async (encoding, body) => {
    server.on('/', text(body, { 'content-encoding': encoding }));
    expect(textOf(await fetcherWith().get(server.url))).toBe('速览');
  });

  test('that something on the way has changed (203) is a document', async () => {
    server.on('/', (_request, response) => response.writeHead(203).end('速览'));
    expect(textOf(await fetcherWith().get(server.url))).toBe('速览');
  });

  test('after redirects says where it was found', async () => {
    server.on('/a', redirect('/b', 301));
    server.on('/b', redirect(`${server.url}/c`, 307));
    server.on('/c', text('here'));
    const fetched = await fetcherWith().get(`${server.url}/a`);
    expect(textOf(fetched)).toBe('here');
    expect(fetched).toMatchObject({ url: `${server.url}/c` });
  });

  test('after a redirect to an address that is written in Chinese', async () => {
    server.on('/', (request) => {
      request.socket.end(
        'HTTP/1.1 302 Found\r\nLocation: /早报?期=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
    });
    server.on(encodeURI('/早报?期=1'), text('here'));
    expect(textOf(await fetcherWith().get(server.url))).toBe('here');
  });
});

describe('the guard', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://localhost:PORT/',
  ])('refuses %s by default', async (url) => {
    server.on('/', text('inside'));
    const fetcher = createFetcher({ userAgent: 'test' });
    fetchers.push(fetcher);
    const fetched = await fetcher.get(url.replace('PORT', new URL(server.url).port));
    expect(reasonOf(fetched)).toBe('refused');
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/plain,x',
    'javascript:1',
    'nonsense',
    '',
  ])('refuses "%s": no http', async (url) => expect(reasonOf(await fetcherWith().get(url))).toBe('refused'));

  test('refuses a redirect to an address inside, without a connection to it', async () => {
    const inside = await startWebServer('127.0.0.2');
    server.on('/', redirect(`${inside.url}/latest/meta-data`));
    expect(reasonOf(await fetcherWith().get(server.url))).toBe('refused');
    expect(inside.requests).toHaveLength(0);
    await inside.close();
  });

  test('refuses a redirect to another scheme', async () => {
    server.on('/', redirect('file:///etc/passwd'));
    expect(reasonOf(await fetcherWith().get(server.url))).toBe('refused');
  });

  test('refuses a redirect to a name that resolves inside', async () => {
    server.on('/', redirect('http://intranet.example/'));
    const resolve = async () => [{ address: '10.0.0.8', family: 4 }];
    const fetched = await fetcherWith({ resolve }).get(server.url);
    expect(fetched).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('intranet.example'),
    });
  });

  test('connects to the very address that was checked: a rebinding name gains nothing', async () => {
    const inside = await startWebServer('127.0.0.2');
    const port = new URL(inside.url).port;
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const fetched = await fetcherWith({ resolve }).get(`http://rebinding.example:${port}/`);
    expect(reasonOf(fetched)).toBe('network');
    expect(lookups).toBe(1);
    expect(inside.requests).toHaveLength(0);
    await inside.close();
  });

  test('of several addresses uses those that are allowed', async () => {
    server.on('/', text('outside'));
    const resolve = async () => [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fetched = await fetcherWith({ resolve }).get(`http://mixed.example:${new URL(server.url).port}/`);
    expect(textOf(fetched)).toBe('outside');
  });
});

describe('a failed fetch is a value', () => {
  test('a gzip bomb stops at the limit', async () => {
    server.on('/', text(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }));
    const fetched = await fetcherWith({ mostBytes: 100_000 }).get(server.url);
    expect(fetched).toMatchObject({ reason: 'too-large', message: 'the answer is larger than 0.1 MB' });
  });

  test('an endless body stops at the limit', async () => {
    server.on('/', (_request, response) => {
      const write = (error?: Error | null): void => {
        if (!error && !response.destroyed) response.write(Buffer.alloc(65_536), write);
      };
      write();
    });
    expect(reasonOf(await fetcherWith({ mostBytes: 500_000 }).get(server.url))).toBe('too-large');
  });

  test('a slow drip ends at the time limit', async () => {
    server.on('/', drip);
    const fetched = await fetcherWith({ timeoutMilliseconds: 200 }).get(server.url);
    expect(fetched).toMatchObject({ reason: 'timeout', message: 'no full answer within 0.2 s' });
  });

  test('silence ends at the time limit', async () => {
    server.on('/', () => {});
    expect(reasonOf(await fetcherWith({ timeoutMilliseconds: 200 }).get(server.url))).toBe('timeout');
  });

  test('a redirect that drips ends at the time limit', async () => {
    server.on('/', (_request, response) => {
      response.writeHead(302, { location: '/elsewhere' });
      const dripping = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(dripping));
    });
    expect(reasonOf(await fetcherWith({ timeoutMilliseconds: 200 }).get(server.url))).toBe('timeout');
  });

  test('redirects in a circle end', async () => {
    server.on('/', redirect('/'));
    expect(reasonOf(await fetcherWith({ mostRedirects: 3 }).get(server.url))).toBe('redirects');
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    [500, {}, { reason: 'status', message: 'the server answered 500' }],
    [503, { 'retry-after': '120' }, { reason: 'status', retryAfterSeconds: 120 }],
    [429, { 'retry-after': 'Fri, 27 Dec 2024 00:01:30 GMT' }, { reason: 'status', retryAfterSeconds: 90 }],
    [429, { 'retry-after': 'soon' }, { reason: 'status' }],
    [404, {}, { reason: 'gone' }],
    [410, {}, { reason: 'gone' }],
    [302, {}, { reason: 'status' }],
  ])('status %i with %o', async (status, headers, expected) => {
    server.on('/', (_request, response) => response.writeHead(status, headers).end('no'));
    const clock = { now: () => new Date('2024-12-27T00:00:00Z') };
    expect(await fetcherWith({ clock }).get(server.url)).toMatchObject({ kind: 'failed', ...expected });
  });

  test.each([
    ['an unknown encoding', { 'content-encoding': 'rot13' }],
    ['an encoding named like a member of every object', { 'content-encoding': 'constructor' }],
    ['nested encodings', { 'content-encoding': 'gzip, gzip' }],
    ['a body that is not what it says', { 'content-encoding': 'gzip' }],
  ])('%s', async (_name, headers) => {
    server.on('/', text('plain', headers));
    expect(reasonOf(await fetcherWith().get(server.url))).toBe('encoding');
  });

  test('a reset, half an answer or a refused connection: network', async () => {
    server.on('/reset', (request) => request.socket.resetAndDestroy());
    server.on('/half', (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const fetcher = fetcherWith();
    expect(reasonOf(await fetcher.get(`${server.url}/reset`))).toBe('network');
    expect(reasonOf(await fetcher.get(`${server.url}/half`))).toBe('network');
    expect(reasonOf(await fetcher.get('http://127.0.0.1:9/'))).toBe('network');
  });

  test('a stop by the caller: aborted', async () => {
    const stop = new AbortController();
    server.on('/', () => stop.abort());
    expect(reasonOf(await fetcherWith().get(server.url, { signal: stop.signal }))).toBe('aborted');
  });
});

test('no more requests at once than allowed', async () => {
  let open = 0;
  let most = 0;
  for (let index = 0; index < 12; index += 1) {
    server.on(`/${index}`, (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end();
      });
    });
  }
  const fetcher = fetcherWith({ mostAtOnce: 2 });
  await Promise.all(Array.from({ length: 12 }, (_, index) => fetcher.get(`${server.url}/${index}`)));
  expect(server.requests).toHaveLength(12);
  expect(most).toBeLessThanOrEqual(2);
});

test('an https request to a site that answers without encryption fails with a sentence and the code', async () => {
  const fetched = await fetcherWith().get(server.url.replace('http:', 'https:'));
  expect(fetched).toEqual({
    kind: 'failed',
    reason: 'network',
    message: expect.stringMatching(/^no secure connection to the site \((?:ERR_SSL_\w+|EPROTO)\)$/),
  });
});
