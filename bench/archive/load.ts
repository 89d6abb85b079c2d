import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Filled } from './fill.ts';

/** How fast, how long, and from which of the endless addresses on. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly from: number;
}

/** Milliseconds until the whole answer. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** How long answers took: all of them, by kind of page, and those to what nobody had asked for before. */
export interface Latencies {
  readonly all: Percentiles;
  readonly firstTime: Percentiles & { readonly requests: number };
  readonly byKind: Readonly<Record<string, Percentiles>>;
}

interface Answer {
  readonly path: string;
  readonly milliseconds: number;
}

/** Asks evenly paced, whether or not the answers before have come, and reads every answer to its end. */
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

/** As many readers' connections as an archive serves many times over; what has to wait for one waits on the clock. */
const CONNECTIONS = 100;

async function ask(base: string, path: string, dispatcher: Agent): Promise<Answer> {
  const started = performance.now();
  const response = await requestAgain(base + path, dispatcher);
  await response.body.text();
  // The oldest column page is empty, and says so.
  if (response.statusCode !== 200 && !path.startsWith('/column/'))
    throw new Error(`${path}: ${response.statusCode}`);
  return { path, milliseconds: performance.now() - started };
}

/** As browsers do, asks once more where the server has just closed a connection that was kept; on the clock as well. */
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
