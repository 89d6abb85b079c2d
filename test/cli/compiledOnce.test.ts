import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnNode } from '../fake-discord/process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-compiled-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command, which fails for want of a token or an edition, and returns what Node says of its compile cache. */
async function cacheLogOf(command: string): Promise<string> {
  const child = spawnNode({
    script: 'bin/sulan.mjs',
    args: [command],
    env: { SULAN_STATE_DIR: folder, TMPDIR: folder, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
  });
  expect((await child.exited).code).toBe(1);
  return child.output;
}

test('a bot, whose V8 runs with other options, and a command keep what the other has compiled', async () => {
  await cacheLogOf('digest');
  await cacheLogOf('bot');
  for (const command of ['digest', 'bot']) {
    const log = await cacheLogOf(command);
    expect(log).toContain('was accepted');
    expect(log).not.toContain('was rejected');
  }
}, 90_000);
