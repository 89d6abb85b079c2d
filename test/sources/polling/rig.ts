import pino from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/sources/fetching/fetcher.ts';
import type { Ingest } from '../../../src/sources/polling/ingest.ts';
import { createPoller, type Poller } from '../../../src/sources/polling/poller.ts';
import type { SourceStates } from '../../../src/sources/polling/states.ts';
import type { Source } from '../../../src/sources/source.ts';
import { collector, newStates, standingClock } from '../fixtures.ts';
import { startWebServer, type WebServer } from '../webServer.ts';

/** 127.0.0.1 plays the public internet. */
const FETCHER: FetcherOptions = {
  userAgent: 'test',
  allows: (address) => address === '127.0.0.1',
  mostBytes: 200_000,
};

/** The site of the test that runs. */
export let server: WebServer;
export let fetcher: Fetcher;
export let states: SourceStates;
export let clock: ReturnType<typeof standingClock>;
/** What was handed over to be read. */
export let read: ReturnType<typeof collector>;
let fetchers: Fetcher[];
let logged: Record<string, unknown>[];
let pauses: number[];

/** Prepares all of the above before each test of the file that calls it, and closes it behind each. */
export function preparePolling(): void {
  beforeEach(async () => {
    server = await startWebServer();
    fetchers = [];
    changeFetcher({});
    states = newStates();
    clock = standingClock('2024-12-27T02:00:00Z');
    read = collector();
    logged = [];
    pauses = [];
  });
  afterEach(async () => {
    for (const one of fetchers) await one.close();
    await server.close();
  });
}

/** Fetches with other options from now on. */
export function changeFetcher(options: Partial<FetcherOptions>): void {
  fetcher = createFetcher({ ...FETCHER, ...options });
  fetchers.push(fetcher);
}

/** A poller of one source. */
export function pollerOf(source: Source, ingest: Ingest = read.ingest): Poller {
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
  const options = { states, fetcher, ingest, clock, log, random: () => 0.5 };
  return createPoller({ ...options, sources: [source], pause });
}

/** A pause that is noted and takes no time. */
export async function pause(seconds: number): Promise<void> {
  pauses.push(seconds);
}

/** The pauses that were made, in seconds. */
export function pausesMade(): readonly number[] {
  return pauses;
}

/** The paths that the site was asked for. */
export function pathsAsked(): (string | undefined)[] {
  return server.requests.map(({ url }) => url);
}

/** The events that were logged. */
export function events(): unknown[] {
  return logged.map(({ event }) => event);
}
