import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FULL_BODY, feedSource, rssFeed } from '../fixtures.ts';
import { type Answer, drip, redirect, text } from '../webServer.ts';
import {
  changeFetcher,
  clock,
  events,
  pathsAsked,
  pollerOf,
  preparePolling,
  read,
  server,
  states,
} from './rig.ts';

preparePolling();

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
    if (answer === drip) changeFetcher({ timeoutMilliseconds: 200 });
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

  test('a page that keeps failing is given up, and the other items of its feed are read', async () => {
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

  test('after a failure of the store the item is read again once the store works', async () => {
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
