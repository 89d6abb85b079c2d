import { readFileSync } from 'node:fs';

/** Queries for every engine; written by the parent process, so that no engine carries the generator's memory. */
interface QueryList {
  readonly queries: readonly string[];
  readonly beginnings: readonly string[];
}

/** Cost of querying an engine: median and 99th percentile in milliseconds, and the number of queries with results. */
export interface QueryLatency {
  readonly p50: number;
  readonly p99: number;
  readonly answered: number;
  readonly asked: number;
}

/** Runs all queries or the first `count` on an engine, after a warm-up. */
export async function askQueries(ask: Ask, count?: number): Promise<QueryLatency> {
  return timed(asking().queries.slice(0, count), ask);
}

/** Runs all beginnings of words or the first `count` on an engine. */
export async function askBeginnings(ask: Ask, count?: number): Promise<QueryLatency> {
  return timed(asking().beginnings.slice(0, count), ask);
}

/** Queries an engine; returns the number of results. */
type Ask = (text: string) => Promise<number> | number;

function asking(): QueryList {
  return JSON.parse(readFileSync(`${process.argv[2]}.asking.json`, 'utf8'));
}

async function timed(
  texts: readonly string[],
  ask: (text: string) => Promise<number> | number,
): Promise<QueryLatency> {
  for (const text of texts.slice(0, 30)) await ask(text);
  const took: number[] = [];
  let answered = 0;
  for (const text of texts) {
    const start = performance.now();
    if ((await ask(text)) > 0) answered += 1;
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round((took[Math.floor((took.length - 1) * share)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p99: at(0.99), answered, asked: texts.length };
}

/** Returns the resident memory of this process in megabytes: now and at its peak. */
export function memoryMegabytes(): { now: number; peak: number } {
  const peak = /VmHWM:\s+(\d+)/.exec(statusOf())?.[1];
  const now = process.memoryUsage().rss / 1024 / 1024;
  return { now: Math.round(now), peak: Math.round(peak ? Number(peak) / 1024 : now) };
}

function statusOf(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}
