import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoryId } from '../src/editions/edition.ts';
import { eventsOf } from '../src/store/events/events.ts';
import { joinPending } from '../src/store/events/joinPending.ts';
import type { IncomingEdition } from '../src/store/news/knownEdition.ts';
import { saveEdition } from '../src/store/news/saveEdition.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { loadLexicon } from '../src/words/lexicon.ts';
import { over } from '../test/database/over.ts';
import { benchEditions, EDITION_STORIES } from './events/fill.ts';
import { BENCH_STORIES } from './search/corpus.ts';

const MEASURED_EDITIONS = 20;
const NOW = new Date('2026-10-01T02:00:00Z');

/**
 * `npm run bench -- events [STORIES]`: groups one new edition's 30 stories into events in a store of 100,000, twenty
 * times. Goals: under 150 ms an edition, no write transaction longer than 50 ms. Prints milliseconds and bytes.
 */
export default async function benchEvents([count]: readonly string[]): Promise<object> {
  const stories = count ? Number(count) : BENCH_STORIES;
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const store = openStore(join(folder, 'store.db'));
  try {
    return await measure(store, stories);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(store: Store, stories: number): Promise<object> {
  const lexicon = loadLexicon();
  const fresh: IncomingEdition[] = [];
  for (const reading of benchEditions(stories + MEASURED_EDITIONS * EDITION_STORIES)) {
    fresh.push(reading);
    const [old] = fresh.length > MEASURED_EDITIONS ? fresh.splice(0, 1) : [];
    if (old) await store.transaction((transaction) => saveEdition(transaction, old, NOW));
  }
  const bulk = withTimedTransactions(store);
  const bulkMilliseconds = await timed(async () => {
    let joined = 0;
    for (let batch = 1; batch > 0; joined += batch) {
      batch = await joinPending(bulk.store, lexicon);
      if (joined % 15_000 === 0) process.stderr.write(`bench events: ${joined} joined\n`);
    }
  });
  const { store: watched, transactions } = withTimedTransactions(store);
  const processor: number[] = [];
  const joins: number[] = [];
  for (const reading of fresh) {
    await store.transaction((transaction) => saveEdition(transaction, reading, NOW));
    const before = process.cpuUsage();
    joins.push(
      await timed(async () => {
        while ((await joinPending(watched, lexicon)) > 0);
      }),
    );
    processor.push(processorMilliseconds(before));
  }
  return {
    stories,
    events: await countOf(store, 'SELECT count(DISTINCT event) AS n FROM event_stories'),
    joinEdition: summary(joins),
    /** Processor time, which does not depend on the machine's load. */
    joinEditionProcessor: summary(processor),
    writeTransaction: summary(transactions),
    related: summary(await relatedTimes(store)),
    firstJoin: {
      millisecondsPerStory: round(bulkMilliseconds / stories),
      writeTransaction: summary(bulk.transactions),
    },
    bytes: await countOf(
      store,
      `SELECT sum(pgsize) AS n FROM dbstat
       WHERE name IN ('story_features', 'story_features_by_version', 'story_keys', 'same_pairs', 'event_stories')`,
    ),
    memoryMegabytes: Math.round(process.memoryUsage().rss / 1024 / 1024),
  };
}

function withTimedTransactions(store: Store): { store: Store; transactions: number[] } {
  const transactions: number[] = [];
  return {
    transactions,
    store: over(store, {
      async transaction(work, options) {
        const start = performance.now();
        try {
          return await store.transaction(work, options);
        } finally {
          transactions.push(performance.now() - start);
        }
      },
    }),
  };
}

async function relatedTimes(store: Store): Promise<number[]> {
  const events = eventsOf(store);
  const times: number[] = [];
  for (const { id } of await store.all('SELECT id FROM stories ORDER BY row DESC LIMIT 100')) {
    const start = performance.now();
    await events.relatedTo(String(id) as StoryId);
    times.push(performance.now() - start);
  }
  return times;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function processorMilliseconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function summary(milliseconds: readonly number[]): { p50: number; p99: number; longest: number } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { p50: at(0.5), p99: at(0.99), longest: at(1) };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

async function countOf(store: Store, sql: string): Promise<number> {
  return Number((await store.get(sql))?.n ?? 0);
}
