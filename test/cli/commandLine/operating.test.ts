import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SHORT_LIVED, spawnNode } from '../../fake-discord/process.ts';
import { PATIENCE, programIn, SAMPLE } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-cli-'));
const sulan = programIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

describe('wrong usage', PATIENCE, () => {
  test.each([
    ['an unknown command', ['nosuch'], "unknown command 'nosuch'"],
    ['an unknown option', ['digest', '--day', 'today'], "unknown option '--day'"],
    ['a missing argument', ['ingest'], "missing required argument 'paths'"],
    [
      'a day that no calendar has',
      ['digest', '--date', '2024-02-30'],
      'A real day is wanted, written YYYY-MM-DD.',
    ],
    ['a limit that is no number', ['search', '--limit', 'many', 'x'], 'A whole number is wanted.'],
  ])('%s: said first, exit 2', async (_, args, sentence) => {
    const { code, out, err } = await sulan(args);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toContain(sentence);
  });
});

describe('settings', PATIENCE, () => {
  test('may stand in .env of the working folder; the environment comes before it', async () => {
    const cwd = join(folder, 'settings');
    mkdirSync(cwd);
    writeFileSync(join(cwd, '.env'), 'SULAN_LOG_LEVEL=loud\nSULAN_KEEP_DAYS=0\n');
    const script = resolve('bin/sulan.mjs');
    const child = spawnNode({
      ...{ script, args: ['bot'], cwd, nodeOptions: SHORT_LIVED },
      env: { SULAN_KEEP_DAYS: '30' },
    });
    expect((await child.exited).code).toBe(1);
    expect(child.stderr).toContain('SULAN_LOG_LEVEL must be');
    expect(child.stderr).not.toContain('SULAN_KEEP_DAYS');
  });
});

describe('sulan backup, restore and doctor', PATIENCE, () => {
  test('a backup brings back what was lost, and keeps what it replaces', async () => {
    const db = join(folder, 'kept.db');
    const copy = join(folder, 'copy.db');
    expect((await sulan(['ingest', '--db', db, SAMPLE])).code).toBe(0);
    expect(await sulan(['backup', '--db', db, copy])).toMatchObject({ code: 0, err: '' });
    rmSync(db);
    const { code, out } = await sulan(['restore', '--db', db, copy]);
    expect([code, out]).toEqual([0, `${copy} is now the store ${db}.\n`]);
    expect((await sulan(['digest', '--db', db, '--json'])).json.date).toBe('2024-12-27');

    const foreign = join(folder, 'foreign.db');
    copyFileSync(SAMPLE, foreign);
    const refused = await sulan(['restore', '--db', db, foreign]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err.trim().split('\n')).toHaveLength(1);
    const nowhere = await sulan(['backup', '--db', db, join(folder, 'no', 'copy.db')]);
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toMatch(/^The copy .*copy\.db cannot be written \(.*\): check the path/u);
    const missing = await sulan(['backup', '--db', join(folder, 'no.db'), copy]);
    expect(missing).toMatchObject({
      code: 1,
      err: `There is no store ${join(folder, 'no.db')} to back up.\n`,
    });
  });

  test('doctor names what is broken and what to do, without a value of any setting', async () => {
    const { code, out } = await sulan(['doctor'], { SULAN_LOG_LEVEL: 'loud', DISCORD_TOKEN: 'two words' });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAIL {2}Settings: .*SULAN_LOG_LEVEL/mu);
    expect(out).toMatch(/^ {6}→ /mu);
    expect(out).not.toMatch(/loud|two words/u);
  });
});
