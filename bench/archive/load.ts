import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Filled } from './fill.ts';

/** Rate and duration of a load, and the number of its first request. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly from: number;
}

/** Percentiles of the milliseconds to the complete answer. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Latencies: of all answers, by kind of page, and of pages requested for the first time. */
export interface Latencies {
  readonly all: Percentiles;
  readonly firstTime: Percentiles & { readonly requests: number };
  readonly byKind: Readonly<Record<string, Percentiles>>;
}

interface Answer {
  readonly path: string;
  readonly milliseconds: number;
}

/** Sends evenly paced requests without waiting for earlier answers, and reads every answer completely. */
export async function load(
  base: string,
  filled: Filled,
  { requestsPerSecond, seconds, from }: Load,
): Promise<Latencies> {
  const started = performance.now();
  const dispatcher = new Agent({ connections: CONNECTIONS });
  const asked: Promise<Answer>[] = [];
  for (let number = 0; number < requestsPerSecond * seconds; number += 1) {
    const wait = started + (number * 1000) / requestsPerSecond - performance.now();
    if (wait > 1) await pause(wait);
    asked.push(ask(base, pathOf((from + number) * 7919, filled), dispatcher));
  }
  const answers = await Promise.all(asked);
  await dispatcher.close();
  return latenciesOf(answers);
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

/** Number of connections; waiting for a free one counts as latency. */
const CONNECTIONS = 100;

async function ask(base: string, path: string, dispatcher: Agent): Promise<Answer> {
  const started = performance.now();
  const response = await requestAgain(base + path, dispatcher);
  await response.body.text();
  // The page after the oldest of a column is empty, and its status is not 200.
  if (response.statusCode !== 200 && !path.startsWith('/column/'))
    throw new Error(`${path}: ${response.statusCode}`);
  return { path, milliseconds: performance.now() - started };
}

/** Requests again if the server has just closed a kept connection, as browsers do; this counts as latency too. */
async function requestAgain(url: string, dispatcher: Agent): ReturnType<typeof request> {
  try {
    return await request(url, { dispatcher });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
      return request(url, { dispatcher });
    throw error;
  }
}

function latenciesOf(answers: readonly Answer[]): Latencies {
  const kinds = Map.groupBy(answers, ({ path }) => path.split(/[/.?]/u)[1] ?? '');
  const first = [...Map.groupBy(answers, ({ path }) => path).values()].flatMap((of) => of.slice(0, 1));
  return {
    all: percentiles(answers),
    firstTime: { requests: first.length, ...percentiles(first) },
    byKind: Object.fromEntries([...kinds].map(([kind, of]) => [kind, percentiles(of)])),
  };
}

function percentiles(answers: readonly Answer[]): Percentiles {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
