import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SHORT_LIVED } from '../fake-discord/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sulan-preview-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start` as somebody without a token would, and types these lines. */
async function start(lines: string, ...args: string[]) {
  return await startIn('zh_CN.UTF-8', lines, ...args);
}

/** The same in a terminal of this locale. */
async function startIn(locale: string, lines: string, ...args: string[]) {
  const { DISCORD_TOKEN: _, ...environment } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, join(root, 'bin/sulan.mjs'), ...args], {
    cwd: folder,
    env: { ...environment, LC_ALL: locale, LANGUAGE: '', SULAN_STATE_DIR: join(folder, 'state') },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(lines);
  const [status] = await once(child, 'close');
  return { status, out, err };
}

describe('npm start without a token', () => {
  test('prints the digest, answers every line, exits 0', async () => {
    const { status, out, err } = await start('/news DeepSeek\n/digest 2024-12-26\n/nwes\n', 'start');
    expect(status).toBe(0);
    expect(err).toBe('');
    const parts = [
      '国内要闻',
      '程序员专区 · 2024年12月27日',
      '14.8 万亿 token',
      '微信小店',
      '是不是想输入 /news',
    ];
    expect(parts.filter((part) => !out.includes(part))).toEqual([]);
    expect(out).not.toContain('\u001b');
  });

  test('a second start shows the same: the samples are stored once', async () => {
    const first = await start('', 'preview');
    const second = await start('', 'preview');
    expect(second.out).toBe(first.out);
  });

  test('answers in the language of the terminal', async () => {
    const { out } = await startIn('en_US.UTF-8', '/nwes\n', 'preview');
    expect(out).toMatch(/^Daily digest · Dec 27, 2024\n/u);
    expect(out).toContain('did you mean /news?');
  });

  test('an invalid port is wrong usage', async () => {
    expect(await start('', 'preview', '--port', '99999')).toMatchObject({ status: 2 });
  });
});
