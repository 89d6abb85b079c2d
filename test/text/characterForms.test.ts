import { expect, test } from 'vitest';
import { formOf } from '../../src/text/characterForms.ts';
import { foldLetters, simplify } from '../../src/text/fold.ts';

test('gives the lower-case form in normal width of a character that has one everywhere', () => {
  expect(['Ａ', 'B', '，', '…', '中', '①'].map((sign) => formOf(sign.charCodeAt(0)))).toEqual([
    'a',
    'b',
    ',',
    '...',
    '中',
    '1',
  ]);
});

test.each([
  ['a mark', '\u0301'],
  ['a letter of a Korean syllable', '\u1161'],
  ['the sigma, which has another form at the end of a word', 'Σ'],
  ['half of a character', '\ud83d'],
  ['an invisible character', '\u200b'],
  ['a voiced mark in half width', '\uff9e'],
])('has no form for %s', (_, character) => {
  expect(formOf(character.charCodeAt(0))).toBeUndefined();
});

/** Folds a text at once, as the table of single characters must not change it. */
function foldedWhole(text: string): string {
  return text
    .replace(/[\p{Cf}\u{fe00}-\u{fe0f}]/gu, '')
    .normalize('NFKC')
    .toLowerCase();
}

test.each(['e', '가', 'か', 'Σ'])(
  'a character behind %s is folded as in a text that is folded whole',
  (other) => {
    const different: string[] = [];
    for (let unit = 1; unit < 0x10000; unit++) {
      const text = `${other}${String.fromCharCode(unit)}`;
      if (foldLetters(text) !== simplify(foldedWhole(text))) different.push(text);
    }
    expect(different).toEqual([]);
  },
);
