import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import list from 'opencc-js/dict/TSCharacters';
import { describe, expect, test } from 'vitest';
import { PhraseBook } from '../../src/text/phraseBook.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';

const opencc = Converter({ from: 'cn', to: 'twp' });

describe('Taiwan’s script and wording', () => {
  test.each([
    ['软件与内存', '軟體與記憶體'],
    ['程序员的信息安全', '程式設計師的資訊安全'],
    ['头发干燥，干部发展', '頭髮乾燥，幹部發展'],
    ['DeepSeek-V3 开源，评测追平 GPT-4o 🎉', 'DeepSeek-V3 開源，評測追平 GPT-4o 🎉'],
    ['', ''],
  ])('%s', (simplified, expected) => {
    expect(inTaiwanese(simplified)).toBe(expected);
  });

  test('is what opencc-js makes of any text', () => {
    const simplified = list.split('|').map((pair) => pair.split(' ')[1] ?? '');
    const words = [
      '服务器',
      '网络',
      '视频',
      '芯片',
      '软件',
      '内存',
      '人工智能',
      '皇后',
      '后来',
      '里面',
      '公里',
      '台湾',
      '面条',
      '𣗊溪',
      'GPU',
      ' ',
      '，',
      '\u{2ff0}',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...simplified),
      fc.constantFrom(...words),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('').replaceAll(/[\u{2ff0}-\u{2fff}]/gu, '');
        expect(inTaiwanese(text)).toBe(opencc(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a phrase book', () => {
  const book = new PhraseBook(['头发 頭髮|头 頭|发 發', '发 髮|干 幹']);

  test('takes the longest phrase, and the first list that has it', () => {
    expect(book.replace('头发，发头干')).toBe('頭髮，發頭幹');
  });

  test('cuts a text at its phrases', () => {
    expect(book.segments('ab头发cd头')).toEqual(['ab', '头发', 'cd', '头']);
  });
});
