import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseDay } from '../src/calendar/day.ts';
import { type Filled, fillArchive } from './archive/fill.ts';

const STORIES = 100_000;
const REQUESTS_PER_SECOND = 200;
const SECONDS = 20;
const NEWEST = parseDay('2025-02-28');

/**
 * `npm run bench -- archive [STORIES]`: the archive in a process of its own over so many stories, asked for days,
 * stories, columns and feeds 200 times a second for 20 seconds, evenly paced. Milliseconds until the whole answer.
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
      return {
        stories,
        requestsPerSecond: REQUESTS_PER_SECOND,
        ...(await load(String(address).trim(), filled)),
      };
    } finally {
      child.stdin.end();
      await once(child, 'exit');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
