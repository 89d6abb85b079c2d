import { expect, test } from 'vitest';
import { withCountedMates } from '../../../../src/editions/layouts/amendments/countedMates.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TEXT = '维护者在邮件列表里说明了改动的原因，文档已经更新，下个版本会去掉旧的选项。';

/** Returns the titles of a layout of the counted lines that are no sentences, with the rest of their counts. */
function titlesIn(lines: readonly string[]): string[] {
  const candidates = candidatesIn(lines.flatMap((line) => [line, TEXT]));
  const counted = candidates.all.filter(({ style }) => style === 'numbered');
  const titles = new Map(counted.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withCountedMates({ titles, origin: 'test' }, candidates), candidates);
}

const TITLES = ['1、 青云容器发布新版本', '2、 海湾调度器改用新的许可证', '3、 北城云提供官方镜像'];

test('a sentence that goes on with a count of titles is a title', () => {
  const last = '4、山风项目发布了第一个版本。';
  expect(titlesIn([...TITLES, last])).toEqual([...TITLES, last]);
});

test('counted sentences that are as many as the titles are not added', () => {
  const sentences = ['4、它支持两种系统。', '5、它需要新的内核。', '6、它不再读取旧的文件。'];
  expect(titlesIn([...TITLES, ...sentences])).toEqual(TITLES);
});
