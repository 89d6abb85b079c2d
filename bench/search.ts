import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { createDatabase } from '../test/database/server/databases.ts';
import { startPostgres } from '../test/database/server/start.ts';
import { botEnvironment, botOptions } from './asTheBot.ts';
import { BENCH_STORIES, benchBeginnings, benchQueries } from './search/corpus.ts';
import { storeBenchStories } from './search/fill.ts';

const QUERIES = 1300;
const BEGINNINGS = 600;
const QUERIES_TO_COMPILE = 100;
/** Memory of a PostgreSQL started for the run: a quarter of a machine of 2 GB, as its manual advises. */
const SHARED_MEGABYTES = 512;
const alternatives = ['trigram', 'minisearch', 'like'] as const;

/** What is measured, and where the store is. */
interface SearchRun {
  readonly stories: number;
  /** Address of an empty PostgreSQL database; undefined: a file. */
  readonly database: string | undefined;
  readonly isAlone: boolean;
  readonly folder: string | undefined;
}

/**
 * `npm run bench -- search [STORIES] [--postgres | --database URL] [--alone] [--folder FOLDER]`: 100,000 generated stories
 * in one store, the same queries put to the search of this program and to three alternatives, each in a process of its own
 * so that memory is its own, this program's as the bot starts; with `--alone`, or over PostgreSQL, to this program alone:
 * over a server that is started for the run (`--postgres`), or in an empty database (`--database` or DATABASE_URL). A
 * folder that is given keeps the store, so that filling and indexing may be done before asking. What each engine reached
 * is told on standard error as soon as it is known. Milliseconds, bytes.
 */
export default async function benchSearch(args: readonly string[]): Promise<object> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      postgres: { type: 'boolean' },
      database: { type: 'string' },
      alone: { type: 'boolean' },
      folder: { type: 'string' },
    },
    allowPositionals: true,
  });
  const run = {
    stories: positionals[0] ? Number(positionals[0]) : BENCH_STORIES,
    isAlone: values.alone ?? false,
    folder: values.folder,
  };
  if (!values.postgres)
    return await measureSearch({ ...run, database: values.database ?? process.env.DATABASE_URL });
  const server = await startPostgres({ isSafe: true, sharedMegabytes: SHARED_MEGABYTES });
  if (!server) throw new Error('PostgreSQL is not installed here: name an empty database with --database');
  try {
    return await measureSearch({
      ...run,
      database: await createDatabase(server.url('DATABASE'), 'bench', 'template0'),
    });
  } finally {
    await server.stop();
  }
}

async function measureSearch({ stories, database, isAlone, folder: kept }: SearchRun): Promise<object> {
  if (database) process.env.DATABASE_URL = database;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const file = join(folder, 'store.db');
    const asking = { queries: benchQueries(QUERIES), beginnings: benchBeginnings(BEGINNINGS) };
    writeFileSync(`${file}.asking.json`, JSON.stringify(asking));
    const isFilled = !database && existsSync(file);
    process.stderr.write(`bench search: ${isFilled ? 'stories are there' : `writing ${stories} stories`}\n`);
    const storeBytes = isFilled ? statSync(file).size : await storeBenchStories(database || file, stories);
    const indexing = await measured('indexing', file);
    // The first run fills the compile cache.
    await measured('sulan', file, String(QUERIES_TO_COMPILE));
    const results: Record<string, object> = { sulan: { ...(await measured('sulan', file)), indexing } };
    for (const engine of database || isAlone ? [] : alternatives)
      results[engine] = await measured(engine, file);
    return { stories, storeBytes, ...results };
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Measures one engine in a new process, with all queries or the first `count`; returns its limitation instead of a figure if
 * it cannot do a task.
 */
async function measured(engine: string, file: string, count?: string): Promise<object> {
  const script = join(import.meta.dirname, 'search', `${engine}.ts`);
  process.stderr.write(`bench search: ${engine}\n`);
  try {
    const { options, env } = startOf(engine);
    const run = promisify(execFile)(
      process.execPath,
      [...options, script, file, ...(count === undefined ? [] : [count])],
      { maxBuffer: 1 << 24, env },
    );
    run.child.stderr?.pipe(process.stderr);
    const { stdout } = await run;
    process.stderr.write(`bench search: ${engine} ${stdout}\n`);
    return JSON.parse(stdout);
  } catch (error) {
    return {
      failed: error instanceof Error ? (error.message.split('\n').at(-2) ?? error.message) : String(error),
    };
  }
}

/** Returns how an engine's process starts: this program's as the bot, an alternative with Node's defaults. */
function startOf(engine: string): { options: readonly string[]; env: NodeJS.ProcessEnv } {
  if (engine === 'sulan' || engine === 'indexing') return { options: botOptions, env: botEnvironment() };
  return { options: engine === 'minisearch' ? ['--max-old-space-size=14000'] : [], env: process.env };
}
