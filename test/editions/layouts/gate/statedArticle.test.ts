import { expect, test } from 'vitest';
import {
  arguesInOrder,
  asksMostly,
  countsInChapter,
  namesParts,
  tellsOneText,
} from '../../../../src/editions/layouts/gate/statedArticle.ts';
import { readEdition } from '../../../../src/editions/readEdition.ts';

test.each([
  [['第一，价格持续下降', '第二，大公司退出', '甲市延期'], true],
  [['首先，甲公司降价', '其次，乙公司跟进'], true],
  [['第一，价格持续下降', '甲公司降价'], false],
  [['第一、甲公司降价', '第二、乙公司跟进'], false],
  [['第一季度，甲公司降价', '第二季度，乙公司跟进'], false],
])('titles %s argue in order: %s', (titles, argues) => {
  expect(arguesInOrder(titles)).toBe(argues);
});

test.each([
  [['漏洞描述', '甲系统的口令', '漏洞案例', '修复建议'], true],
  [['一、背景介绍', '二、搭建步骤', '三、总结'], true],
  [['漏洞描述', '甲系统的口令', '乙系统的口令', '丙系统的口令'], false],
  [['漏洞描述', '修复建议', '漏洞描述', '修复建议'], false],
  [['甲公司公布背景介绍', '乙公司给出修复建议'], false],
])('titles %s name parts of one article: %s', (titles, names) => {
  expect(namesParts(titles)).toBe(names);
});

test.each([
  [['9.3.1 为什么要用自定义网络', '9.3.2 创建自定义网络', '小结'], true],
  [['1.1.1.甲公司公布新规', '1.1.2.乙公司跟进'], false],
  [['1.1.1.甲公司公布新规', '2.1.1.乙公司跟进', '2.1.2.丙公司涨价', '3.1.1.丁公司上市'], false],
  [['9.3.1 为什么要用自定义网络', '创建自定义网络', '小结'], false],
  [['9.1 甲公司上市', '9.2 乙公司裁员'], false],
])('titles %s are counted in a chapter: %s', (titles, counts) => {
  expect(countsInChapter(titles)).toBe(counts);
});

test.each([
  [['哪些社区可以报名', '社区如何报名', '导师是否可以提前选人', '名额'], true],
  [['甲公司为什么裁员', '乙公司上市', '丙公司涨价', '丁公司能否翻身？'], false],
  [['甲公司为什么裁员', '乙公司能否翻身？'], false],
])('titles %s mostly ask: %s', (titles, ask) => {
  expect(asksMostly(titles)).toBe(ask);
});

test.each([
  ['世事无常', '', true],
  ['示例早报', '示例早报', false],
  ['今日新闻', '', false],
  ['2031年3月5日', '', false],
  ['', '', false],
])('untitled texts under “%s” of column “%s” are one: %s', (headline, column, isOne) => {
  const titles = new Map<number, 'sentence'>([3, 5, 7].map((index) => [index, 'sentence']));
  expect(tellsOneText({ headline, column }, titles)).toBe(isOne);
  expect(tellsOneText({ headline, column }, new Map([[3, 'h2']]))).toBe(false);
});

const PARAGRAPHS = [
  '北岭生物位于滨海的园区上月启用。公司宣布，首款新药获得批准，这在本地企业中还是第一次。',
  '3月2日，北岭生物公告称，将在海外设立研发中心，投资三亿元。首批员工已经到位。',
  '监管部门近日发布新规，缩短新药审批时间。业内人士表示，两年前的审批要等三十个月。',
  '北岭生物的对手南洲医药也宣布完成融资，由老股东领投。资金将用于扩建工厂和海外临床试验。',
  '医保局公布集中采购结果，仿制药价格下降一半。北岭生物表示，未来只研发新药。',
];

test('an untitled text below a headline is one article', () => {
  const text = `---\ntitle: 冉冉升起的新星\n---\n\n${PARAGRAPHS.join('\n\n')}\n`;
  const time = new Date('2031-03-05T00:00:00Z');
  expect(readEdition({ bytes: Buffer.from(text), origin: 'post.md', time }).kind).toBe('article');
});

const POINTS = [
  '随着甲市的土地拍卖结束，第二轮集中供地已经全部完成。与第一轮相比，热度明显下降，多数地块以底价成交。',
  '第一，溢价率持续下降，流拍率上升。在第二轮供地中，二十二城平均溢价率只有百分之四，超过八成城市低于第一轮。',
  '第二，民营房企集体退出，国有企业托底。第一轮中规模房企拍得近四成地块，第二轮降到一成，地方平台公司占了一半。',
  '第三，热点城市也明显降温。乙市和丙市的竞拍家数减少一半，部分地块无人报名，丁市延期公告。',
];

test('points of an argument in order are one article', () => {
  const text = `二轮土拍降温，规模房企退出\n\n示例研究 2031-03-05 17:39\n\n${POINTS.join('\n\n')}`;
  const read = (origin: string) =>
    readEdition({ bytes: Buffer.from(text), origin, time: new Date('2031-03-05T00:00:00Z') }).kind;
  expect(read('page.txt')).toBe('article');
});

test('parts of an article are one even in a numbered issue of a column', () => {
  const parts = ['问题简介', '问题危害', '真实案例', '处理建议'].map(
    (part, i) =>
      `**${part}**\n\n任意文件读取是第 ${i + 1} 类常见的问题，攻击者可以读到服务器上的文件，管理员应当检查。`,
  );
  const text = `# 【示例·安全】任意文件读取漏洞简介（第49期月刊）\n\n${parts.join('\n\n')}\n`;
  const time = new Date('2031-03-05T00:00:00Z');
  expect(readEdition({ bytes: Buffer.from(text), origin: 'post.md', time }).kind).toBe('article');
});
