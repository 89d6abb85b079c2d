import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/sulan.mjs', import.meta.url));
const TELL = 'data:text/javascript,console.error("arenas:", process.env.MALLOC_ARENA_MAX)';

/** What each process that a command runs in tells of its arenas. */
function arenasOf(command: string, env: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { PATH = '' } = process.env;
  const options = { cwd: tmpdir(), env: { PATH, SULAN_STATE_DIR: tmpdir(), ...env } };
  return new Promise((resolve) => {
    // The bot ends at once, since it has no token.
    execFile(process.execPath, ['--import', TELL, PROGRAM, command], options, (_, __, stderr) =>
      resolve(stderr.split('\n').filter((line) => line.startsWith('arenas: '))),
    );
  });
}

test.runIf(process.platform === 'linux')('the bot runs in one arena of memory', async () => {
  expect(await arenasOf('bot')).toEqual(['arenas: undefined', 'arenas: 1']);
});

test('an operator’s own MALLOC_ARENA_MAX is kept', async () => {
  expect(await arenasOf('bot', { MALLOC_ARENA_MAX: '4' })).toEqual(['arenas: 4']);
});

test('another command than bot starts once', async () => {
  expect(await arenasOf('help')).toEqual(['arenas: undefined']);
});
