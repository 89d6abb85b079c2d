import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { explainFiles } from '../../src/cli/explain.ts';
import { parseFiles } from '../../src/cli/parse.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import type { Locale } from '../../src/messages/locale.ts';

const golden = (name: string) => fileURLToPath(new URL(`../editions/golden/${name}`, import.meta.url));

async function explained(name: string, locale: Locale = 'en-US'): Promise<{ status: number; text: string }> {
  const lines: string[] = [];
  const sink = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  const texts = commandLineTexts(locale).results;
  const status = await explainFiles([isAbsolute(name) ? name : golden(name)], texts, sink);
  return { status, text: lines.join('\n') };
}

test('the layouts that were weighed are listed with their scores, the best first, and what was left out', async () => {
  const { status, text } = await explained('counted-headings.md');
  expect(status).toBe(0);
  expect(text).toMatch(/roundup rather than article: [01]\.\d\d; margin before the next layout: \d\.\d{3}/);
  const scores = [...text.matchAll(/layout (-?\d\.\d{3}), \d+ titles/g)].map(([, score]) => Number(score));
  expect(scores.length).toBeGreaterThan(1);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test('for an edition with a list of contents it says that this list told the titles', async () => {
  const { text } = await explained('daily.md');
  expect(text).toContain('found again below');
  expect(text).toContain('left out as the list of contents');
});

test.each([
  ['zh-CN', '文件是空的。'],
  ['zh-TW', '檔案是空的。'],
  ['en-US', 'The document is empty.'],
] as const)(
  'parse and parse --explain of an empty file say in %s that it is empty',
  async (locale, reason) => {
    const folder = mkdtempSync(join(tmpdir(), 'sulan-'));
    const file = join(folder, 'empty.md');
    writeFileSync(file, '');
    try {
      expect(await explained(file, locale)).toEqual({ status: 1, text: `${file}: ${reason}` });
      const [out, err]: [string[], string[]] = [[], []];
      const { results: texts } = commandLineTexts(locale);
      await parseFiles(
        [file],
        { json: true, texts },
        (line) => out.push(line),
        (line) => err.push(line),
      );
      expect(err).toEqual([`${file}: ${reason}`]);
      expect(out.map((line) => JSON.parse(line))).toEqual([{ file, error: 'The document is empty.' }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test.each([
  ['zh-CN', /^.*: 早报，\d+ 条新闻$/mu, /^ {2}略去（速览）：/mu],
  ['zh-TW', /^.*: 早報，\d+ 則新聞$/mu, /^ {2}略去（速覽）：/mu],
] as const)('speaks the language of the terminal: %s', async (locale, found, leftOut) => {
  const { text } = await explained('daily.md', locale);
  expect(text).toMatch(found);
  expect(text).toMatch(leftOut);
  const { text: missing } = await explained('no-such-file.md', locale);
  expect(missing).toMatch(/: [一-鿿]+。$/u);
});

test('a date in the future is dropped, as in the printed edition', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-explain-'));
  try {
    const file = join(folder, 'post.md');
    const written = readFileSync(golden('counted-headings.md'), 'utf8');
    writeFileSync(file, `# 示例日报 2099 年 1 月 1 日\n\n${written.replace(/^# .*$/m, '')}`);
    const printed: string[] = [];
    await parseFiles(
      [file],
      { json: true, texts: commandLineTexts('en-US').results },
      (line) => void printed.push(line),
      () => {},
    );
    const { date, warnings } = JSON.parse(printed[0] ?? '{}');
    const { text } = await explained(file);
    expect(date).toBeNull();
    expect(text.split('\n')[0]).not.toContain('2099-01-01');
    expect(warnings.map(({ code }: { readonly code: string }) => code)).toContain('date-mismatch');
    for (const { message } of warnings) expect(text).toContain(message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a file that cannot be read fails with its reason', async () => {
  const { status, text } = await explained('no-such-file.md');
  expect(status).toBe(1);
  expect(text).toContain('no-such-file.md');
});
