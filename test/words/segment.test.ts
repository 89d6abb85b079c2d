import { describe, expect, test } from 'vitest';
import { createLexicon } from '../../src/words/lexicon.ts';
import { tokenise } from '../../src/words/segment.ts';
import fc, { readableText } from '../properties.ts';

const lexicon = createLexicon('[company]\n小米\n萨姆·奥特曼 = 山姆奥特曼\n[model]\nGPT-4\n');

describe('tokenise', () => {
  test.each([
    ['a question', '小米什么时候造车', ['小米', '什么时候', '造车']],
    ['no name across two words', '统一加快推进', ['统一', '加快', '推进']],
    ['a listed name stays whole', '山姆·奥特曼谈gpt 4', ['山姆·奥特曼', '谈', 'gpt 4']],
    ['words, letters and digits', 'iPhone16发布', ['iphone', '16', '发布']],
    ['loose characters join, grammar does not', '大数据杀熟的事', ['大', '数据', '杀熟', '的', '事']],
    ['nothing', '，。', []],
  ])('%s', (_, text, words) => expect(tokenise(lexicon, text).map((word) => word.text)).toEqual(words));

  test('names carry their entity', () => {
    expect(tokenise(lexicon, '小米的GPT4').map((word) => word.entity?.name)).toEqual([
      '小米',
      undefined,
      'GPT-4',
    ]);
  });

  test('a long run of characters that are no words is divided in linear time', () => {
    const words = tokenise(lexicon, '吖'.repeat(30_000));
    expect(Math.max(...words.map((word) => word.atoms.length))).toBeLessThanOrEqual(8);
    expect(words.reduce((sum, word) => sum + word.atoms.length, 0)).toBe(30_000);
  });

  test('any text: every atom in just one word, in order', () => {
    fc.assert(
      fc.property(readableText(60), (text) => {
        let end = 0;
        for (const word of tokenise(lexicon, text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.atoms.length).toBeGreaterThan(0);
          end = word.end;
        }
      }),
    );
  });
});
