import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCES = '500';
const ITEMS = '50';

/** As `bin/sulan.mjs` runs the bot. */
const AS_THE_BOT = ['--optimize-for-size'];
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

/**
 * The first polls of many sources that all have new full articles: polled, read, stored, indexed and joined to events, as
 * the bot does it. `npm run bench -- sources [SOURCES [ITEMS]]`.
 */
export default async function sources([count = SOURCES, items = ITEMS]: readonly string[]): Promise<object> {
  // A first start compiles everything and keeps the compiler in memory; every later one takes what that left.
  await poll('1', '1');
  return JSON.parse(await poll(count, items));
}

async function poll(count: string, items: string): Promise<string> {
  const script = join(import.meta.dirname, 'sources', 'poll.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...AS_THE_BOT, script, count, items], {
    env: { ...process.env, ...COMPILED },
  });
  return stdout;
}
