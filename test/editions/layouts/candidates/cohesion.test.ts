import { expect, test } from 'vitest';
import { cohesionOf } from '../../../../src/editions/layouts/candidates/cohesion.ts';
import { linesOf } from '../../../../src/editions/lines/line.ts';

function linesWith(...texts: readonly string[]) {
  return linesOf(
    texts.map((text) => ({
      kind: 'paragraph',
      level: 0,
      quoted: false,
      inlines: [{ kind: 'text', text, bold: false, url: null }],
    })),
  );
}

const LINES = linesWith(
  '青云汽车召回两万辆轿车',
  '青云汽车今天宣布召回两万辆轿车，原因是刹车软管。',
  '召回从下月开始，青云汽车的车主可以免费更换软管。',
  '北斗芯片开始量产',
  '北斗芯片的第一条产线今天开始量产，年产四十万片。',
  '产线由北斗芯片与两所大学共建。',
);

test('where the subject changes a line shares less with what is above than where it goes on', () => {
  const { across, above, below } = cohesionOf(LINES, new Set());
  expect(across[3]).toBeLessThan(0.1);
  expect(across[1]).toBeGreaterThan(across[3] ?? 1);
  expect(above[3]).toBeLessThan(0.2);
  expect(below[3]).toBeGreaterThan(0.5);
});

test('lines that belong to no story do not change the cohesion', () => {
  const { above, across } = cohesionOf(LINES, new Set([0]));
  expect([above[0], across[0], above[1]]).toEqual([0, 0, 0]);
});

test('the sums run up to every line, and an empty document has none', () => {
  const { across, sums, texts } = cohesionOf(LINES, new Set());
  const total = across.reduce((sum, each) => sum + each, 0);
  expect(sums.at(-1)).toBeCloseTo(total, 5);
  expect([...texts]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(cohesionOf([], new Set()).sums).toHaveLength(1);
});

test('a word that every line holds gives them a cohesion below 0.2', () => {
  const lines = linesWith('示例 alpha', '示例 beta', '示例 gamma', '示例 delta');
  expect(Math.max(...cohesionOf(lines, new Set()).across)).toBeLessThan(0.2);
});
