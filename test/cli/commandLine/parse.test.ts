import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PATIENCE, programIn, SAMPLE } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-cli-'));
const sulan = programIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

describe('sulan parse', PATIENCE, () => {
  test('prints one line a file in the order given, also for what cannot be read', async () => {
    const huge = join(folder, 'huge.html');
    writeFileSync(huge, '<p>x</p>');
    truncateSync(huge, 21 * 1024 * 1024);
    const files = [huge, SAMPLE, join(folder, 'missing.md'), folder];
    const { code, out, err } = await sulan(['parse', '--json', ...files]);
    expect(code).toBe(1);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ file }) => file)).toEqual(files);
    expect(lines.map(({ error }) => error?.slice(0, 21))).toEqual([
      'The file is too large',
      undefined,
      'There is no such file',
      'This is a folder (EIS',
    ]);
    expect(lines[1].stories.length).toBeGreaterThan(10);
    expect(err.trim().split('\n')).toHaveLength(3);
  });

  test('takes a text without stories, and one with a broken front matter, as they are', async () => {
    const plain = join(folder, 'plain.txt');
    const broken = join(folder, 'broken.md');
    writeFileSync(plain, '只有一句话。');
    writeFileSync(broken, '---\ntitle: [没有收尾\n  : :\n---\n# 标题\n\n正文一段。\n');
    const { code, out } = await sulan(['parse', '--json', plain, broken]);
    expect(code).toBe(0);
    const codes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).warnings.map((it: { code: string }) => it.code));
    expect(codes[0]).toContain('no-stories');
    expect(codes[1]).toContain('front-matter');
  });
});

test.skipIf(!existsSync('/dev/full'))(
  'output that cannot be written is said in one line, exit 1 (skips where there is no /dev/full)',
  PATIENCE,
  () => {
    const full = openSync('/dev/full', 'w');
    const args = ['bin/sulan.mjs', 'parse', '--json', SAMPLE];
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect([status, stderr.toString()]).toEqual([
      1,
      'The output cannot be written: the disk is full (ENOSPC)\n',
    ]);
  },
);
