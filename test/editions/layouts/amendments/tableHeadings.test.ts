import { expect, test } from 'vitest';
import { withoutTableHeadings } from '../../../../src/editions/layouts/amendments/tableHeadings.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const HEAD = '| 项目 | 简介（原文或摘要） | 星数 |\n| --- | --- | --- |';
const ROWS = ['router', 'mailbox', 'disk'].map(
  (name) => `| [some/${name}](https://a.example/${name}) | 一个示例项目 | 310 |`,
);

/** Returns the titles of a layout of all candidates once headings of tables are removed. */
function kept(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const titles = new Map(candidates.all.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withoutTableHeadings({ titles, origin: 'test' }, candidates), candidates);
}

test('a heading right above a table of stories is none of them, and neither is the row that names its columns', () => {
  expect(kept(['## 通用榜', `${HEAD}\n${ROWS.join('\n')}`]).map((row) => row.split(' ')[0])).toEqual([
    'some/router',
    'some/mailbox',
    'some/disk',
  ]);
});

test('a heading with a text above its table stays a title', () => {
  expect(kept(['## 通用榜', '榜单每天更新一次，今天的变化不大。', `${HEAD}\n${ROWS.join('\n')}`])[0]).toBe(
    '通用榜',
  );
});
