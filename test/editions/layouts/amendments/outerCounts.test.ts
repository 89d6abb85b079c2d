import { expect, test } from 'vitest';
import { withoutOuterCounts } from '../../../../src/editions/layouts/amendments/outerCounts.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TEXT = '该软件的网页界面没有检查输入的长度，远程的使用者可以让它停止服务，厂商已经公布补丁。';
const FIGURES = [
  '（一） 新增数量',
  '本周新增六百个。',
  '（二） 厂商分布',
  '某基金会的产品最多，有一百四十个。',
];
const INNER = ['**1. 海湾相册输入检查缺失**', TEXT, '**2. 北城网关越权访问**', TEXT];

/** Returns the titles that are left of a layout of all lines that count in Chinese and all that count in figures. */
function left(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const counted = candidates.all.filter(({ style, ordinal }) => style === 'chinese numbered' || ordinal > 0);
  const titles = new Map(counted.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withoutOuterCounts({ titles, origin: 'test' }, candidates), candidates);
}

test('of lines that count in Chinese and bold ones that count under the last of them, the bold ones are stories', () => {
  expect(left([...FIGURES, '（三） 重要实例', '实例见下表。', ...INNER])).toEqual([
    '1. 海湾相册输入检查缺失',
    '2. 北城网关越权访问',
  ]);
});

test('where bold lines that count stand under several of them, all are kept', () => {
  expect(left([...FIGURES, ...INNER, '（三） 修复情况', TEXT, ...INNER])).toHaveLength(7);
});
