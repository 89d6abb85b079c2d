import pino from 'pino';
import { describe, expect, test } from 'vitest';
import type { Ingest } from '../../../src/sources/polling/ingest.ts';
import { createPoller } from '../../../src/sources/polling/poller.ts';
import { FULL_BODY, feedSource, rssFeed } from '../fixtures.ts';
import { type Answer, text } from '../webServer.ts';
import { clock, fetcher, pause, pollerOf, preparePolling, read, server, states } from './rig.ts';

preparePolling();

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
