import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/sources/fetching/fetcher.ts';
import type { Ingest } from '../../../src/sources/polling/ingest.ts';
import { createPoller, type Poller } from '../../../src/sources/polling/poller.ts';
import type { SourceStates } from '../../../src/sources/polling/states.ts';
import type { Source } from '../../../src/sources/source.ts';
import {
  collector,
  FULL_BODY,
  feedSource,
  folderSource,
  newStates,
  pageSource,
  rssFeed,
  standingClock,
} from '../fixtures.ts';
import { type Answer, drip, redirect, startWebServer, text, type WebServer } from '../webServer.ts';

/** 127.0.0.1 plays the public internet. */
const FETCHER: FetcherOptions = {
  userAgent: 'test',
  allows: (address) => address === '127.0.0.1',
  mostBytes: 200_000,
};

let server: WebServer;
let fetcher: Fetcher;
let states: SourceStates;
let clock: ReturnType<typeof standingClock>;
let read: ReturnType<typeof collector>;
let logged: Record<string, unknown>[];
let pauses: number[];

beforeEach(async () => {
  server = await startWebServer();
  fetcher = createFetcher(FETCHER);
  states = newStates();
  clock = standingClock('2024-12-27T02:00:00Z');
  read = collector();
  logged = [];
  pauses = [];
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
});

function pollerOf(source: Source, ingest: Ingest = read.ingest): Poller {
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
  const options = { states, fetcher, ingest, clock, log, random: () => 0.5 };
  return createPoller({ ...options, sources: [source], pause });
}

async function pause(seconds: number): Promise<void> {
  pauses.push(seconds);
}

function pathsAsked(): (string | undefined)[] {
  return server.requests.map(({ url }) => url);
}

function events(): unknown[] {
  return logged.map(({ event }) => event);
}

describe('a feed', () => {
  test('gives full items from itself and teasers from the pages that they link to, each once', async () => {
    const items = [
      { name: 'full', body: FULL_BODY },
      { name: 'teaser', body: '摘要……阅读全文' },
    ];
    server.on('/feed', text(rssFeed(items)));
    server.on('/teaser', text('<h1>全文</h1>', { 'content-type': 'text/html; charset=utf-8' }));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'read', stored: 2, failures: [] }]);
    expect(read.texts()).toEqual([FULL_BODY, '<h1>全文</h1>']);
    expect(read.documents[1]).toMatchObject({
      origin: `${server.url}/teaser`,
      charset: 'utf-8',
      hints: {
        title: 'teaser',
        url: `${server.url}/teaser`,
        published: new Date('2024-12-27T01:30:00Z'),
        source: '源',
      },
    });
    clock.advanceMinutes(60);
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'read', stored: 0 }]);
    expect(pathsAsked()).toEqual(['/feed', '/teaser', '/feed']);
  });

  test('is asked only when its time has come, and by whoever starts next as well', async () => {
    server.on('/feed', text(rssFeed([])));
    const source = feedSource(`${server.url}/feed`);
    await pollerOf(source).poll(clock.now());
    clock.advanceMinutes(59);
    expect(await pollerOf(source).poll(clock.now())).toEqual([]);
    clock.advanceMinutes(1);
    expect(await pollerOf(source).poll(clock.now())).toHaveLength(1);
  });

  test('that has not changed says so with 304', async () => {
    server.on('/feed', (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end(rssFeed([{ name: 'a', body: FULL_BODY }]));
    });
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    await poller.poll(clock.now());
    clock.advanceMinutes(60);
    expect(await poller.poll(clock.now())).toEqual([{ source: 'feed', kind: 'unchanged' }]);
    expect(read.documents).toHaveLength(1);
  });

  test('whose items were not all stored is asked for everything again', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }, { name: 'b' }]), { etag: '"v1"' }));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    await poller.poll(clock.now());
    expect(events()).toContain('item-failed');
    server.on('/b', text('后来有了'));
    clock.advanceMinutes(6);
    await poller.poll(clock.now());
    expect(server.requests.at(2)?.headers['if-none-match']).toBeUndefined();
    expect(read.texts()).toEqual([FULL_BODY, '后来有了']);
  });

  test('that corrects an item has it read again', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    await poller.poll(clock.now());
    const corrected = FULL_BODY.replace('完整', '更正');
    server.on('/feed', text(rssFeed([{ name: 'a', body: corrected }])));
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(read.texts()).toEqual([FULL_BODY, corrected]);
  });

  test('in GBK is read, and so is the GBK page that it links to', async () => {
    // 新闻 in GBK, in a feed that declares it and on a page whose header does.
    const news = Buffer.from([0xd0, 0xc2, 0xce, 0xc5]);
    const parts =
      '<?xml version="1.0" encoding="gbk"?><rss version="2.0"><channel><item><title>|</title><link>/a</link></item></channel></rss>'.split(
        '|',
      );
    server.on('/feed', text(Buffer.concat([Buffer.from(parts[0] ?? ''), news, Buffer.from(parts[1] ?? '')])));
    server.on('/a', text(news, { 'content-type': 'text/html; charset=GBK' }));
    await pollerOf(feedSource(`${server.url}/feed`)).poll(clock.now());
    expect(read.documents[0]?.hints?.title).toBe('新闻');
    expect(read.texts()).toEqual(['新闻']);
  });

  test('of hundreds of items is read in several polls', async () => {
    const names = Array.from({ length: 70 }, (_, index) => ({ name: `n${index}`, body: FULL_BODY }));
    server.on('/feed', text(rssFeed(names)));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    for (const total of [30, 60, 70]) {
      await poller.poll(clock.now());
      expect(read.documents).toHaveLength(total);
      clock.advanceMinutes(6);
    }
  });
});

describe('a site', () => {
  test('is asked for one page a second, and for no full item that its feed gives', async () => {
    server.on('/feed', text(rssFeed([{ name: 'full', body: FULL_BODY }, { name: 'a' }, { name: 'b' }])));
    for (const path of ['/a', '/b']) server.on(path, text('全文'));
    await pollerOf(feedSource(`${server.url}/feed`)).poll(clock.now());
    expect(read.documents).toHaveLength(3);
    expect(pauses).toEqual([1, 1]);
  });

  test('that asks to be left alone for one of its pages is asked for nothing until then', async () => {
    fetcher = createFetcher({ ...FETCHER, clock });
    server.on('/feed', text(rssFeed(['a', 'b', 'c', 'd'].map((name) => ({ name })))));
    server.on('/a', text('甲文'));
    server.on('/b', (_request, response) => response.writeHead(429, { 'retry-after': '5400' }).end());
    for (const path of ['/c', '/d']) server.on(path, text('全文'));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'read', stored: 1 }]);
    expect(pathsAsked()).toEqual(['/feed', '/a', '/b']);
    clock.advanceMinutes(89);
    expect(await poller.poll(clock.now())).toEqual([]);
    server.on('/b', text('乙文'));
    clock.advanceMinutes(2);
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'read', stored: 3 }]);
  });

  test('that asks to be left alone by one source is asked for nothing by another', async () => {
    fetcher = createFetcher({ ...FETCHER, clock });
    server.on('/one', (_request, response) => response.writeHead(503, { 'retry-after': '600' }).end());
    server.on('/two', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    const two = feedSource(`${server.url}/two`, { id: 'two' });
    await pollerOf(feedSource(`${server.url}/one`)).poll(clock.now());
    expect(await pollerOf(two).poll(clock.now())).toMatchObject([
      { kind: 'failed', message: 'the server asked to be left alone for 10 more minutes' },
    ]);
    expect(pathsAsked()).toEqual(['/one']);
    clock.advanceMinutes(11);
    expect(await pollerOf(two).poll(clock.now())).toMatchObject([{ kind: 'read', stored: 1 }]);
  });
});

describe('old items', () => {
  const OLD = new Date('2024-10-01T00:00:00Z').toUTCString();

  test('of a long list wait for a backfill; a list that rests shows its first ones', async () => {
    const names = Array.from({ length: 50 }, (_, index) => ({ name: `n${index}`, body: FULL_BODY }));
    server.on('/feed', text(rssFeed(names).replaceAll(/<pubDate>[^<]*/g, `<pubDate>${OLD}`)));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    await poller.poll(clock.now());
    expect(read.documents).toHaveLength(30);
    clock.advanceMinutes(61);
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'read', stored: 0 }]);
  });
});

describe('the edition of the day', () => {
  const columns = [{ name: '极客头条', usually: { fromMinute: 540, toMinute: 720 } }];

  test('is asked for every five minutes in its hours, until it is there', async () => {
    server.on('/feed', text(rssFeed([])));
    const poller = pollerOf(feedSource(`${server.url}/feed`, { columns }));
    await poller.poll(clock.now());
    clock.advanceMinutes(5);
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    expect(await poller.poll(clock.now())).toMatchObject([{ stored: 1 }]);
    expect(await states.newestEditions('feed')).toEqual(new Map([['极客头条', '2024-12-27']]));
    clock.advanceMinutes(5);
    expect(await poller.poll(clock.now())).toEqual([]);
    expect((await states.read('feed')).nextPoll).toEqual(new Date('2024-12-27T03:05:00Z'));
  });
});

describe('a page', () => {
  test('gives the articles that its selector finds, and not those it has given', async () => {
    server.on(
      '/list',
      text('<a href="/about">关于</a><h2><a href="a">甲</a></h2><h2><a href="b">乙</a></h2>'),
    );
    server.on('/a', text('甲文'));
    server.on('/b', text('乙文'));
    const poller = pollerOf(pageSource(`${server.url}/list`, { links: 'h2 a' }));
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲文', '乙文']);
    expect(read.documents.map(({ hints }) => hints?.title)).toEqual(['甲', '乙']);
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(pathsAsked()).toEqual(['/list', '/a', '/b', '/list']);
  });

  test('in GBK that declares no charset is read all the same', async () => {
    const news = Buffer.from([0xd0, 0xc2, 0xce, 0xc5]);
    server.on('/list', text(Buffer.concat([Buffer.from('<a href="/a">'), news, Buffer.from('</a>')])));
    server.on('/a', text('甲文'));
    await pollerOf(pageSource(`${server.url}/list`, { links: 'a' })).poll(clock.now());
    expect(read.documents.map(({ hints }) => hints?.title)).toEqual(['新闻']);
  });

  test('without a selector is the article, read again when it changes', async () => {
    server.on('/post', text('第一版'));
    const poller = pollerOf(pageSource(`${server.url}/post`));
    await poller.poll(clock.now());
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    server.on('/post', text('第二版'));
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['第一版', '第二版']);
  });

  test('on which the selector finds nothing any more is a failure, not an empty day', async () => {
    server.on('/list', text('<h3><a href="a">新版式</a></h3>'));
    const outcome = await pollerOf(pageSource(`${server.url}/list`, { links: 'h2 a' })).poll(clock.now());
    expect(outcome).toMatchObject([
      { kind: 'failed', reason: 'malformed', message: expect.stringContaining('h2 a') },
    ]);
  });
});

describe('a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sulan-folder-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('gives new and changed files, and does not open the others again', async () => {
    await writeFile(join(folder, 'a.md'), '甲');
    await writeFile(join(folder, 'b.html'), '乙');
    await writeFile(join(folder, 'notes.pdf'), '不读');
    const poller = pollerOf(folderSource(folder));
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲', '乙']);

    await writeFile(join(folder, 'c.txt'), '丙');
    await writeFile(join(folder, 'a.md'), '改');
    await utimes(join(folder, 'a.md'), new Date(), new Date('2030-01-01T00:00:00Z'));
    clock.advanceMinutes(3);
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲', '乙', '改', '丙']);
    expect(read.documents[2]).toMatchObject({
      origin: join(folder, 'a.md'),
      time: new Date('2030-01-01T00:00:00Z'),
    });
  });

  test('that is not there is a failure', async () => {
    const outcome = await pollerOf(folderSource(join(folder, 'missing'))).poll(clock.now());
    expect(outcome).toMatchObject([
      { kind: 'failed', reason: 'gone', message: expect.stringContaining('missing') },
    ]);
  });
});

describe('what a source does wrong costs that source its turn and nothing else', () => {
  test.each<[name: string, reason: string, answer: Answer]>([
    ['500', 'status', (_request, response) => response.writeHead(500).end()],
    ['broken XML', 'malformed', text('<rss version="2.0"><channel><item><title>')],
    ['a page instead of a feed', 'malformed', text('<html><p>这里是一个普通的网页，写着一句话。</p></html>')],
    ['a notice instead of a feed', 'no-article', text('<html>维护中</html>')],
    ['a redirect inside', 'refused', redirect('http://127.0.0.2:1/')],
    ['a gzip bomb', 'too-large', text(gzipSync(Buffer.alloc(9_000_000)), { 'content-encoding': 'gzip' })],
    ['a slow drip', 'timeout', drip],
  ])('%s', async (_name, reason, answer) => {
    server.on('/feed', answer);
    if (answer === drip) fetcher = createFetcher({ ...FETCHER, timeoutMilliseconds: 200 });
    const outcome = await pollerOf(feedSource(`${server.url}/feed`)).poll(clock.now());
    expect(outcome).toMatchObject([{ source: 'feed', kind: 'failed', reason }]);
    expect(await states.read('feed')).toMatchObject({
      failures: 1,
      nextPoll: new Date('2024-12-27T02:05:00Z'),
    });
    expect(events()).toEqual(['source-failed']);
  });

  test('a source that fails for days is asked ever more rarely and reported once a day', async () => {
    server.on('/feed', (_request, response) => response.writeHead(500).end());
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
      await poller.poll(clock.now());
      clock.advanceMinutes(1);
    }
    expect(server.requests.length).toBeLessThan(25);
    expect(events().filter((event) => event === 'source-dead')).toHaveLength(2);
    server.on('/feed', text(rssFeed([])));
    clock.advanceMinutes(6 * 60);
    await poller.poll(clock.now());
    expect(await states.read('feed')).toMatchObject({
      failures: 0,
      failingSince: null,
      lastFailure: null,
      reportedAt: null,
    });
    expect(events().at(-1)).toBe('source-recovered');
  });

  test('a page that stays away is given up, and its feed goes on', async () => {
    server.on('/feed', text(rssFeed([{ name: 'gone' }, { name: 'a', body: FULL_BODY }])));
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    for (let poll = 0; poll < 40; poll += 1) {
      await poller.poll(clock.now());
      clock.advanceMinutes(6 * 60);
    }
    expect(pathsAsked().filter((path) => path === '/gone')).toHaveLength(10);
    expect(events().filter((event) => event === 'item-given-up')).toHaveLength(1);
    expect((await states.read('feed')).failures).toBe(0);
  });

  test('a site whose pages fail one after the other is asked for three of them a poll', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));
    server.on('/feed', text(rssFeed(items)));
    for (const { name } of items)
      server.on(`/${name}`, (_request, response) => response.writeHead(503).end());
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'failed', reason: 'status' }]);
    clock.advanceMinutes(6);
    await poller.poll(clock.now());
    expect(pathsAsked()).toEqual(['/feed', '/a', '/b', '/c', '/feed', '/d', '/e', '/a']);
  });

  test('a document that cannot be read is told of and not asked for again', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    const poller = pollerOf(feedSource(`${server.url}/feed`), () => ({
      kind: 'failed',
      reason: 'it holds no stories',
    }));
    await poller.poll(clock.now());
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(events()).toEqual(['item-unreadable']);
  });

  test('a store that fails loses nothing: the item is read when it works again', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    let full = true;
    const poller = pollerOf(feedSource(`${server.url}/feed`), (document) => {
      if (full) throw new Error('the disk is full');
      return read.ingest(document);
    });
    expect(await poller.poll(clock.now())).toMatchObject([
      { reason: 'internal', message: 'the disk is full' },
    ]);
    full = false;
    clock.advanceMinutes(6);
    await poller.poll(clock.now());
    expect(read.documents).toHaveLength(1);
  });
});

test('a source that is switched off is never asked', async () => {
  expect(await pollerOf(feedSource(`${server.url}/feed`, { enabled: false })).poll(clock.now())).toEqual([]);
  expect(server.requests).toEqual([]);
});

test('a source that is still being asked is left alone, and stopping waits for it', async () => {
  let answer = (): void => {};
  const asked = new Promise<void>((resolve) => {
    server.on('/feed', (_request, response) => {
      answer = () => response.end(rssFeed([]));
      resolve();
    });
  });
  const poller = pollerOf(feedSource(`${server.url}/feed`));
  const first = poller.poll(clock.now());
  await asked;
  expect(await poller.poll(clock.now())).toEqual([]);
  const stopped = poller.stop();
  answer();
  await stopped;
  expect(await first).toMatchObject([{ kind: 'failed', reason: 'aborted' }]);
  expect(await poller.poll(clock.now())).toEqual([]);
  expect((await states.read('feed')).failures).toBe(0);
});

describe('a check page in the place of an article', () => {
  const CHECK = text(
    '<html><head><title></title></head><body><h2>环境异常</h2><p>请完成验证后继续访问。</p></body></html>',
    {
      'content-type': 'text/html',
    },
  );

  test('stores nothing, is tried again, and the article is read once it stands there', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a' }])));
    server.on('/a', CHECK);
    const poller = pollerOf(feedSource(`${server.url}/feed`));
    const [first] = await poller.poll(clock.now());
    expect(first).toMatchObject({
      kind: 'failed',
      reason: 'no-article',
      message: expect.stringContaining('环境异常'),
    });
    expect(read.documents).toEqual([]);
    server.on(
      '/a',
      text(`<html><body><h1>降价</h1><p>${FULL_BODY}</p></body></html>`, { 'content-type': 'text/html' }),
    );
    clock.advanceMinutes(24 * 60);
    await poller.poll(clock.now());
    expect(read.documents).toHaveLength(1);
  });

  test('in the place of a feed is named', async () => {
    server.on('/feed', CHECK);
    const [outcome] = await pollerOf(feedSource(`${server.url}/feed`)).poll(clock.now());
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('a check for robots') });
  });
});

describe('a slow source', () => {
  const SLOW: Answer = (_request, response) => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${FULL_BODY}</p>`), 60);
  };

  test('holds up no other: each is told of as soon as it is read, and can be polled again meanwhile', async () => {
    const silent = Promise.withResolvers<void>();
    server.on('/silent', (_request, response) => {
      void silent.promise.then(() => response.end(rssFeed([])));
    });
    server.on('/quick', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    const log = pino({ level: 'silent' });
    const sources = [
      feedSource(`${server.url}/silent`, { id: 'silent' }),
      feedSource(`${server.url}/quick`, { id: 'quick' }),
    ];
    const poller = createPoller({
      sources,
      states,
      fetcher,
      ingest: read.ingest,
      clock,
      log,
      random: () => 0.5,
    });
    const told: string[] = [];
    const quick = Promise.withResolvers<void>();
    const all = poller.poll(clock.now(), ({ source }) => {
      told.push(source);
      quick.resolve();
    });
    await quick.promise;
    expect(told).toEqual(['quick']);
    clock.advanceMinutes(60);
    expect(await poller.poll(clock.now())).toMatchObject([{ source: 'quick' }]);
    silent.resolve();
    await all;
    expect(told).toEqual(['quick', 'silent']);
  });

  test('counts as one that can be read once its first item is stored, while the others are still read', async () => {
    server.on(
      '/feed',
      text(
        rssFeed([
          { name: 'a', body: FULL_BODY },
          { name: 'b', body: FULL_BODY },
        ]),
      ),
    );
    const second = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const ingest: Ingest = async (document) => {
      const ingested = read.ingest(document);
      if (read.documents.length === 2) {
        reached.resolve();
        await second.promise;
      }
      return ingested;
    };
    const poll = pollerOf(feedSource(`${server.url}/feed`), ingest).poll(clock.now());
    await reached.promise;
    expect(await states.read('feed')).toMatchObject({ lastSuccess: clock.now(), nextPoll: null });
    second.resolve();
    await poll;
    expect((await states.read('feed')).nextPoll).not.toBeNull();
  });

  test('is one of 48 that are read at once; the others follow, and a stop asks them no more', async () => {
    server.on('/feed', text(rssFeed([{ name: 'a', body: FULL_BODY }])));
    const sources = Array.from({ length: 60 }, (_, n) =>
      feedSource(`${server.url}/feed`, { id: `source-${n}` }),
    );
    const held = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    const ingest: Ingest = async (document) => {
      const ingested = read.ingest(document);
      if (read.documents.length === 48) full.resolve();
      await held.promise;
      return ingested;
    };
    const log = pino({ level: 'silent' });
    const poller = createPoller({ sources, states, fetcher, ingest, clock, log });
    const outcomes = poller.poll(clock.now());
    await full.promise;
    const stopped = poller.stop();
    held.resolve();
    await stopped;
    expect((await outcomes).map((outcome) => outcome.kind)).toEqual([
      ...Array.from({ length: 48 }, () => 'read'),
      ...Array.from({ length: 12 }, () => 'failed'),
    ]);
    expect(read.documents).toHaveLength(48);
    expect(server.requests).toHaveLength(48);
  });

  test('is left when its time is used up, and goes on with the rest at its next poll', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    server.on('/feed', text(rssFeed(names.map((name) => ({ name })))));
    for (const name of names) server.on(`/${name}`, SLOW);
    const log = pino({ level: 'silent' });
    const sources = [feedSource(`${server.url}/feed`)];
    const options = { sources, states, fetcher, ingest: read.ingest, clock, log, pause, random: () => 0.5 };
    const [first] = await createPoller({ ...options, budgetMilliseconds: 150 }).poll(clock.now());
    expect(first).toMatchObject({ kind: 'read', failures: [] });
    expect(read.documents.length).toBeLessThan(names.length);
    clock.advanceMinutes(6);
    await createPoller(options).poll(clock.now());
    expect(read.documents).toHaveLength(names.length);
  });

  test('that never gives its list is a failure of time', async () => {
    server.on('/feed', () => {});
    const log = pino({ level: 'silent' });
    const sources = [feedSource(`${server.url}/feed`)];
    const options = { sources, states, fetcher, ingest: read.ingest, clock, log, pause, random: () => 0.5 };
    const poller = createPoller({ ...options, budgetMilliseconds: 50 });
    expect(await poller.poll(clock.now())).toMatchObject([{ kind: 'failed', reason: 'timeout' }]);
    expect((await states.read('feed')).failures).toBe(1);
  });
});
