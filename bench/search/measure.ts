import { readFileSync } from 'node:fs';
import { benchBeginnings, benchQueries } from './corpus.ts';

const QUERIES = 1300;
const BEGINNINGS = 600;

/** What asking an engine cost: milliseconds at the median and at the 99th of 100, and how many queries found anything. */
export interface Asked {
  readonly p50: number;
  readonly p99: number;
  readonly answered: number;
  readonly asked: number;
}

/** Puts the queries to an engine, after a few that warm it up. */
export async function askQueries(
  ask: (query: string) => Promise<number> | number,
  count = QUERIES,
): Promise<Asked> {
  return timed(benchQueries(count), ask);
}

/** Puts the beginnings of words to an engine. */
export async function askBeginnings(ask: (typed: string) => Promise<number> | number): Promise<Asked> {
  return timed(benchBeginnings(BEGINNINGS), ask);
}

async function timed(
  texts: readonly string[],
  ask: (text: string) => Promise<number> | number,
): Promise<Asked> {
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

/** Resident memory of this process in megabytes: now, and at most so far. */
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
