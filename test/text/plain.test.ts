import { expect, test } from 'vitest';
import { cutText } from '../../src/text/cut.ts';
import { plainText } from '../../src/text/plain.ts';
import { bigramsOf, containment, likeness } from '../../src/text/similarity.ts';

test.each([
  ['zero-width characters', 'KDE ​​系统', 'KDE 系统'],
  ['a joiner in a title', '要求‍放宽', '要求放宽'],
  ['non-breaking and ideographic spaces', 'a\u00a0b\u3000c', 'a b c'],
  ['white space runs', 'a \t\n  b', 'a b'],
  ['a line wrapped between Chinese characters', '今\n  天', '今天'],
  ['a line wrapped between words', 'GPU\n  万卡', 'GPU 万卡'],
  ['bidirectional controls', 'a\u202eb', 'ab'],
  ['nothing to do', '早报，今天', '早报，今天'],
])('plain text: %s', (_name, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('plain text keeps white space at its ends as one space, for the text beside it', () => {
  expect(plainText('\n   早报\n  ')).toBe(' 早报 ');
});

test.each([
  ['short enough', '早报', 5, '早报'],
  ['exactly as long', '早报来了', 4, '早报来了'],
  ['one too long', '早报来了呀', 4, '早报来…'],
  ['an emoji of several code points', '👨‍👩‍👧‍👦一家人', 3, '👨‍👩‍👧‍👦一…'],
  ['letters with accents', 'é́é́é́', 2, 'é́…'],
  ['a flag', '🇨🇳🇺🇸🇯🇵', 2, '🇨🇳…'],
  ['none', '早报', 0, ''],
  ['empty', '', 3, ''],
])('cutting text: %s', (_name, text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

test.each([
  ['the same', '小米发布', '小米发布', 1],
  ['nothing shared', '小米发布', '阿里开源', 0],
  ['half', '小米发布', '小米开源', 1 / 3],
  ['empty', '', '', 0],
])('likeness of texts: %s', (_name, a, b, score) => {
  expect(likeness(bigramsOf(a), bigramsOf(b))).toBeCloseTo(score);
});

test('a text’s containment in a longer one that has all of it is 1', () => {
  expect(containment(bigramsOf('小米发布'), bigramsOf('今天小米发布新机'))).toBe(1);
});
