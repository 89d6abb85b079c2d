import { expect, test } from 'vitest';
import { arguesInOrder } from '../../../../src/editions/layouts/gate/statedArticle.ts';
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
