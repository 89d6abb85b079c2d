import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseDay } from '../src/calendar/day.ts';
import { type Filled, fillArchive } from './archive/fill.ts';

const STORIES = 100_000;
const REQUESTS_PER_SECOND = 200;
const SECONDS = 20;
/** Linux counts processor time in hundredths of a second. */
const MILLISECONDS_PER_TICK = 10;
const NEWEST = parseDay('2025-02-28');

/**
 * `npm run bench -- archive [STORIES]`: the archive in a process of its own over so many stories, asked for days,
 * stories, columns and feeds 200 times a second for 20 seconds, evenly paced. Milliseconds until the whole answer, and
 * of processor time a request, which says more where other work keeps the machine busy.
 */
export default async function benchArchive([count]: readonly string[]): Promise<object> {
  if (NEWEST === undefined) throw new Error('no such day');
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const file = join(folder, 'store.db');
  try {
    const stories = count ? Number(count) : STORIES;
    process.stderr.write(`bench archive: storing ${stories} stories\n`);
    const filled = await fillArchive(file, stories, NEWEST);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'archive', 'serve.ts'), file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [address] = await once(child.stdout, 'data');
    try {
      const before = cpuMilliseconds(child.pid);
      const latency = await load(String(address).trim(), filled);
      const cpu = (cpuMilliseconds(child.pid) - before) / (REQUESTS_PER_SECOND * SECONDS);
      return {
        stories,
        requestsPerSecond: REQUESTS_PER_SECOND,
        cpuMillisecondsPerRequest: Math.round(cpu * 100) / 100,
        ...latency,
      };
    } finally {
      child.stdin.end();
      await once(child, 'exit');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a process has used so far, in user and system time together; 0 where the system does not say. */
function cpuMilliseconds(pid: number | undefined): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
    return (user + system) * MILLISECONDS_PER_TICK;
  } catch {
    return 0;
  }
}

async function load(base: string, filled: Filled): Promise<object> {
  for (let request = 0; request < 100; request += 1) await ask(base, pathOf(request * 7919, filled));
  const total = REQUESTS_PER_SECOND * SECONDS;
  const started = performance.now();
  const asked: Promise<{ path: string; milliseconds: number }>[] = [];
  for (let request = 0; request < total; request += 1) {
    const due = started + (request * 1000) / REQUESTS_PER_SECOND;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    asked.push(ask(base, pathOf(request * 7919, filled)));
  }
  const answers = await Promise.all(asked);
  const kinds = Map.groupBy(answers, ({ path }) => path.split(/[/.?]/u)[1] ?? '');
  return {
    all: percentiles(answers.map(({ milliseconds }) => milliseconds)),
    ...Object.fromEntries(
      [...kinds].map(([kind, of]) => [kind, percentiles(of.map(({ milliseconds }) => milliseconds))]),
    ),
  };
}

/** Of ten requests four are for a story, four for a day, one for a column, one for a feed or the list of columns. */
function pathOf(seed: number, { days, stories, columns }: Filled): string {
  const kind = seed % 10;
  if (kind < 4) return `/story/${stories[seed % stories.length]}`;
  if (kind < 8) return `/day/${days[seed % days.length]}`;
  if (kind === 8)
    return `/column/${encodeURIComponent(columns[seed % columns.length] ?? '')}?before=${days[seed % days.length]}`;
  return seed % 20 === 9 ? '/feed.atom' : '/columns';
}

async function ask(base: string, path: string): Promise<{ path: string; milliseconds: number }> {
  const started = performance.now();
  const response = await fetch(base + path);
  await response.text();
  // The oldest column page is empty, and says so.
  if (response.status !== 200 && !path.startsWith('/column/')) throw new Error(`${path}: ${response.status}`);
  return { path, milliseconds: performance.now() - started };
}

function percentiles(values: readonly number[]): { p50: number; p99: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
