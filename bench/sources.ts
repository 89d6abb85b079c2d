import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCES = '500';
const ITEMS = '50';

/** Node's options of `bin/sulan.mjs`, and its environment (bin/oneArena.mjs). */
const AS_THE_BOT = ['--optimize-for-size'];
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

/**
 * `npm run bench -- sources [SOURCES [ITEMS]]`: the first polls of many sources that all have new full articles:
 * polled, read, stored, indexed and grouped into events, as by the bot.
 */
export default async function sources([count = SOURCES, items = ITEMS]: readonly string[]): Promise<object> {
  // The first start compiles everything and fills the compile cache; it is not measured.
  await poll('1', '1');
  return JSON.parse(await poll(count, items));
}

async function poll(count: string, items: string): Promise<string> {
  const script = join(import.meta.dirname, 'sources', 'poll.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...AS_THE_BOT, script, count, items], {
    env: { ...process.env, ...ONE_ARENA, ...COMPILED },
  });
  return stdout;
}
