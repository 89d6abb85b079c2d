import { describe, expect, test } from 'vitest';
import { FULL_BODY, feedSource, rssFeed } from '../fixtures.ts';
import { text } from '../webServer.ts';
import {
  changeFetcher,
  clock,
  events,
  pathsAsked,
  pausesMade,
  pollerOf,
  preparePolling,
  read,
  server,
  states,
} from './rig.ts';

preparePolling();

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

  test('is asked only when it is due, also by a poller that was started later', async () => {
    server.on('/feed', text(rssFeed([])));
    const source = feedSource(`${server.url}/feed`);
    await pollerOf(source).poll(clock.now());
    clock.advanceMinutes(59);
    expect(await pollerOf(source).poll(clock.now())).toEqual([]);
    clock.advanceMinutes(1);
    expect(await pollerOf(source).poll(clock.now())).toHaveLength(1);
  });

  test('that answers 304 is unchanged, and not read', async () => {
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
    expect(pausesMade()).toEqual([1, 1]);
  });

  test('that asks to be left alone for one of its pages is asked for nothing until then', async () => {
    changeFetcher({ clock });
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

  test('that asks one source to wait gets no request from another', async () => {
    changeFetcher({ clock });
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
