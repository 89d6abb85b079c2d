import { describe, expect, test } from 'vitest';
import { announcedBy, tellsAnswer } from '../../src/events/eventTypes.ts';
import { namedThingsIn } from '../../src/events/names.ts';
import { numbersOf } from '../../src/events/numbers.ts';
import { versionName, versionsOf } from '../../src/events/versions.ts';
import { fold } from '../../src/text/fold.ts';
import { atomsOf } from '../../src/words/atoms.ts';
import { createLexicon } from '../../src/words/lexicon.ts';

const lexicon = createLexicon(
  '[company]\n小米\n深度求索 = DeepSeek\n[media]\n界面新闻\n[term]\n大模型 = LLM\n',
);

describe('versions', () => {
  test.each([
    ['GPT-4o mini 上线', ['gpt 4o mini']],
    ['gpt4 与 ＧＰＴ－４', ['gpt 4']],
    ['iPhone 16 Pro Max', ['iphone 16 max pro']],
    ['DeepSeek-V3、DeepSeek R1', ['deepseek v3', 'deepseek r1']],
    ['小米 13 与小米 SU7', ['小米 13', 'su 7']],
    ['小米 13 万台', []],
    ['Rust 1.85.0 发布', ['rust 1.85']],
    ['.NET 8 首个预览版发布', ['net 8 preview']],
    ['Windows 11 24H2', ['windows 11']],
    ['紫东太初 2.0 发布', ['太初 2']],
    ['裁员 600 人，2024 年 12 月', []],
    ['下跌 3.5%', []],
    ['融资 1.5 亿', []],
  ])('%s', (text, wanted) => {
    const folded = fold(text);
    const atoms = atomsOf(folded);
    const ends = new Map(lexicon.mentionsAmong(atoms).map(({ end, entity }) => [end, String(entity.id)]));
    expect(versionsOf(folded, atoms, ends).map(versionName)).toEqual(wanted);
  });
});

describe('numbers', () => {
  test.each([
    ['6710 亿参数', ['671000000000']],
    ['14.8 万亿 token 与 14.8万亿个', ['14800000000000']],
    ['1,000 万与 0.1 亿', ['10000000']],
    ['1000 亿美元不是 1000 亿', ['100000000000usd', '100000000000']],
    ['涨 12.87%', ['12.87%']],
    ['2024 年 12 月 26 日 14 点', []],
    ['GPT-4、v8.12', []],
    ['第 3 次，共 5 个', []],
    ['三千亿参数与 3000 亿、300B', ['300000000000']],
    ['38 欧元与 38.5%、35 日元', ['38eur', '38.5%', '35jpy']],
    ['1.5 billion 与 15 亿', ['1500000000']],
    ['5500mAh 与 5500 毫安时、5.5Ah', ['5500mah']],
    ['6.78 英寸与 6.78寸', ['6.78inch']],
    ['1.25 公斤与 1250g', ['1250g', '1250gb']],
    ['5000 万像素与 50MP', ['50000000px']],
  ])('%s', (text, wanted) => {
    const folded = fold(text);
    expect(numbersOf(folded, atomsOf(folded)).map(({ key }) => key)).toEqual(wanted);
  });
});

describe('names', () => {
  test.each([
    ['深度求索（DeepSeek）的大模型', ['深度求索', '大模型']],
    ['Daniel Stenberg 谈 CEO 与 AI', ['daniel', 'stenberg']],
    ['《黑神话：悟空》上线', ['黑神话悟空']],
    ['“这不可能，我们绝对不会同意这样的条件，他说。”', []],
  ])('%s', (text, wanted) => {
    const folded = fold(text);
    expect(namedThingsIn(folded, atomsOf(folded), lexicon).names.map(({ key }) => key)).toEqual(wanted);
  });
});

describe('event types', () => {
  test.each([
    ['微软裁员 6000 人', ['layoff']],
    ['谷歌收购 Wiz，股价下跌', ['acquisition', 'shares']],
    ['黄仁勋谈编程', []],
  ])('%s', (title, wanted) => expect(announcedBy(fold(title)).types).toEqual(wanted));

  test.each([
    ['小米回应传闻', true],
    ['腾讯否认裁员', true],
    ['公司没有对此进行回应', false],
    ['截至发稿未予置评', false],
  ])('%s is an answer: %s', (text, answer) => expect(tellsAnswer(fold(text))).toBe(answer));
});
