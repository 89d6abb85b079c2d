import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Has the program take itself for one that an older Node runs. */
const OLDER =
  'data:text/javascript,' +
  'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } })';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-node-'));
  cpSync('bin', join(folder, 'bin'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['nothing is installed', [], 'start', 'Run `npm ci` first'],
  ['development packages were left out', ['node_modules'], 'start', 'npm ci --include=dev'],
  ['no install scripts ran', ['node_modules/node'], 'sulan', 'npm rebuild node --ignore-scripts=false'],
  ['npm is not used', ['node_modules/node'], '', 'Run it with `npm start`'],
])('an older Node where %s is told the way on', async (_, folders, script, way) => {
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  const program = join(folder, 'bin', 'sulan.mjs');
  const env = { ...process.env, npm_lifecycle_event: script };
  const run = promisify(execFile)(process.execPath, ['--import', OLDER, program, 'start'], { env });
  await expect(run).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(way) });
});
