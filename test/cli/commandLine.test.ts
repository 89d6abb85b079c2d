import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NodeProcess, spawnNode } from '../fake-discord/process.ts';
import { pixelsOf } from '../pictures/pixels.ts';

/** Every test starts a few processes, on cores that it shares. */
const PATIENCE = { timeout: 60_000 } as const;
const SAMPLE = 'data/samples/2024-12-27-geek-headlines.html';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The last line of stdout as JSON. */
  readonly json: Record<string, unknown>;
}

/** Runs the command line to its end over the test's state folder. */
async function sulan(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const child = start(args, env);
  const { code } = await child.exited;
  const out = child.stdout;
  const last = out.trim().split('\n').at(-1) ?? '';
  const json = last.startsWith('{') ? JSON.parse(last) : {};
  return { code, out, err: child.stderr, json };
}

function start(args: readonly string[], env: Record<string, string> = {}): NodeProcess {
  return spawnNode({
    script: 'bin/sulan.mjs',
    args,
    env: { SULAN_STATE_DIR: join(folder, 'state'), ...env },
  });
}

describe('sulan ingest, digest and search', PATIENCE, () => {
  let posts: string;
  beforeAll(() => {
    posts = join(folder, 'posts');
    mkdirSync(join(posts, '.git'), { recursive: true });
    mkdirSync(join(posts, '2024'));
    cpSync('data/samples', join(posts, '2024', 'december'), { recursive: true });
    writeFileSync(join(posts, '.git', 'index'), 'not for reading');
  });

  test('without an edition there is no digest, and that is said', async () => {
    const { code, out, err } = await sulan(['digest', '--json']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('The store holds no edition yet: read some with `sulan ingest PATH`.\n');
  });

  test('ingest reads a folder with all it holds, and the same again changes nothing', async () => {
    const first = await sulan(['ingest', '--json', posts]);
    expect([first.code, first.json]).toEqual([
      0,
      { new: 4, updated: 0, unchanged: 0, failed: 0, undated: 0 },
    ]);
    const again = await sulan(['ingest', posts, SAMPLE]);
    expect(again).toMatchObject({
      code: 0,
      out: 'editions: 0 new, 0 updated, 5 unchanged, 0 failed\n',
      err: '',
    });
  });

  test('a changed document updates its edition in place, and what cannot be read holds up nobody', async () => {
    const changed = join(posts, '2024', 'december', '2024-12-27-geek-headlines.html');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('深度参与', '亲自参与'));
    writeFileSync(join(posts, 'empty.md'), '');
    writeFileSync(
      join(posts, 'picture.html'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]),
    );
    const { code, json, err } = await sulan(['ingest', '--json', posts]);
    expect([code, json]).toEqual([1, { new: 0, updated: 1, unchanged: 3, failed: 2, undated: 0 }]);
    expect(err.trim().split('\n')).toEqual([
      `${join(posts, 'empty.md')}: The document is empty.`,
      `${join(posts, 'picture.html')}: The document is a JPEG image, not a text.`,
    ]);
    const found = await sulan(['search', '--json', '--limit', '1', '亲自参与']);
    expect(JSON.stringify(found.json)).toContain('雷军亲自参与');
  });

  test('digest joins the columns of the newest day, tells an event once, and has the shape of the contract', async () => {
    const { code, json } = await sulan(['digest', '--json']);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      date: '2024-12-27',
      columns: ['极客头条', 'AI周报'],
      title: expect.any(String),
      characters: expect.any(Number),
      minutes: expect.any(Number),
      sections: expect.arrayContaining([{ name: '国内要闻', items: expect.any(Array) }]),
    });
    const text = JSON.stringify(json);
    expect(text.match(/"text":"[^"]*DeepSeek-V3/gu)).toHaveLength(1);
    expect(text).toMatch(/\{"text":"[^"]+","story":"[a-z2-7]{10}"/u);
  });

  test('digest writes a picture of itself, dark and in Taiwan’s script where that is asked for', async () => {
    const light = join(folder, 'light.png');
    const dark = join(folder, 'dark.png');
    const { code, out } = await sulan(['digest', '--image', light]);
    expect(code).toBe(0);
    expect(out).toContain('曝小米筹建 GPU 万卡集群');
    await sulan(['digest', '--image', dark, '--dark', '--language', 'zh-TW']);
    const pictures = [light, dark].map((file) => pixelsOf(readFileSync(file)));
    expect(pictures.map(({ width }) => width)).toEqual([1080, 1080]);
    const [paper = 0, night = 255] = pictures.map(({ data }) => data[0]);
    expect(paper).toBeGreaterThan(200);
    expect(night).toBeLessThan(60);
    const nowhere = await sulan(['digest', '--image', join(folder, 'no', 'such', 'folder.png')]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err.trim().split('\n')).toHaveLength(1);
  });

  test('trend counts words in titles, as bars or as JSON; words that no story holds are said', async () => {
    const { code, out } = await sulan(['trend', 'OpenAI', '小米', '--last', '9y']);
    expect(code).toBe(0);
    expect(out).toMatch(/^OpenAI +\d+ .*[▁-█]/mu);
    const { json } = await sulan(['trend', '--json', 'OpenAI', '--last', '9y']);
    expect(json).toMatchObject({ step: 'week', words: [{ word: 'OpenAI', counts: expect.any(Array) }] });
    const nothing = await sulan(['trend', '量子香蕉']);
    expect([nothing.code, nothing.out]).toEqual([1, '']);
    expect(nothing.err).toMatch(/^No story from [\d-]+ to [\d-]+ speaks of 量子香蕉\.\n$/u);
    expect((await sulan(['trend', 'x', '--last', 'soon'])).code).toBe(2);
  });

  test('digest of a day without an edition is no other day’s', async () => {
    const { code, out, err } = await sulan(['digest', '--date', '2024-12-20']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('There is no edition for 2024-12-20. The newest day stored is 2024-12-27.\n');
  });

  test('search answers each argument on a line, best first, with the other voices of an event', async () => {
    const { code, out } = await sulan([
      'search',
      '--json',
      '--limit',
      '3',
      'DeepSeek',
      'OpenAI',
      '没有这样的词',
    ]);
    expect(code).toBe(0);
    const [deepseek, openai, nothing] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(deepseek).toMatchObject({ query: 'DeepSeek', ms: expect.any(Number) });
    expect(deepseek.hits[0]).toMatchObject({
      id: expect.stringMatching(/^[a-z2-7]{10}$/u),
      title: expect.stringContaining('DeepSeek-V3'),
      date: '2024-12-27',
      section: '程序员专区',
      column: '极客头条',
      score: expect.any(Number),
      also: [{ id: expect.any(String), title: expect.stringContaining('DeepSeek-V3') }],
    });
    expect(deepseek.hits).toHaveLength(1);
    const scores = openai.hits.map((hit: { score: number }) => hit.score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    expect(nothing).toMatchObject({ query: '没有这样的词', hits: [] });
  });
});

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
      'This is a folder: nam',
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
      'The output cannot be written: ENOSPC: no space left on device, write\n',
    ]);
  },
);

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
    const child = spawnNode({ script, args: ['bot'], cwd, env: { SULAN_KEEP_DAYS: '30' } });
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
