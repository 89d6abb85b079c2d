import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../src/database/sqlite/makeFolder.ts';

const root = mkdtempSync(join(tmpdir(), 'sulan-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

test('makes all missing folders, and leaves existing ones alone', () => {
  const folder = join(root, 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('a file in the way gives the system’s error', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow('ENOTDIR');
});

test.skipIf(!existsSync('/proc/self'))(
  'where nothing can be made it ends at once (skips where there is no /proc)',
  () => {
    expect(() => makeFolder('/proc/sulan/state')).toThrow('ENOENT');
  },
);
