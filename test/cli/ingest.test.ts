import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { ingestPaths } from '../../src/cli/ingest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { openStore } from '../../src/store/open.ts';

const SAMPLE = 'data/samples/2024-12-27-geek-headlines.html';
const root = mkdtempSync(join(tmpdir(), 'sulan-ingest-'));

let folder: string;
const texts = commandLineTexts('en-US').results;
let out: string[];
let err: string[];

beforeEach(() => {
  folder = mkdtempSync(join(root, 'posts-'));
  cpSync(SAMPLE, join(folder, 'z.html'));
  out = [];
  err = [];
});

// Node's own rmSync does not reach what is deeper than a path may be long.
afterAll(() => execFileSync('rm', ['-rf', root]));

async function ingest(bar: string[] = []): Promise<{ code: number; counts: unknown }> {
  const store = openStore(':memory:');
  const progress = {
    update: (done: number, total: number) => bar.push(`${done}/${total}`),
    aside: (write: () => void) => write(),
    stop: () => bar.push('stop'),
  };
  const lines = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await ingestPaths(
    store,
    [folder],
    { json: true, catchUp: async () => {}, progress, texts },
    lines,
  );
  await store.close();
  return { code, counts: JSON.parse(out.join('')) };
}

test('files that are no posts in a folder are skipped, and the skip is reported', async () => {
  writeFileSync(join(folder, 'annotations.json'), '{"title":"一分钟速览"}');
  writeFileSync(join(folder, 'photo.PNG'), 'no picture');
  mkdirSync(join(folder, 'css'));
  writeFileSync(join(folder, 'css', 'site.css'), 'p { margin: 0 }');
  expect(await ingest()).toEqual({
    code: 0,
    counts: { new: 1, updated: 0, unchanged: 0, failed: 0, undated: 0 },
  });
  expect(err).toEqual(['Not read, because they are no posts by their endings: 1 .json, 1 .css, 1 .png']);
});

test('an unreadable folder is named, and the other folders are read', async () => {
  // A path may not be as long as this: going there a step at a time is the way.
  const goDown = `const step = 'd'.repeat(250);
    for (let i = 0; i < 20; i += 1) { require('fs').mkdirSync(step); process.chdir(step); }`;
  execFileSync(process.execPath, ['-e', goDown], { cwd: folder });
  const { code, counts } = await ingest();
  expect([code, counts]).toEqual([1, { new: 1, updated: 0, unchanged: 0, failed: 1, undated: 0 }]);
  expect(err).toEqual([expect.stringContaining('cannot be read: ENAMETOOLONG')]);
});

test('a file name with control characters is printed without them', async () => {
  writeFileSync(join(folder, 'a\n\u001b[2Jb.md'), '');
  await ingest();
  expect(err).toEqual([`${folder}/a b.md: The document is empty.`]);
});

test('the progress counts documents, and ends', async () => {
  cpSync('data/samples/2024-12-26-geek-headlines.html', join(folder, 'a.html'));
  const bar: string[] = [];
  await ingest(bar);
  expect(bar).toEqual(['0/2', '1/2', '2/2', 'stop']);
});

test('an edition dated by its file time alone is counted, found and in no digest, until its day is given', async () => {
  const story = (name: string) =>
    `### ${name}宣布降价\n\n${name}宣布全线产品降价，平均降幅两成，在全国门店执行。\n\n`;
  writeFileSync(join(folder, 'undated.md'), `# 甲；乙 | 示例早报\n\n${story('甲公司')}${story('乙公司')}`);
  const store = openStore(':memory:');
  const lines = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const options = { json: true, catchUp: async () => {}, texts };
  await ingestPaths(store, [folder], options, lines);
  expect(JSON.parse(out.join(''))).toMatchObject({ new: 2, undated: 1 });
  expect(err.join('\n')).toContain('--date');
  const editions = editionsOf(store);
  expect(await editions.newestDay()).toBe('2024-12-27');
  expect((await storiesOf(store).newest(50)).map(({ title }) => title)).toContain('甲公司宣布降价');
  await ingestPaths(store, [folder], { ...options, undatedDay: '2024-12-28' as CalendarDay }, lines);
  expect(await editions.newestDay()).toBe('2024-12-28');
  expect((await editions.onDay('2024-12-27' as CalendarDay)).map(({ column }) => column)).toEqual([
    '极客头条',
  ]);
  await store.close();
});
