import { describe, expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { atomsOf, keyOf } from '../../src/words/atoms.ts';
import fc, { readableText } from '../properties.ts';

describe('atomsOf', () => {
  test.each([
    ['characters stand alone', '小米', ['小', '米']],
    ['letters and digits part', 'gpt4o', ['gpt', '4', 'o']],
    ['a point inside a number stays', 'v3.5.', ['v', '3.5']],
    ['thousands separators go', '1,000亿', ['1000', '亿']],
    ['a list of numbers is no thousand', '1,2,3', ['1,2,3']],
    ['signs of languages', 'c++20 c#', ['c++', '20', 'c#']],
    ['kana and hangul are characters', 'カ한', ['カ', '한']],
    ['other scripts are letters', 'яндекс', ['яндекс']],
    ['beyond the basic plane', '𠮷野', ['𠮷', '野']],
    ['nothing', '，。!', []],
  ])('%s', (_, text, atoms) => expect(atomsOf(text).map((atom) => atom.text)).toEqual(atoms));

  test('a hyphen, a blank or a dot joins atoms, punctuation and wide gaps do not', () => {
    const joins = (text: string) => atomsOf(text).at(-1)?.joined;
    expect([joins('gpt-4'), joins('open ai'), joins('a·b')]).toEqual([true, true, true]);
    expect([joins('gpt，4'), joins('gpt（4'), joins('gpt      4')]).toEqual([false, false, false]);
  });

  test('offsets cover the text of each atom, in order', () => {
    fc.assert(
      fc.property(readableText(80), (text) => {
        const folded = fold(text);
        let end = 0;
        for (const atom of atomsOf(folded)) {
          expect(atom.start).toBeGreaterThanOrEqual(end);
          expect(atom.end).toBeGreaterThan(atom.start);
          end = atom.end;
        }
        expect(end).toBeLessThanOrEqual(folded.length);
      }),
    );
  });
});

test.each([
  ['GPT-4', 'gpt4'],
  ['ＧＰＴ　4', 'gpt4'],
  ['萨姆·奥特曼', '萨姆奥特曼'],
  ['.NET 8', 'net8'],
  ['Node.js', 'nodejs'],
  ['C++', 'c++'],
])('the key of %s is %s', (name, key) => expect(keyOf(name)).toBe(key));
