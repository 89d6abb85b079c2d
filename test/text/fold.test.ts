import { describe, expect, test } from 'vitest';
import { fold, inBothScripts, simplify, unsimplified } from '../../src/text/fold.ts';
import fc, { readableText } from '../properties.ts';

describe('fold', () => {
  test.each([
    ['full width', 'ＧＰＴ－４', 'gpt-4'],
    ['case', 'DeepSeek', 'deepseek'],
    ['Traditional', '阿里雲開源', '阿里云开源'],
    ['zero width and soft hyphen', '小\u200b米\u00ad汽\ufeff车', '小米汽车'],
    ['spaces of every kind', '  小米\u3000\u00a0 汽车\n', '小米 汽车'],
    ['compatibility forms', '①㎏ﬁ', '1kgfi'],
    ['nothing', '', ''],
  ])('%s', (_, text, folded) => expect(fold(text)).toBe(folded));

  test('is idempotent, and equal for a text in lower and upper case', () => {
    fc.assert(
      fc.property(readableText(60), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 \u4e00-\u9fff-]{0,60}$/), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});

test('simplify changes one character for one, so that offsets stay', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\u4e00-\u9fff]{0,60}$/), (text) => {
      expect(simplify(text)).toHaveLength(text.length);
      expect(simplify(simplify(text))).toBe(simplify(text));
    }),
  );
});

test.each([
  { name: 'a word with a Traditional character', word: '生成', texts: ['生成'] },
  { name: 'a word of characters with several', word: '汇总', texts: ['汇总', '匯總'] },
])('unsimplified finds $name', ({ word, texts }) => {
  const found = unsimplified(word);
  expect(found).toEqual(expect.arrayContaining(texts));
  expect(new Set(found.map(simplify))).toEqual(new Set([word]));
});

test('words in both scripts are as they stand and in every Traditional spelling', () => {
  expect(inBothScripts(['责编', '出品', '後記'])).toEqual(
    expect.arrayContaining(['责编', '責編', '出品', '後記']),
  );
});
