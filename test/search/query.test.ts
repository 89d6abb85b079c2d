import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsIn } from '../../src/search/amounts.ts';
import { parseQuery } from '../../src/search/filters.ts';
import { indexTermsOf } from '../../src/search/indexTerms.ts';
import { comparable, occurrenceFinder } from '../../src/search/occurrences.ts';
import { understand, wordTerm } from '../../src/search/terms.ts';
import { atomsOf } from '../../src/words/atoms.ts';
import { clock, lexicon } from './news.ts';

describe('parseQuery', () => {
  test.each([
    ['no filter', '小米 造车', '小米 造车', {}],
    ['a column', '小米 column:极客头条', '小米', { column: '极客头条' }],
    ['full-width colon', '小米 column：极客头条', '小米', { column: '极客头条' }],
    ['quotes', 'section:"国际 要闻" 苹果', '苹果', { section: '国际 要闻' }],
    ['Chinese names of filters', '栏目:AI周报 版块:国内', '', { column: 'AI周报', section: '国内' }],
    ['since', 'since:2024-12-01', '', { since: '2024-12-01' }],
    ['last days', 'last:7d', '', { since: '2025-01-04' }],
    ['last weeks', 'LAST:2w', '', { since: '2024-12-28' }],
    ['an impossible day stays a word', 'since:2024-13-01', 'since:2024-13-01', {}],
    ['an unknown unit stays a word', 'last:7x', 'last:7x', {}],
    ['not inside a word', 'mycolumn:x', 'mycolumn:x', {}],
  ])('%s: %s', (_, query, text, filters) => expect(parseQuery(query, clock)).toEqual({ text, filters }));
});

describe('understand', () => {
  const terms = (query: string) => understand(lexicon, query).terms.map((term) => term.text);

  test.each([
    ['question words go', '小米什么时候造车', ['小米', '造车']],
    ['fillers go', '关于苹果的最新消息', ['苹果']],
    ['unless they are all there is', '最新消息', ['最新消息']],
    ['a number and its unit are one', '6710 亿参数', ['6710 亿', '参数']],
    ['letters and their number too', 'iphone 16 发布', ['iphone 16', '发布']],
    ['a listed name whole', 'sam altman 结婚', ['sam altman', '结婚']],
    ['numerals apart from words', '一个漏洞卖三亿', ['漏洞', '卖', '三亿']],
    ['each term once', '小米 Xiaomi', ['小米']],
    ['nothing', '？！', []],
  ])('%s: %s', (_, query, expected) => expect(terms(query)).toEqual(expected));

  test.each([
    ['小米什么时候造车', true],
    ['小米造车', false],
    ['谁收购了 Figma 公司', true],
  ])('%s may be answered in other words: %s', (query, loose) =>
    expect(understand(lexicon, query).loose).toBe(loose),
  );
});

describe('indexTermsOf', () => {
  test.each([
    ['Chinese in pairs, the last alone', '小米汽车', ['小米', '米汽', '汽车', '车']],
    ['letters and digits whole and in pairs', 'GPT-4o', ['gpt', 'gpt4', '4', '4o', 'o']],
    ['letters beside Chinese apart', 'Open手机', ['open', '手机', '机']],
    ['one or two letters with it', 'B站', ['b', 'b站', '站']],
    ['a number with what follows', '5.5毫米', ['5.5', '5.5毫', '毫米', '米']],
    ['not across a sentence', '小。米', ['小', '米']],
  ])('%s: %s', (_, text, terms) => expect([...indexTermsOf(text)].sort()).toEqual([...terms].sort()));
});

describe('amounts', () => {
  const value = (text: string) => amountsIn(atomsOf(text)).map((amount) => amount.term);

  test.each([
    ['6710 亿', ['=671000000000']],
    ['671b', ['=671000000000']],
    ['671 billion', ['=671000000000']],
    ['三亿', ['=300000000']],
    ['3亿', ['=300000000']],
    ['1.5万', ['=15000']],
    ['十二万', ['=120000']],
    ['2 万亿', ['=2000000000000']],
    ['1,000 亿', ['=100000000000']],
    ['16', []],
    ['万一', []],
  ])('%s', (text, terms) => expect(value(text)).toEqual(terms));

  test('a number that is written with or without separators is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        expect(value(`${n.toLocaleString('en-US')}万`)).toEqual(value(`${n}万`));
      }),
    );
  });
});

describe('occurrences', () => {
  const find = (word: string, text: string) => occurrenceFinder(wordTerm(word))(comparable(text));

  test.each([
    ['a name inside a longer word is another', 'meta', 'metaverse', undefined],
    ['a number inside a longer one too', '3', '2.3 和 13', undefined],
    ['joined in another way', 'gpt4', 'GPT - 4', { count: 1, partial: false }],
    ['the beginning of a designation', 'gpt4', 'GPT-4o', { count: 1, partial: true }],
    ['each time', '小米', '小米和小 米', { count: 2, partial: false }],
    ['signs of a language', 'c++', 'C++ 20', { count: 1, partial: false }],
  ])('%s: %s in %s', (_, word, text, expected) => {
    if (expected) expect(find(word, text)).toMatchObject(expected);
    else expect(find(word, text)).toBeUndefined();
  });
});
