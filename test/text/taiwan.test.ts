import { Converter } from 'opencc-js/cn2t';
import list from 'opencc-js/dict/TSCharacters';
import { describe, expect, test } from 'vitest';
import { PhraseBook } from '../../src/text/phraseBook.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';
import { TAIWAN_NAMES } from '../../src/text/taiwanNames.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import fc from '../properties.ts';

const opencc = Converter({ from: 'cn', to: 'twp' });

describe('Taiwan’s script and wording', () => {
  test.each([
    ['软件与内存', '軟體與記憶體'],
    ['程序员的信息安全', '程式設計師的資訊安全'],
    ['头发干燥，干部发展', '頭髮乾燥，幹部發展'],
    ['DeepSeek-V3 开源，评测追平 GPT-4o 🎉', 'DeepSeek-V3 開源，評測追平 GPT-4o 🎉'],
    ['字节今年的资本开支刷新纪录', '字節今年的資本開支刷新紀錄'],
    ['余承东发布新品，参数公布', '余承東發布新品，參數公布'],
    ['据界面新闻消息，埃里森身家大涨', '據界面新聞消息，埃里森身家大漲'],
    ['编译成字节码', '編譯成位元組碼'],
    ['用户界面刷新', '使用者介面刷新'],
    ['帕里萨·塔布里兹在房间里说', '帕里薩·塔布里茲在房間裡說'],
    ['', ''],
  ])('%s', (simplified, expected) => {
    expect(inTaiwanese(simplified)).toBe(expected);
  });

  test.each([
    '【視頻】台積電公布財報',
    '檢視頻道群組的權限',
    '高峰會上，郭台銘談視頻通話',
    '行駛五百公里，程序無誤',
    '準時抵達台北，占地兩萬坪',
  ])('%s is in Traditional script already', (traditional) => {
    expect(inTaiwanese(traditional)).toBe(traditional);
  });

  test('a Simplified text that quotes a Traditional word is converted', () => {
    expect(inTaiwanese('他说「權限」这个词在软件里很常见')).toBe('他說「許可權」這個詞在軟體裡很常見');
  });

  const names = TAIWAN_NAMES.split('|').map((pair) => pair.split(' ')[0] ?? '');

  test('keeps the names of people that the lexicon knows', () => {
    const people = loadLexicon().entities.filter(({ kind }) => kind === 'person');
    const called = people.flatMap((person) => person.names.map(({ text }) => inTaiwanese(text)));
    expect(called.length).toBeGreaterThan(100);
    expect(called.filter((name) => /[裡餘]/u.test(name))).toEqual([]);
  });

  test('equals opencc-js’s conversion of any text without names', () => {
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
        fc.pre(!names.some((name) => text.includes(name)));
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
