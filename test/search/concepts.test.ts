import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { expandTerms } from '../../src/search/query/expand.ts';
import { parseTerms } from '../../src/search/query/parseTerms.ts';
import { matcherOf, normalizeForMatching } from '../../src/search/ranking/matching.ts';
import { searchWeights } from '../../src/search/ranking/weights.ts';
import { createConcepts } from '../../src/words/concepts.ts';
import { lists } from './news.ts';

const list = readFileSync(new URL('../../data/concepts.txt', import.meta.url), 'utf8');
const [versions = ''] = /^\[versions\]\n(?:.+\n)+/m.exec(list) ?? [];
const shortNames = [...versions.matchAll(/^(.+) = (.+)$/gm)].map(([, name = '', short = '']) => ({
  name,
  short,
}));

const lines = list
  .replace(versions, '')
  .split('\n')
  .filter((line) => /[=>]/.test(line) && !line.startsWith('#'))
  .map((line) => {
    const [same = '', narrower = ''] = line.split('>');
    const words = (text: string) => text.split(/[=,]/).map((word) => word.trim());
    const searched = (text: string) => words(text).filter((word) => [...word].length > 1);
    return { line, same: searched(same), narrower: searched(narrower) };
  });

/** Returns whether a text answers a query for one word. */
function answersTo(query: string): (text: string) => boolean {
  const terms = expandTerms(lists, parseTerms(lists, query).terms, searchWeights);
  const matchers = terms.map(matcherOf);
  return (text) => {
    const normal = normalizeForMatching(text);
    return matchers.length > 0 && matchers.every((matches) => matches(normal) !== undefined);
  };
}

/** Whether a query for one word is answered by a text that holds the other. */
function finds(query: string, text: string): boolean {
  return answersTo(query)(text);
}

describe('data/concepts.txt', () => {
  test('has no faulty line and at least 300 concepts', () => {
    expect(lists.concepts.problems).toEqual([]);
    expect(lists.concepts.size).toBeGreaterThanOrEqual(300);
  });

  test.each(lines)('each word finds the others: $line', ({ same, narrower }) => {
    const missed = same.flatMap((word) => {
      const isAnswered = answersTo(word);
      return [...same, ...narrower]
        .filter((other) => !isAnswered(other))
        .map((other) => `${word} → ${other}`);
    });
    expect(missed).toEqual([]);
  });

  test.each(shortNames)('$short 9.4 finds $name 9.4, and the other way round', ({ name, short }) => {
    expect(finds(`${short} 9.4`, `${name} 9.4`)).toBe(true);
    expect(finds(`${short}9.4`, `${name} 9.4`)).toBe(true);
    expect(finds(`${name} 9.4`, `${short} 9.4`)).toBe(true);
    expect(finds(`${short} 9.4`, `${name} 8.1`)).toBe(false);
  });

  test('a narrower word does not find another in its wider one', () => {
    expect(finds('Firefox', 'Chrome 更新')).toBe(false);
    expect(finds('浏览器', 'Chrome 更新')).toBe(true);
  });

  test.each([
    ['能源', '核聚变'],
    ['加密货币', '比特币'],
    ['电池', '固态电池'],
    ['充电', '充电桩'],
    ['AR', '元宇宙'],
    ['手表', '手环'],
    ['股市', '港股'],
    ['后门', '勒索软件'],
    ['定位', 'GPS'],
  ])('%s finds the narrower %s', (wide, narrow) => {
    expect(finds(wide, narrow)).toBe(true);
    expect(finds(narrow, wide)).toBe(false);
  });

  test('says which line is faulty', () => {
    const { problems } = createConcepts('[topics]\n宕机\n涨价 = 提价\n');
    expect(problems).toEqual([{ line: 2, message: 'a concept needs two words: 宕机' }]);
  });
});

describe('a concept’s word of one character', () => {
  test.each([
    ['苹果 买 芯片公司', '苹果收购芯片公司'],
    ['业务卖给对手', '业务转让对手'],
    ['网站关掉', '网站关停'],
    ['谷歌 罚', '谷歌被处罚'],
  ])('%s finds %s', (query, text) => expect(finds(query, text)).toBe(true));

  test('is read with a complement behind it, not in longer words', () => {
    expect(lists.concepts.writtenFor('买走')).toContain('收购');
    expect(lists.concepts.writtenFor('改进')).toEqual([]);
    expect(lists.concepts.writtenFor('买卖')).toEqual([]);
  });
});

describe("Taiwan's words", () => {
  const { default: taiwanPhrases }: typeof import('opencc-js/dict/TSCharacters') = createRequire(
    import.meta.url,
  )('opencc-js/dict/TWPhrasesRev');
  /** A pair a line of OpenCC's list, those of one character left out: none is looked for by itself. */
  const pairs = taiwanPhrases.split('|').flatMap((line) => {
    const [taiwan = '', ...mainland] = line.split(' ');
    return [...taiwan].length < 2 ? [] : mainland.map((word) => [taiwan, word] as const);
  });

  test('all find the mainland’s words for them', () => {
    expect(pairs.length).toBeGreaterThan(500);
    expect(pairs.filter(([taiwan, word]) => !finds(taiwan, word))).toEqual([]);
  });

  test.each([
    ['伺服器 當機', '服务器宕机'],
    ['筆電', '笔记本电脑'],
    ['資料外洩', '数据泄露'],
    ['行動支付', '移动支付'],
    ['預設字型', '默认字体'],
    ['顯示卡', '显卡'],
    ['晶片', '芯片'],
    ['滑鼠', '鼠标'],
    ['記憶體', '内存'],
    ['印表機', '打印机'],
    ['網路安全', '网络安全'],
    ['作業系統', '操作系统'],
    ['資料庫', '数据库'],
    ['瀏覽器 市佔率', '浏览器市场份额'],
  ])('%s finds %s', (query, text) => expect(finds(query, text)).toBe(true));
});
