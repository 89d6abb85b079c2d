import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseDay } from '../src/calendar/day.ts';
import { openStore } from '../src/store/open.ts';
import { type Filled, fillArchive, filledIn } from './archive/fill.ts';
import { type Latencies, load } from './archive/load.ts';
import { processorMilliseconds, residentMegabytes } from './delivery/processCost.ts';

const STORIES = 100_000;
const REQUESTS_PER_SECOND = 200;
const SECONDS = 20;
const WARM_UP_SECONDS = 5;
/** Interval of changes while news comes in; each change invalidates the caches. */
const CHANGE_EVERY_MILLISECONDS = 1000;
const NEWEST = parseDay('2025-02-28');

/**
 * `npm run bench -- archive [STORIES [FILE]]`: runs the archive in a process of its own over STORIES stories, and
 * requests days, stories, columns and feeds 200 times a second, evenly paced, for 20 seconds without changes and 20
 * with a change every second, after 5 seconds of warm-up on other addresses. Prints milliseconds to the complete answer
 * and processor milliseconds a request, which are more reliable on a busy machine. Filling takes some minutes: with
 * FILE the store is kept, and reused if it exists.
 */
export default async function benchArchive([count, kept]: readonly string[]): Promise<object> {
  if (NEWEST === undefined) throw new Error('no such day');
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const file = kept ?? join(folder, 'store.db');
  try {
    if (!existsSync(file)) {
      const stories = count ? Number(count) : STORIES;
      process.stderr.write(`bench archive: storing ${stories} stories\n`);
      await fillArchive(file, stories, NEWEST);
      settle(file);
    }
    const filled = await filledIn(file);
    return { stories: filled.stories.length, ...(await measureArchive(file, filled)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the system has written the file to disk: half a gigabyte of pending writes delays every reader. */
function settle(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Starts the archive over a store, applies the load and stops it. */
export async function measureArchive(file: string, filled: Filled): Promise<object> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'archive', 'serve.ts'), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [address] = await once(server.stdout, 'data');
  const base = String(address).trim();
  const pace = { requestsPerSecond: REQUESTS_PER_SECOND };
  try {
    await load(base, filled, { ...pace, seconds: WARM_UP_SECONDS, from: 0 });
    const from = REQUESTS_PER_SECOND * WARM_UP_SECONDS;
    const quiet = () => load(base, filled, { ...pace, seconds: SECONDS, from });
    const later = from + REQUESTS_PER_SECOND * SECONDS;
    const changing = () => load(base, filled, { ...pace, seconds: SECONDS, from: later });
    return {
      ...pace,
      nothingChanges: await costOf(server, quiet),
      newsComesIn: await costOf(server, () => whileNewsChanges(file, changing)),
      residentMb: residentMegabytes(server.pid ?? 0),
    };
  } finally {
    server.stdin.end();
    await once(server, 'exit');
  }
}

async function costOf(
  { pid }: ChildProcessByStdio<Writable, Readable, null>,
  measure: () => Promise<Latencies>,
): Promise<object> {
  const before = processorMilliseconds(pid ?? 0);
  const latencies = await measure();
  const spent = (processorMilliseconds(pid ?? 0) - before) / (REQUESTS_PER_SECOND * SECONDS);
  return { cpuMillisecondsPerRequest: Math.round(spent * 100) / 100, ...latencies };
}

/** Runs `work` while another connection changes the news, as an ingest beside the bot would. */
async function whileNewsChanges<T>(file: string, work: () => Promise<T>): Promise<T> {
  const store = openStore(file);
  const change = () => store.runScript('UPDATE editions SET minutes = minutes WHERE row = 1');
  const timer = setInterval(change, CHANGE_EVERY_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await store.close();
  }
}
