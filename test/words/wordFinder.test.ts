import { expect, test } from 'vitest';
import { WordFinder } from '../../src/words/wordFinder.ts';

const finder = new WordFinder(['扫码', '开发者大会', 'InsCode', '赞']);

test.each([
  { name: 'a word at the start', text: '扫码入群', isIn: true },
  { name: 'a word at the end', text: '请来开发者大会', isIn: true },
  { name: 'a word that is only begun', text: '请来开发者大', isIn: false },
  { name: 'letters in another case', text: '用 INSCODE 写的', isIn: true },
  { name: 'a word of one character', text: '点个赞', isIn: true },
  { name: 'parts of a word apart', text: '扫一扫码头', isIn: true },
  { name: 'letters in another width', text: '用 ＩｎｓＣＯＤＥ 写的', isIn: true },
  { name: 'no word', text: '某公司发布新品', isIn: false },
  { name: 'nothing', text: '', isIn: false },
])('$name', ({ text, isIn }) => {
  expect(finder.isIn(text)).toBe(isIn);
});
