import { expect, test } from 'vitest';
import { withCountedSections } from '../../../../src/editions/layouts/amendments/countedSections.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const HEADLINES = ['海湾银行恢复手机服务', '北城扩大无人出租车试点', '青云港口的工人们为什么还在等'];

/** Returns the titles of a layout of the first item alone once counted sections have all their entries. */
function counted(heading: string, items: readonly string[]): string[] {
  const candidates = candidatesIn([heading, items.join('\n')]);
  const first = candidates.all.find(({ line }) => line.kind === 'item');
  const titles = new Map(first ? [[first.line.index, first.style]] : []);
  return linesOfTitles(withCountedSections({ titles, origin: 'test' }, candidates), candidates);
}

const ITEMS = HEADLINES.map((headline) => `- ${headline}`);

test.each(['## 综合 (3 条)', '## 综合（3）', '## 📰 財經（3 則）'])(
  'all items under %s are stories',
  (heading) => {
    expect(counted(heading, ITEMS)).toEqual(HEADLINES);
  },
);

test('points under the items of a section are not counted as items', () => {
  expect(
    counted(
      '## 综合 (3 条)',
      ITEMS.flatMap((item) => [item, '  - 编辑部稍后会补充']),
    ),
  ).toEqual(HEADLINES);
});

test.each([
  ['the list has another number of items', '## 综合 (4 条)'],
  ['the section holds no news', '## 往期回顾 (3)'],
])('titles stay where %s', (_name, heading) => {
  expect(counted(heading, ITEMS)).toEqual(HEADLINES.slice(0, 1));
});
