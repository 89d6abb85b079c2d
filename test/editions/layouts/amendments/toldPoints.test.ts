import { expect, test } from 'vitest';
import { withoutToldPoints } from '../../../../src/editions/layouts/amendments/toldPoints.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TITLES = ['怎样设计服务一亿人的系统', '七种画出代码结构的工具'];
const TEXT = '作者从一台机器说起，一步一步地说明每次遇到的问题，以及当时为什么选了这个办法。';
const POINTS = ['- 先把所有的东西放在一台机器上', '- 再把数据库分开', '- 最后加上缓存'].join('\n');

/** Returns the titles that are left of a layout of all third-level headings and list items. */
function left(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const own = candidates.all.filter(({ styles }) => styles.includes('h3') || styles.includes('item'));
  const titles = new Map(
    own.map(({ line, styles }) => [line.index, styles.includes('h3') ? ('h3' as const) : ('item' as const)]),
  );
  return linesOfTitles(withoutToldPoints({ titles, origin: 'test' }, candidates), candidates);
}

test('items below the texts of headings that are titles are points of theirs', () => {
  expect(left(TITLES.flatMap((title) => [`### ${title}`, TEXT, POINTS]))).toEqual(TITLES);
});

test('items right below headings stay, the headings may name sections', () => {
  expect(left(['### 后端', POINTS, '### 前端', POINTS])).toHaveLength(8);
});

test('items stay where one of the headings has no text', () => {
  expect(left([`### ${TITLES[0]}`, TEXT, POINTS, '### 其他', POINTS])).toHaveLength(8);
});
