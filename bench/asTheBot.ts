import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node's options of `bin/sulan.mjs start`. */
export const botOptions: readonly string[] = ['--optimize-for-size'];

/**
 * Returns the environment of the bot's process: one arena of memory (bin/oneArena.mjs) and the compile cache. A first run
 * fills the cache; what is measured comes after it.
 */
export function botEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MALLOC_ARENA_MAX: '1',
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
  };
}
