import { expect, test } from 'vitest';
import { withToldSections } from '../../../../src/editions/layouts/amendments/toldSections.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const FIRST = ['## 一、行业', '### 海湾工作室公布新作', '该作定于十月在两个平台上市，首批试玩下周开放。'];
const LAST = ['## 三、社区', '### 北城论坛改版引来批评', '旧的版块被合并，站长说会在月底前恢复其中两个。'];
const LIST = [
  '- 《青云之歌》由海湾工作室开发，三月五日在国内上线。',
  '- 《山风》由北城互动发行，三月六日开放试玩，有中文。',
].join('\n');

/** Returns the titles of a layout of third-level headings with those of the sections that are lists of sentences. */
function titlesIn(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const headings = candidates.all.filter(({ style }) => style === 'h3');
  const titles = new Map(headings.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withToldSections({ titles, origin: 'test' }, candidates), candidates);
}

test('sentences in the list of a section between sections with titles are its stories', () => {
  expect(titlesIn([...FIRST, '## 二、新作日历', LIST, ...LAST])).toHaveLength(4);
});

test('a list of sentences in a last section may sum the edition up', () => {
  expect(titlesIn([...FIRST, ...LAST, '## 四、总览', LIST])).toHaveLength(2);
});

test('a list of links and names in a section between others holds none', () => {
  const links = '- [项目主页在这里可以看到](https://example.org/1)\n- [文档](https://example.org/2)';
  expect(titlesIn([...FIRST, '## 二、链接', links, ...LAST])).toHaveLength(2);
});

test('sentences under a title of their section are its points', () => {
  const title = '### 本周有两款新作';
  expect(titlesIn([...FIRST, '## 二、新作', title, LIST, ...LAST])).toHaveLength(3);
});
