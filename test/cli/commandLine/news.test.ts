import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pixelsOf } from '../../pictures/pixels.ts';
import { PATIENCE, programIn, SAMPLE, sessionIn } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-cli-'));
/** Each command is run once as a process of its own, which has to end by itself; further runs share one. */
const sulan = programIn(folder);
const session = sessionIn(folder);
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

describe('sulan ingest, digest and search', PATIENCE, () => {
  const posts = join(folder, 'posts');
  beforeAll(() => {
    mkdirSync(join(posts, '.git'), { recursive: true });
    mkdirSync(join(posts, '2024'));
    cpSync('data/samples', join(posts, '2024', 'december'), { recursive: true });
    writeFileSync(join(posts, '.git', 'index'), 'not for reading');
  });

  test('without an edition there is no digest, and that is said', async () => {
    const { code, out, err } = await session.run(['digest', '--json']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('The store holds no edition yet: read some with `sulan ingest PATH`.\n');
  });

  test('ingest reads a folder with all it holds, and the same again changes nothing', async () => {
    const first = await sulan(['ingest', '--json', posts]);
    expect([first.code, first.json]).toEqual([
      0,
      { new: 4, updated: 0, unchanged: 0, failed: 0, undated: 0 },
    ]);
    const again = await session.run(['ingest', posts, SAMPLE]);
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
    const { code, json, err } = await session.run(['ingest', '--json', posts]);
    expect([code, json]).toEqual([1, { new: 0, updated: 1, unchanged: 3, failed: 2, undated: 0 }]);
    expect(err.trim().split('\n')).toEqual([
      `${join(posts, 'empty.md')}: The document is empty.`,
      `${join(posts, 'picture.html')}: The document is a JPEG image, not a text.`,
    ]);
    const found = await session.run(['search', '--json', '--limit', '1', '亲自参与']);
    expect(JSON.stringify(found.json)).toContain('雷军亲自参与');
  });

  test('digest joins the columns of the newest day, tells an event once, and has the shape of the contract', async () => {
    const { code, json } = await session.run(['digest', '--json']);
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
    await session.run(['digest', '--image', dark, '--dark', '--language', 'zh-TW']);
    const pictures = [light, dark].map((file) => pixelsOf(readFileSync(file)));
    expect(pictures.map(({ width }) => width)).toEqual([1080, 1080]);
    const [paper = 0, night = 255] = pictures.map(({ data }) => data[0]);
    expect(paper).toBeGreaterThan(200);
    expect(night).toBeLessThan(60);
    const nowhere = await session.run(['digest', '--image', join(folder, 'no', 'such', 'folder.png')]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err.trim().split('\n')).toHaveLength(1);
  });

  test('trend counts words in titles, as bars or as JSON; words that no story holds are said', async () => {
    const { code, out } = await sulan(['trend', 'OpenAI', '小米', '--last', '9y']);
    expect(code).toBe(0);
    expect(out).toMatch(/^OpenAI +\d+ .*[▁-█]/mu);
    const { json } = await session.run(['trend', '--json', 'OpenAI', '--last', '9y']);
    expect(json).toMatchObject({ step: 'week', words: [{ word: 'OpenAI', counts: expect.any(Array) }] });
    const nothing = await session.run(['trend', '量子香蕉']);
    expect([nothing.code, nothing.out]).toEqual([1, '']);
    expect(nothing.err).toMatch(/^No story from [\d-]+ to [\d-]+ speaks of 量子香蕉\.\n$/u);
    expect((await session.run(['trend', 'x', '--last', 'soon'])).code).toBe(2);
  });

  test('digest of a day without an edition is no other day’s', async () => {
    const { code, out, err } = await session.run(['digest', '--date', '2024-12-20']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('There is no edition for 2024-12-20. The newest day stored is 2024-12-27.\n');
  });

  test('search answers each argument on a line, best first, with the other columns that tell the event', async () => {
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
