import { expect, test } from 'vitest';
import { withSourcesOfTitles } from '../../../../src/editions/stories/titles/sharedSources.ts';

const storiesOf = (titles: readonly string[]) => titles.map((title) => ({ title, attribution: null }));

test('what almost every title ends in, in brackets, is its source where most are media', () => {
  const stories = withSourcesOfTitles(
    storiesOf([
      '青云港口工人复工（示例晚报）',
      '海湾銀行下調利率（示例日報）',
      '南山医院启用新大楼（市政府办公室）',
      '极光公司与工会谈判破裂（示例新闻网）',
      '北岛港口恢复通航',
    ]),
  );
  expect(stories).toEqual([
    { title: '青云港口工人复工', attribution: '示例晚报' },
    { title: '海湾銀行下調利率', attribution: '示例日報' },
    { title: '南山医院启用新大楼', attribution: '市政府办公室' },
    { title: '极光公司与工会谈判破裂', attribution: '示例新闻网' },
    { title: '北岛港口恢复通航', attribution: null },
  ]);
});

test('names that return before bars are sources', () => {
  const titles = [
    '示例晚报 | 青云港口工人复工',
    '示例晚报 | 海湾银行下调利率',
    '北岛电台 | 南山医院启用新大楼',
    '北岛电台 | 极光公司扩产',
  ];
  expect(withSourcesOfTitles(storiesOf(titles))).toEqual([
    { title: '青云港口工人复工', attribution: '示例晚报' },
    { title: '海湾银行下调利率', attribution: '示例晚报' },
    { title: '南山医院启用新大楼', attribution: '北岛电台' },
    { title: '极光公司扩产', attribution: '北岛电台' },
  ]);
});

test('names before bars that do not return are parts of their titles', () => {
  const titles = ['青云模型 | 七十亿参数', '海湾引擎 | 第二版', '南山芯片 | 四十万片'];
  expect(withSourcesOfTitles(storiesOf(titles)).map(({ title }) => title)).toEqual(titles);
});

test.each([
  [
    'a few have one',
    ['青云港口工人复工（示例晚报）', '海湾银行下调利率', '南山医院启用新大楼', '北岛港口通航'],
  ],
  ['they explain', ['青云模型（开源）', '海湾协议（草案）', '南山芯片（量产）', '北岛引擎（试用）']],
])('titles keep what is in brackets where %s', (_name, titles) => {
  expect(withSourcesOfTitles(storiesOf(titles)).map(({ title }) => title)).toEqual(titles);
});
