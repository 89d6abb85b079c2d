import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import {
  type BackfillOptions,
  type BackfillProgress,
  backfill,
} from '../../../src/sources/polling/backfill.ts';
import type { SourceStates } from '../../../src/sources/polling/states.ts';
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
import { type Answer, startWebServer, text, type WebServer } from '../webServer.ts';

let states: SourceStates;
let fetcher: Fetcher;
let read: ReturnType<typeof collector>;
let pauses: number[];

beforeEach(() => {
  states = newStates();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
  read = collector();
  pauses = [];
});

afterEach(() => fetcher.close());

function options(changes: Partial<BackfillOptions> = {}): BackfillOptions {
  return {
    states,
    fetcher,
    ingest: read.ingest,
    clock: standingClock('2024-12-27T02:00:00Z'),
    pause: async (seconds) => {
      pauses.push(seconds);
    },
    ...changes,
  };
}

/** Ingests, and stops the backfill with the given document. */
function stoppingAt(count: number): Pick<BackfillOptions, 'ingest' | 'signal'> {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    ingest(document) {
      if (read.documents.length + 1 === count) stop.abort();
      return read.ingest(document);
    },
  };
}

describe('a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sulan-backfill-'));
    for (const name of ['a', 'b', 'c', 'd', 'e']) await writeFile(join(folder, `${name}.md`), name);
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('is read whole, file by file, without pauses', async () => {
    const progress: BackfillProgress[] = [];
    const result = await backfill(
      folderSource(folder),
      options({ onProgress: (step) => progress.push(step) }),
    );
    expect(result).toEqual({ kind: 'finished', pages: 1, stored: 5, known: 0, unreadable: 0, failures: [] });
    expect(progress[0]).toEqual({ page: 1, items: 5, done: 0 });
    expect(progress.at(-1)).toEqual({ page: 1, items: 5, done: 5 });
    expect(pauses).toEqual([]);
  });

  test('that was interrupted goes on where it stopped', async () => {
    const source = folderSource(folder);
    expect(await backfill(source, options(stoppingAt(2)))).toMatchObject({ kind: 'stopped', stored: 2 });
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 3, known: 2 });
    expect(read.texts()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('a feed', () => {
  let server: WebServer;

  beforeEach(async () => {
    server = await startWebServer();
  });

  afterEach(() => server.close());

  function page(number: number, next?: string): void {
    server.on(`/feed?page=${number}`, text(rssFeed([{ name: `p${number}`, body: FULL_BODY }], next)));
  }

  test('is followed along its links to older pages, with pauses', async () => {
    server.on('/feed', text(rssFeed([{ name: 'p1', body: FULL_BODY }, { name: 'teaser' }], '?page=2')));
    server.on('/teaser', text('全文'));
    page(2, '?page=3');
    page(3);
    const result = await backfill(feedSource(`${server.url}/feed`), options());
    expect(result).toMatchObject({ kind: 'finished', pages: 3, stored: 4, failures: [] });
    expect(pauses).toEqual([1, 1, 1]);
  });

  test('with an archive address is followed page by page until there is none', async () => {
    for (const number of [1, 2, 3]) page(number);
    const source = feedSource(`${server.url}/feed?page=1`, { archive: `${server.url}/feed?page={page}` });
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 3, failures: [] });
    expect(server.requests.at(-1)?.url).toBe('/feed?page=4');
  });

  test('that shows the same page for every number comes to an end', async () => {
    for (let number = 1; number < 5; number += 1)
      server.on(`/feed?page=${number}`, text(rssFeed([{ name: 'same', body: FULL_BODY }])));
    const source = feedSource(`${server.url}/feed?page=1`, { archive: `${server.url}/feed?page={page}` });
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 1 });
    expect(server.requests).toHaveLength(2);
  });

  test('is read as far back as it is told to, and no page behind that is asked for', async () => {
    const dated = (number: number, date: string, next: string) =>
      rssFeed([{ name: `p${number}`, body: FULL_BODY }], next).replace(
        /<pubDate>[^<]*/,
        `<pubDate>${new Date(date).toUTCString()}`,
      );
    server.on('/feed', text(dated(1, '2024-12-26T00:00:00Z', '?page=2')));
    server.on('/feed?page=2', text(dated(2, '2024-12-01T00:00:00Z', '?page=3')));
    server.on('/feed?page=3', text(dated(3, '2024-11-01T00:00:00Z', '?page=4')));
    const source = feedSource(`${server.url}/feed`);
    expect(await backfill(source, options({ daysMost: 30 }))).toMatchObject({ kind: 'finished', stored: 2 });
    expect(server.requests.map(({ url }) => url)).toEqual(['/feed', '/feed?page=2', '/feed?page=3']);
  });

  test('waits as long as its site asks for, and leaves it for another time where that is hours', async () => {
    const clock = standingClock('2024-12-27T02:00:00Z');
    const strict = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1', clock });
    let asked = 0;
    const refuseOnce =
      (seconds: string, then: string): Answer =>
      (_request, response) => {
        asked += 1;
        if (asked === 1) response.writeHead(429, { 'retry-after': seconds }).end();
        else response.end(then);
      };
    const waiting = options({
      fetcher: strict,
      clock,
      async pause(seconds) {
        pauses.push(seconds);
        clock.advanceMinutes(seconds / 60);
      },
    });
    server.on('/list', text('<li><a href="/page">甲</a></li>'));
    server.on('/page', refuseOnce('120', '甲文'));
    const source = pageSource(`${server.url}/list`, { links: 'li a' });
    expect(await backfill(source, waiting)).toMatchObject({ kind: 'finished', stored: 1, failures: [] });
    expect(pauses).toEqual([1, 120]);
    asked = 0;
    server.on('/feed', refuseOnce('7200', rssFeed([])));
    const left = await backfill(feedSource(`${server.url}/feed`), waiting);
    expect(left).toMatchObject({ kind: 'failed', failures: [{ retryAfterSeconds: 7200 }] });
    expect(pauses).toEqual([1, 120]);
    await strict.close();
  });

  test('that was interrupted goes on with the next page', async () => {
    for (const number of [1, 2, 3]) page(number);
    const source = feedSource(`${server.url}/feed?page=1`, { archive: `${server.url}/feed?page={page}` });
    expect(await backfill(source, options(stoppingAt(2)))).toMatchObject({ kind: 'stopped', stored: 2 });
    const asked = server.requests.length;
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 1 });
    expect(server.requests.slice(asked).map(({ url }) => url)).toEqual(['/feed?page=3', '/feed?page=4']);
    expect(read.documents).toHaveLength(3);
  });

  test('whose server breaks off is taken up later', async () => {
    page(1);
    server.on('/feed?page=2', (_request, response) => response.writeHead(500).end());
    const source = feedSource(`${server.url}/feed?page=1`, { archive: `${server.url}/feed?page={page}` });
    const broken = await backfill(source, options());
    expect(broken).toMatchObject({ kind: 'failed', stored: 1, failures: [{ reason: 'status' }] });
    page(2);
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 1, pages: 3 });
  });

  test('read again stores no item that is known', async () => {
    page(1);
    const source = feedSource(`${server.url}/feed?page=1`);
    await backfill(source, options());
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 0, known: 1 });
  });

  test('a page that cannot be fetched is named and does not end it', async () => {
    server.on('/list', text('<li><a href="/gone">甲</a></li><li><a href="/there">乙</a></li>'));
    server.on('/there', text('乙文'));
    const result = await backfill(pageSource(`${server.url}/list`, { links: 'li a' }), options());
    expect(result).toMatchObject({ kind: 'finished', stored: 1, failures: [{ reason: 'gone' }] });
  });

  test('a site that fails page after page ends it, and the next run reads the missing pages', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    server.on('/list', text(names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')));
    for (const name of names) server.on(`/${name}`, (_request, response) => response.writeHead(503).end());
    const source = pageSource(`${server.url}/list`, { links: 'li a' });
    expect(await backfill(source, options())).toMatchObject({ kind: 'failed', stored: 0 });
    expect(server.requests).toHaveLength(4);
    for (const name of names) server.on(`/${name}`, text(name));
    expect(await backfill(source, options())).toMatchObject({ kind: 'finished', stored: 5 });
    expect(read.texts()).toEqual(['d', 'e', 'a', 'b', 'c']);
  });
});
