import { expect, test } from 'vitest';
import { excerptFor, type FindsWord } from '../../src/search/ranking/excerpt.ts';
import fc from '../properties.ts';

/** Finds a word where it stands as it is typed. */
const wordMatcher =
  (word: string): FindsWord =>
  (text) => {
    const start = text.indexOf(word);
    return start < 0 ? undefined : { start, end: start + word.length };
  };

const told = (paragraph: string, word: string) => excerptFor([paragraph], [wordMatcher(word)])?.text;

test.each([
  '去年十月发布的新版本里，GraphicOS 9.0、海螺的 HarborOS 2 和其他几家厂商的系统都在名单上，排名没有变化。',
  '一二三四五六七八九十一二三四五六七八九十 AppStore和海螺应用商店，其他商店将陆续上架，时间另行通知。',
  '他说海螺这一年的收入达到了多少多少多少多少多少多少多少多少多少多少多少多少 12345.6 万元，超过预期。',
])('no word and no number is cut in two: %s', (paragraph) => {
  const excerpt = told(paragraph, '海螺') ?? '';
  expect(excerpt).toContain('…');
  const words = paragraph.match(/[\w.]+/gu) ?? [];
  for (const part of excerpt.match(/[\w.]+/gu) ?? []) expect(words).toContain(part);
});

test.each([
  [
    '据国内外多家媒体报道，知情人士称，海螺正在考虑为人工智能软件创建一个应用商店，供开发者出售自己的模型和工具。',
    '…知情人士称，海螺正在',
  ],
  [
    '在这样一份长达数十页的诉讼文件里说明 2024 年海螺付给作者的钱不到一半，而且拖了很久很久很久很久很久。',
    '…里说明 2024 年海螺付',
  ],
  [
    '该公司此前多次向监管机构提出过类似申请， 海螺这一次终于被批准，预计年内就可以把产品卖到更多的地方。',
    '…海螺这一次',
  ],
])(
  'what stands before a word begins behind a pause where there is one, and never with a space',
  (text, beginning) => {
    expect(told(text, '海螺')?.startsWith(beginning)).toBe(true);
  },
);

test('a short sentence is whole, without marks of being cut', () => {
  expect(told('海螺今天开店。后面还有一句。', '海螺')).toBe('海螺今天开店。');
});

const pieces = fc.array(
  fc.constantFrom('中', '文', 'Ab', '9.5', '-', ' ', '，', '👩‍💻', '🚀', 'é', '한', 'x'.repeat(30)),
  { maxLength: 60 },
);

test('whatever surrounds a word, the excerpt has it, marks it, and divides no character', () => {
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const text = `${before.join('')}海螺${after.join('')}`;
      const excerpt = excerptFor([text], [wordMatcher('海螺')]);
      if (excerpt === undefined) throw new Error('no excerpt');
      const [mark] = excerpt.marks;
      expect(mark && excerpt.text.slice(mark.from, mark.to)).toBe('海螺');
      expect(excerpt.text.isWellFormed()).toBe(true);
      expect(text).toContain(excerpt.text.replace(/^…|…$/gu, ''));
      expect(excerpt.text.length).toBeLessThanOrEqual(40 + 16 + 2);
    }),
  );
});
