import { expect, test } from 'vitest';
import { wordingsOf } from '../../../src/editions/glance/itemWordings.ts';

test('an item of the same wording is found whatever its case, width, spaces and punctuation', () => {
  const items = wordingsOf(['新模型 Open 4 发布', '甲公司', '——', '甲公司！']);
  expect(items.count).toBe(4);
  expect(items.equalTo('新模型ＯＰＥＮ４：发布。')).toBe(0);
  expect(items.equalTo('甲 公司')).toBe(1);
  expect(items.equalTo('！')).toBe(2);
  expect(items.equalTo('甲公司乙')).toBe(-1);
  expect(items.equalTo('新模型 Open 5 发布')).toBe(-1);
});

test('the first of equal items stands for the others', () => {
  const items = wordingsOf(['甲公司', '乙公司', '“甲公司”']);
  expect([0, 1, 2].map((item) => items.firstEqual(item))).toEqual([0, 1, 0]);
});

test('items that have a partner share no bigrams with a text', () => {
  const items = wordingsOf(['甲公司发布新品', '甲公司发布新品']);
  items.countBigrams([undefined, 3]);
  expect(items.compare('甲公司的新品')).toBe(5);
  expect([items.sharedBy(0), items.sharedBy(1)]).toEqual([3, 0]);
  expect([items.bigramsOf(0), items.bigramsOf(1)]).toEqual([6, 0]);
});

test('a list longer than the one before is taken whole', () => {
  const long = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i).repeat(3000));
  expect(wordingsOf(long).equalTo(long.at(-1) ?? '')).toBe(39);
  expect(wordingsOf(['甲']).equalTo('甲')).toBe(0);
});
