import pino from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Ingest } from '../../../src/sources/polling/ingest.ts';
import { createPoller } from '../../../src/sources/polling/poller.ts';
import { FULL_BODY, feedSource, rssFeed } from '../fixtures.ts';
import { text } from '../webServer.ts';
import { clock, fetcher, pause, pollerOf, preparePolling, read, server, states } from './rig.ts';

preparePolling();

afterEach(() => {
  vi.useRealTimers();
});

describe('a slow source', () => {
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
    for (const name of names) server.on(`/${name}`, text(`<p>${FULL_BODY}</p>`));
    const asked = Promise.withResolvers<void>();
    server.on('/c', () => asked.resolve());
    const first = pollWithin(150);
    await asked.promise;
    vi.advanceTimersByTime(150);
    expect(await first).toMatchObject([{ kind: 'read', failures: [] }]);
    expect(read.documents).toHaveLength(2);
    server.on('/c', text(`<p>${FULL_BODY}</p>`));
    clock.advanceMinutes(6);
    await pollWithin(150);
    expect(read.documents).toHaveLength(names.length);
  });

  test('that never gives its list is a failure of time', async () => {
    const asked = Promise.withResolvers<void>();
    server.on('/feed', () => asked.resolve());
    const outcome = pollWithin(50);
    await asked.promise;
    vi.advanceTimersByTime(50);
    expect(await outcome).toMatchObject([{ kind: 'failed', reason: 'timeout' }]);
    expect((await states.read('feed')).failures).toBe(1);
  });
});

/** Polls one source with a budget that ends only when the test advances the timers. */
function pollWithin(budgetMilliseconds: number) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const log = pino({ level: 'silent' });
  const sources = [feedSource(`${server.url}/feed`)];
  const options = { sources, states, fetcher, ingest: read.ingest, clock, log, pause, random: () => 0.5 };
  return createPoller({ ...options, budgetMilliseconds }).poll(clock.now());
}
