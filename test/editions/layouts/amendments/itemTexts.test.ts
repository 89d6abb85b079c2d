import { expect, test } from 'vitest';
import { withoutItemTexts } from '../../../../src/editions/layouts/amendments/itemTexts.ts';
import { candidatesIn } from '../candidatesIn.ts';

const NEWS: readonly (readonly [string, string])[] = [
  ['青云汽车召回两万辆轿车', '公司周一说，刹车软管可能开裂，车主可以到任何一家门店免费更换。'],
  ['北斗芯片开始量产', '第一批芯片在东海市的工厂下线，供应三家手机厂商，年底前产能翻一番。'],
  ['海湾银行恢复手机服务', '手机应用停用了六个小时，银行说原因是机房断电，损失还在统计。'],
  ['南山医院试用机械臂', '第一例手术用了四十分钟，病人第二天就能下床，医院明年再买两台。'],
];

/** Returns the texts that are titles after amending a layout with all items of a list. */
function amended(list: string): string[] {
  const candidates = candidatesIn([list]);
  const items = candidates.all.filter(({ style }) => style === 'item').map(({ line }) => line.index);
  const layout = { titles: new Map(items.map((index) => [index, 'item'] as const)), origin: 'test' };
  return [...withoutItemTexts(layout, candidates).titles.keys()].map(
    (index) => candidates.masthead.lines[index]?.text ?? '',
  );
}

test('the second paragraph of a list item is its text', () => {
  const list = NEWS.map(([title, text]) => `- ${title}\n\n  ${text}`).join('\n\n');
  expect(amended(list)).toEqual(NEWS.map(([title]) => title));
});

test.each([
  ['are all headlines', NEWS.flatMap(([title]) => [title, `${title}后股价上涨`])],
  [
    'are headlines with two sentences between them',
    [...NEWS.map(([title]) => title), ...NEWS.slice(0, 2).map(([, text]) => text)],
  ],
])('items that %s stay titles', (_, items) => {
  expect(amended(items.map((item) => `- ${item}`).join('\n'))).toEqual(items);
});
