import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { explainFiles } from '../../src/cli/explain.ts';

const golden = (name: string) => fileURLToPath(new URL(`../editions/golden/${name}`, import.meta.url));

async function explained(name: string): Promise<{ status: number; text: string }> {
  const lines: string[] = [];
  const sink = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  const status = await explainFiles([golden(name)], sink);
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

test('of an announced edition it says that its list of contents told the titles', async () => {
  const { text } = await explained('daily.md');
  expect(text).toContain('found again below');
  expect(text).toContain('left out as glance');
});

test('a file that cannot be read fails with its reason', async () => {
  const { status, text } = await explained('no-such-file.md');
  expect(status).toBe(1);
  expect(text).toContain('no-such-file.md');
});
