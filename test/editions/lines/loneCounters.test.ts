import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/documents/markdown/readMarkdown.ts';
import { isBoilerplateLine } from '../../../src/editions/lines/boilerplateLine.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

const textsOf = (markdown: string) =>
  linesOf(readMarkdown(markdown).blocks)
    .map(({ text }) => text)
    .filter(Boolean);

test.each([
  [
    'in a box of their own',
    ['**0****1**', '甲公司开源', '正文。', '**02**', '乙公司上市', '正文。', '**03**', '丙公司裁员'],
    '1、甲公司开源',
  ],
  [
    'of which one is above a question',
    ['1', '甲公司开源', '正文。', '2', '乙公司上市', '正文。', '3', '丙公司会裁员吗?', '正文。'],
    '3、丙公司会裁员吗?',
  ],
  [
    'that begin amid the list',
    ['4', '甲公司开源', '正文。', '5', '乙公司上市', '正文。', '6', '丙公司裁员', '正文。'],
    '4、甲公司开源',
  ],
  [
    'behind a spaced abbreviation',
    ['NO . 1', '甲公司开源', '正文。', 'NO . 2', '乙公司上市', '正文。', 'NO . 3', '丙公司裁员', '正文。'],
    '1、甲公司开源',
  ],
  [
    'of which one is above both halves of a title',
    ['1', '甲公司开源', '正文。', '2', '乙公司上市,', '股价涨了三成', '正文。', '3', '丙公司裁员', '正文。'],
    '2、乙公司上市,股价涨了三成',
  ],
])('numbers %s are ordinals of the lines below', (_name, blocks, titled) => {
  expect(textsOf(blocks.join('\n\n'))).toContain(titled);
});

test.each([
  ['too few', ['**1**', '甲公司开源', '正文。', '**2**', '乙公司上市']],
  [
    'that do not count on',
    ['**7**', '甲公司开源', '**3**', '乙公司上市', '**12**', '丙公司裁员', '**5**', '丁公司降价'],
  ],
  ['above whole sentences', ['1', '甲公司今天开源。', '2', '乙公司今天上市。', '3', '丙公司今天裁员。']],
])('numbers %s are no ordinals', (_name, blocks) => {
  expect(textsOf(blocks.join('\n\n'))).toContain(blocks[1]?.replaceAll('*', ''));
});

test('titles below numbers of their own are the stories, and not the bold lines between', () => {
  const titles = [
    '青云汽车召回两万辆轿车',
    '海湾银行下调三年期利率',
    '极光公司完成三亿元融资',
    '南山医院启用新大楼',
  ];
  const stories = titles.map(
    (title, i) =>
      `0${i + 1}\n\n${title}\n\n${title.slice(0, 4)}周三公布了这个消息，各方都在等待后续的安排，细节还没有公开。\n\n**详情**\n\n相关负责人说，下个月会有结果，届时将在官网公告。`,
  );
  const reading = readEdition({
    bytes: Buffer.from(`# 示例周报 第 12 期\n\n${stories.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date(0),
  });
  expect(reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title)).toEqual(
    titles,
  );
});

test('a web address behind left-over signs of bold text is no title', () => {
  expect(isBoilerplateLine('****https://a.example/news/1.html')).toBe(true);
});
