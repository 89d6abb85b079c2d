import process from 'node:process';

/**
 * Starts the bot's process anew with one arena of memory for all threads. glibc gives each thread one of its own and
 * returns hardly anything of it: with one the bot takes 40 MB less and as much of the processor
 * (`npm run bench -- sources`). It reads the setting at a process's start alone
 * (https://sourceware.org/glibc/manual/latest/html_node/Memory-Allocation-Tunables.html); an operator's own one stays.
 * A process that talks to the one that started it stays as it is, since its channel would be lost.
 */
export function useOneArena() {
  if (process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX !== undefined || process.channel) return;
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    MALLOC_ARENA_MAX: '1',
  });
}
