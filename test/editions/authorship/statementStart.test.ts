import { expect, test } from 'vitest';
import { STARTS } from '../../../src/editions/authorship/statementLetters.ts';
import { startsOf } from '../../../src/editions/authorship/statementStart.ts';

const { none, subject, maker, notice, otherLanguage } = STARTS;

test.each([
  { name: 'a word that points to the text', text: '本期内容由 AI 整理', starts: subject },
  { name: 'the same behind signs and digits', text: '* 1. 【本期】由 AI 整理', starts: subject },
  { name: 'the same in Traditional characters', text: '這條由 AI 撰寫', starts: subject },
  {
    name: 'the word with a sign behind it, whatever follows',
    text: '本“某”由 AI 整理',
    starts: subject | maker | otherLanguage,
  },
  { name: 'a link before a maker', text: '由大模型生成', starts: maker },
  { name: 'a maker in full width', text: 'ＡＩ 辅助创作', starts: subject | maker },
  { name: 'the name of a notice', text: '某作者的说明：该内容由 AI 创作', starts: notice },
  {
    name: 'a page in Japanese whose marks are apart',
    text: '本ページ'.normalize('NFD'),
    starts: otherLanguage,
  },
  { name: 'a first letter alone like one of a statement', text: '本田发布由大模型驱动的汽车', starts: none },
  { name: 'a colon behind another word', text: '该公司称：AI 由人编写', starts: none },
  { name: 'no letter', text: '2031 - 42', starts: none },
])('$name', ({ text, starts }) => {
  expect(startsOf(text)).toBe(starts);
});
