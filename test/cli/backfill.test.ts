import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BackfillCommandOptions, runBackfill } from '../../src/cli/backfill.ts';
import { sourcesTexts } from '../../src/cli/sources/texts/sourcesTexts.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { collector, feedSource, folderSource, newStates, standingClock } from '../sources/fixtures.ts';

let folder: string;
let fetcher: Fetcher;
let out: string[];
let err: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sulan-cli-'));
  for (const name of ['a', 'b', 'c']) await writeFile(join(folder, `${name}.md`), name);
  fetcher = createFetcher({ userAgent: 'test' });
  out = [];
  err = [];
});

afterEach(async () => {
  await fetcher.close();
  await rm(folder, { recursive: true });
});

function run(target: string, changes: Partial<BackfillCommandOptions> = {}): Promise<number> {
  const options = {
    sources: [],
    states: newStates(),
    fetcher,
    ingest: collector().ingest,
    clock: standingClock('2024-12-27T02:00:00Z'),
    signal: undefined,
    pause: async () => {},
    progress: { update: () => {}, stop: () => {} },
    catchUp: async () => {},
    texts: commandLineTexts('en-US').results.backfill,
    sourcesTexts: sourcesTexts({}),
    ...changes,
  };
  return runBackfill(target, options, { out: (line) => out.push(line), err: (line) => err.push(line) });
}

test('a folder is loaded, and a second run has nothing left to do', async () => {
  const states = newStates();
  const shown: string[] = [];
  let caughtUp = 0;
  const changes = {
    states,
    progress: {
      update: (done: number, total: number) => shown.push(`${done}/${total}`),
      stop: () => shown.push('stop'),
    },
    catchUp: async () => {
      caughtUp += 1;
    },
  };
  expect(await run(folder, changes)).toBe(0);
  expect(shown).toEqual(['0/3', '1/3', '2/3', '3/3', 'stop']);
  expect(await run(folder, changes)).toBe(0);
  expect(out).toEqual([
    'documents: 3 stored, 0 known before, 0 without stories, 0 not fetched',
    'documents: 0 stored, 3 known before, 0 without stories, 0 not fetched',
  ]);
  expect(caughtUp).toBe(2);
});

test('a folder of the source list is remembered as that source', async () => {
  const states = newStates();
  await run(folder, { states, sources: [folderSource(folder, { id: 'posts' })] });
  expect((await states.readItems('posts', ['a.md'])).has('a.md')).toBe(true);
});

test('an interrupted run says how to go on, and what it stored is searchable', async () => {
  const stop = new AbortController();
  const { ingest } = collector();
  let caughtUp = false;
  const status = await run(folder, {
    signal: stop.signal,
    ingest: (document) => {
      stop.abort();
      return ingest(document);
    },
    catchUp: async () => {
      caughtUp = true;
    },
  });
  expect(status).toBe(1);
  expect(out).toEqual(['documents: 1 stored, 0 known before, 0 without stories, 0 not fetched']);
  expect(err).toEqual(['Stopped. The same command goes on from here.']);
  expect(caughtUp).toBe(true);
});

test('documents without stories are named on stderr', async () => {
  await run(folder, { ingest: () => ({ kind: 'failed', reason: 'it holds no stories' }) });
  expect(err).toEqual(['a', 'b', 'c'].map((name) => `${join(folder, name)}.md: it holds no stories`));
  expect(out).toEqual(['documents: 0 stored, 0 known before, 3 without stories, 0 not fetched']);
});

test('neither a known source nor a folder: exit 2', async () => {
  expect(await run('solidto', { sources: [feedSource('http://example.org/', { id: 'solidot' })] })).toBe(2);
  expect(err).toEqual([
    'There is no source "solidto" in the source list: did you mean solidot? And there is no such folder.',
  ]);
});
