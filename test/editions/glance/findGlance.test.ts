import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/documents/markdown/readMarkdown.ts';
import { findGlance } from '../../../src/editions/glance/findGlance.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { storyTitles } from '../storyTitles.ts';

/** The titles of the stories of a Markdown document. */
function titlesIn(text: string): string[] {
  return storyTitles(text, 'post.md', '2026-03-01');
}

const NEWS = [
  '海湾电力把三座旧电站改成储能站',
  '山河汽车召回两万辆电动车',
  '北塔大学公布新的天文观测结果',
  '平原铁路恢复夜间货运',
  '湖畔银行关闭一百家网点',
];
const TEXT = '该机构在周三的说明会上公布了详情，并回答了记者的提问，下一步的安排将在月底公开。';
const TOOLS = ['水杉表格工具', '银杏绘图工具'];

test('a list in a section below stories does not announce them: the stories above it are kept', () => {
  const document = [
    ...NEWS.map((title, i) => `### ${i + 1}. ${title}\n\n${TEXT}`),
    '## 开源趋势',
    '**分类速览**',
    '| 项目 | 类别 | 星数 |\n| --- | --- | --- |\n| 水杉表格工具 | 办公 | 1.2k |\n| 银杏绘图工具 | 设计 | 3.4k |',
    ...TOOLS.map((title, i) => `### ${i + 1}. ${title}\n\n许可：MIT\n\n星数：1.2k\n\n${TEXT}`),
  ];
  expect(titlesIn(document.join('\n\n'))).toEqual([...NEWS, ...TOOLS]);
});

test.each(['利好公告导读:', '公告導讀', '要聞速覽'])(
  'the list under %s announces the stories below',
  (heading) => {
    const told = NEWS.slice(0, 3).map((title, i) => `${title}\n${title.slice(0, 4)}${i}日公告，${TEXT}`);
    const document = ['海湾公告早知道:三好两坏', heading, ...NEWS, '交通与能源', ...told];
    const titles = titlesIn(document.join('\n').replaceAll('\n', '\n\n'));
    expect(titles).toEqual(NEWS.slice(0, 3));
  },
);

test('a table under a heading of a glance ends before the headings below it', () => {
  const rows = NEWS.map((title) => `| ${title.slice(2)} | 官方 | 高 |`).join('\n');
  const document = [
    '# 示例日报 2026-03-01',
    '## 快速导读',
    `| 新闻 | 来源 | 评级 |\n| --- | --- | --- |\n${rows}`,
    '## 重点新闻',
    ...NEWS.map((title, i) => `### ${i + 1}. ${title}\n\n来源：示例社\n\n${TEXT}`),
  ];
  expect(titlesIn(document.join('\n\n'))).toEqual(NEWS);
});

test('a row of a table under a heading of a glance announces by its name, its head announces nothing', () => {
  const table = '| 新闻 | 要点 | 评级 |\n| --- | --- | --- |\n';
  const rows = NEWS.map((title) => `| ${title} | 官方公布了细节与时间表 | 高 |`).join('\n');
  const stories = NEWS.map((title) => `### ${title}\n\n${TEXT}`).join('\n\n');
  const { blocks } = readMarkdown(`## 快速导读\n\n${table}${rows}\n\n## 重点新闻\n\n${stories}\n`);
  expect(findGlance(linesOf(blocks)).items).toEqual(NEWS);
});
