import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { botEnvironment, botOptions } from './asTheBot.ts';
import { BENCH_STORIES, benchBeginnings, benchQueries } from './search/corpus.ts';
import { fillStore } from './search/fill.ts';

const QUERIES = 1300;
const BEGINNINGS = 600;
const QUERIES_TO_COMPILE = 100;
const alternatives = ['trigram', 'minisearch', 'like'] as const;

/**
 * `npm run bench -- search [STORIES] [--database URL] [--alone] [--folder FOLDER]`: 100,000 generated stories in one store,
 * the same queries put to the search of this program and to three alternatives, each in a process of its own so that memory
 * is its own, this program's as the bot starts; with `--alone`, or the address of an empty PostgreSQL database (or
 * DATABASE_URL), to this program alone. A folder that is given keeps the store, so that filling and indexing may be done
 * before asking. What each engine reached is told on standard error as soon as it is known. Milliseconds, bytes.
 */
export default async function benchSearch(args: readonly string[]): Promise<object> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { database: { type: 'string' }, alone: { type: 'boolean' }, folder: { type: 'string' } },
    allowPositionals: true,
  });
  const stories = positionals[0] ? Number(positionals[0]) : BENCH_STORIES;
  const database = values.database ?? process.env.DATABASE_URL;
  if (database) process.env.DATABASE_URL = database;
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const file = join(folder, 'store.db');
    const asking = { queries: benchQueries(QUERIES), beginnings: benchBeginnings(BEGINNINGS) };
    writeFileSync(`${file}.asking.json`, JSON.stringify(asking));
    const isFilled = !database && existsSync(file);
    process.stderr.write(`bench search: ${isFilled ? 'stories are there' : `writing ${stories} stories`}\n`);
    const storeBytes = isFilled ? statSync(file).size : await fillStore(database || file, stories);
    const indexing = await measured('indexing', file);
    // The first run fills the compile cache.
    await measured('sulan', file, String(QUERIES_TO_COMPILE));
    const results: Record<string, object> = { sulan: { ...(await measured('sulan', file)), indexing } };
    for (const engine of database || values.alone ? [] : alternatives)
      results[engine] = await measured(engine, file);
    return { stories, storeBytes, ...results };
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
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
