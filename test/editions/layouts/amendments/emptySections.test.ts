import { expect, test } from 'vitest';
import { withEmptySections } from '../../../../src/editions/layouts/amendments/emptySections.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const HEADED = [
  '## 一、产品',
  '### 青云相机上市',
  '青云相机公布了售价，首批一万台，下月发货，旧款可以折价更换。',
];

/** Returns the titles of a layout of third-level headings once the items of other sections are added. */
function filled(blocks: readonly string[], probability: number): string[] {
  const candidates = candidatesIn([...HEADED, ...blocks]);
  const headings = candidates.all.filter(({ style }) => style === 'h3');
  const titles = new Map(headings.map(({ line, style }) => [line.index, style]));
  const probabilities = Float64Array.from(candidates.all, () => probability);
  const layout = withEmptySections({ titles, origin: 'test' }, candidates, probabilities);
  return linesOfTitles(layout, candidates).slice(1);
}

test('bold names with a text are the stories of a section that has none, however unlikely each is', () => {
  const items = [
    '- **海湾银行**：本季营收增长一成，海外业务占了三分之一。',
    '- **北城电网**：两座变电站完工，停电的次数比去年少一半。',
  ];
  expect(filled(['## 二、公司', items.join('\n')], 0.02)).toHaveLength(2);
});

test('unlikely links under a heading of their own are further reading, no stories', () => {
  const items = [
    '- [上一期的内容都在这里可以看到](https://example.com/1)',
    '- [更早的内容在另一页可以看到](https://example.com/2)',
  ];
  expect(filled(['## 二、往期', items.join('\n')], 0.02)).toEqual([]);
});

test('headlines in a list under days are the stories of a section that has none', () => {
  const list = [
    '- 周一（3.4）',
    '  - 海湾银行恢复手机服务',
    '  - 北城扩大无人出租车试点',
    '- 周二（3.5）',
    '  - [存储芯片](https://example.com/3)价格见顶',
  ];
  expect(filled(['## 二、大事记', list.join('\n')], 0.001)).toEqual([
    '海湾银行恢复手机服务',
    '北城扩大无人出租车试点',
    '存储芯片价格见顶',
  ]);
});

test('points in a list under other items are no stories', () => {
  const list = ['- 说明', '  - 每周三更新一次', '  - 来信请寄编辑部', '  - 转载请注明出处'];
  expect(filled(['## 二、关于', list.join('\n')], 0.02)).toEqual([]);
});

test('lines that begin with their category are the stories of a section that has none', () => {
  const lines = ['**[产品]** 海湾相机发布第二代', '**[政策]** 北城公布自动驾驶细则'];
  expect(filled(['## 二、值得一看', lines.join('\n\n')], 0.1)).toHaveLength(2);
});
