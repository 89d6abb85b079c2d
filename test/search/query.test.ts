import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { indexTermsOf } from '../../src/search/index/indexTerms.ts';
import { spanText } from '../../src/search/query/daySpans.ts';
import { takeFilters } from '../../src/search/query/filters.ts';
import { parseTerms } from '../../src/search/query/parseTerms.ts';
import { wordTerm } from '../../src/search/query/terms.ts';
import { readWrittenDate } from '../../src/search/query/writtenDates.ts';
import { matcherOf, normalizeForMatching } from '../../src/search/ranking/matching.ts';
import { clock, lists } from './news.ts';

describe('takeFilters', () => {
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
  ])('%s: %s', (_, query, text, filters) => expect(takeFilters(query, clock)).toEqual({ text, filters }));
});

describe('parseTerms', () => {
  const terms = (query: string) => parseTerms(lists, query).terms.map((term) => term.text);

  test.each([
    ['question words go', '小米什么时候造车', ['小米', '造车']],
    ['fillers go', '关于苹果的最新消息', ['苹果']],
    ['unless they are all there is', '最新消息', ['最新消息']],
    ['a number and its unit are one', '6710 亿参数', ['6710 亿', '参数']],
    ['letters and their number too', 'iphone 16 发布', ['iphone 16', '发布']],
    ['a listed name whole', 'sam altman 结婚', ['sam altman', '结婚']],
    ['numerals apart from words', '一个漏洞卖三亿', ['漏洞', '卖', '三亿']],
    ['a word behind a version apart', 'android15正式版', ['android15', '正式版']],
    ['an amount in numerals whole', '三百二十亿美元', ['三百二十亿美元']],
    ['and what it counts apart', '两亿四千九百万用户', ['两亿四千九百万', '用户']],
    ['a number of people whole', '8千人', ['8千人']],
    ['a verb beside its object in a sentence', '用机器人看着小孩打游戏', ['机器人', '看', '小孩', '打游戏']],
    ['a comparison apart from its verb', '别人买更便宜', ['别人', '买', '更便宜']],
    ['a word of the trade with a letter as one', 'Model Q 亮相', ['model q', '亮相']],
    ['when something comes is no word', 'android15啥时候来', ['android15']],
    ['each term once', '小米 Xiaomi', ['小米']],
    ['function characters behind a word of a question go', '小米造车有消息吗', ['小米', '造车']],
    ['versus between two things goes', '谷歌vs微软', ['谷歌', '微软']],
    ['but not a name before its version', '插件 vs 2022', ['插件', 'vs 2022']],
    ['nothing', '？！', []],
  ])('%s: %s', (_, query, expected) => expect(terms(query)).toEqual(expected));

  test.each([
    ['小米什么时候造车', true],
    ['小米造车', false],
    ['谁收购了 Figma', true],
  ])('%s asks: %s', (query, isQuestion) => expect(parseTerms(lists, query).isQuestion).toBe(isQuestion));
});

describe('indexTermsOf', () => {
  test.each([
    ['Chinese in pairs, the last alone', '小米汽车', ['小米', '米汽', '汽车', '车']],
    ['letters and digits whole and in pairs', 'GPT-4o', ['gpt', 'gpt4', '4', '4o', 'o']],
    ['letters beside Chinese apart', 'Open手机', ['open', '手机', '机']],
    ['one or two letters with it', 'B站', ['b', 'b站', '站']],
    ['a number with what follows', '5.5毫米', ['5.5', '5.5毫', '毫米', '米', '=5.5mm']],
    ['not across a sentence', '小。米', ['小', '米']],
  ])('%s: %s', (_, text, terms) => expect(indexTermsOf(text).sort()).toEqual([...terms].sort()));
});

describe('readWrittenDate', () => {
  const today = '2025-01-11' as CalendarDay;

  test.each([
    ['a month', '2023年2月 微软', '微软', '2023 年 2 月'],
    ['a month in figures', '2023-02 微软', '微软', '2023 年 2 月'],
    ['a month in Chinese numerals', '二〇二三年十二月的裁员', '的裁员', '2023 年 12 月'],
    ['a day', '2024年12月27日 小米', '小米', '2024-12-27'],
    ['a day in figures', '2024/12/27', '', '2024-12-27'],
    ['a year', '2024年 裁员', '裁员', '2024 年'],
    ['last year', '去年 裁员', '裁员', '2024 年'],
    ['a month of last year', '去年12月的 deepseek', '的 deepseek', '2024 年 12 月'],
    ['half a year', '2024年上半年 融资', '融资', '2024-01-01 至 2024-06-30'],
    ['the end of a year', '2024年底 deepseek', 'deepseek', '2024-11-01 至 2024-12-31'],
    ['the end of last year', '去年年底 融资', '融资', '2024-11-01 至 2024-12-31'],
    ['the beginning of this year', '年初 融资', '融资', '2025-01-01 至 2025-02-28'],
    ['days ago', '三天前的 苹果', '的 苹果', '2025-01-08'],
    ['yesterday', '昨天的 苹果', '的 苹果', '2025-01-10'],
    ['last night in another word', '昨夜今晨 特斯拉', '今晨 特斯拉', '2025-01-10'],
    ['the day before yesterday', '微软前天的财报', '微软 的财报', '2025-01-09'],
    ['four days ago', '大大前天 小米', '小米', '2025-01-07'],
    ['last week', '上周有什么新闻', '有什么新闻', '2024-12-30 至 2025-01-05'],
    ['a day of last week', '上周三 华为', '华为', '2025-01-01'],
    ['within a week', '一周内 融资', '融资', '2025-01-04 至 2025-01-11'],
    ['the last days', '最近3天 ai', 'ai', '2025-01-08 至 2025-01-11'],
    ['last month', '上个月 小米', '小米', '2024 年 12 月'],
    ['a day of last month', '上个月5号 小米', '小米', '2024-12-05'],
    ['English', 'feb 2023 microsoft', 'microsoft', '2023 年 2 月'],
    ['English words', 'apple last week', 'apple', '2024-12-30 至 2025-01-05'],
  ])('%s: %s', (_, text, rest, span) => {
    const written = readWrittenDate(text, today);
    expect(written?.rest).toBe(rest);
    expect(written?.spans.map(spanText)[0]).toBe(span);
  });

  test('a day without a year may be this year or an earlier one', () => {
    const spans = readWrittenDate('6月25号的新闻', today)?.spans.map(spanText);
    expect(spans?.slice(0, 2)).toEqual(['2024-06-25', '2023-06-25']);
    expect(readWrittenDate('12月 deepseek', today)?.spans.map(spanText)[0]).toBe('2024 年 12 月');
  });

  test.each([
    '2028年 agi',
    'linux 6.6',
    'gpt-4',
    '3999 元',
    'iphone 16',
    '24 小时内送达',
    '2 月亮',
    '一周年',
    '年中大促',
    '小米14',
    '年终奖',
    '目前日本的半导体',
    '三年前天猫的份额',
    '革命前夜',
  ])('%s writes no date', (text) => expect(readWrittenDate(text, today)).toBeUndefined());
});

describe('matcherOf', () => {
  const find = (word: string, text: string) => matcherOf(wordTerm(word))(normalizeForMatching(text));

  test.each([
    ['a name inside a longer word is another', 'meta', 'metaverse', undefined],
    ['a number inside a longer one too', '3', '2.3 和 13', undefined],
    ['joined in another way', 'gpt4', 'GPT - 4', { count: 1, isPartial: false }],
    ['the beginning of a designation', 'gpt4', 'GPT-4o', { count: 1, isPartial: true }],
    ['each time', '小米', '小米和小 米', { count: 2, isPartial: false }],
    ['an enumerated version', 'chrome132', 'Chrome 131、132 两个版本', { count: 1 }],
    ['a version listed last', 'chrome 133', 'Chrome 131、132 和 133', { count: 1 }],
    ['no number behind another word', 'chrome132', 'Chrome 131，修补 132 处', undefined],
    [
      'a version listed with a letter before it',
      'kubernetes 1.32',
      'Kubernetes v1.30、v1.31 和 v1.32',
      { count: 1 },
    ],
    ['a version listed behind one with letters', 'gpt 4.1', 'GPT-4o、4.1 与 5', { count: 1 }],
    ['a sister', 'o3', 'o3-mini 开放', { isSister: true }],
    ['a sister by a letter', 'rtx 5090', 'RTX 5090 D 开卖', { isSister: true }],
    ['a sister by a word', 'r1', 'R1-Zero 论文', { isSister: true }],
    ['a sister by its size', 'llama 3.1', 'Llama 3.1 405B 开源', { isSister: true }],
    ['a sister of a name without a number', 'redis', 'Redis Enterprise 涨价', { isSister: true }],
    ['a sister in Chinese', 'k70', '红米 K70 至尊版 开售', { isSister: true }],
    ['no sister before its capacity', 'iphone 16', 'iPhone 16 128GB 版降价', { isSister: false }],
    ['no sister before a word about it', 'gpt 4', 'GPT-4 API 开放', { isSister: false }],
    ['no sister before its action', 'python 3.13', 'Python 3.13 released', { isSister: false }],
    ['a unit apart', '128 gb', '128GB 起步', { count: 1, isPartial: false }],
    ['signs of a language', 'c++', 'C++ 20', { count: 1, isPartial: false }],
  ])('%s: %s in %s', (_, word, text, expected) => {
    if (expected) expect(find(word, text)).toMatchObject(expected);
    else expect(find(word, text)).toBeUndefined();
  });
});
