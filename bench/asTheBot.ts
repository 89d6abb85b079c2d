import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Options with which Node starts like `bin/sulan.mjs start`. */
export const botOptions: readonly string[] = [
  '--import',
  fileURLToPath(new URL('../bin/littleMemory.mjs', import.meta.url)),
];

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
