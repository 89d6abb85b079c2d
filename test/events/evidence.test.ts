import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { samePair } from '../../src/events/clustering.ts';
import { type Veto, vetoBetween } from '../../src/events/constraints.ts';
import { evidenceBetween, SAME_EVENT, scoreOf } from '../../src/events/evidence.ts';
import { featuresOf, type StoryFeatures, type TellableStory } from '../../src/events/features.ts';
import { createLexicon } from '../../src/words/lexicon.ts';
import fc from '../properties.ts';

const lexicon = createLexicon(
  '[company]\n晨星科技 = Morningstar Tech\n远航汽车\n[product]\n晨星手机\n[model]\n晨星大模型\n[media]\n南方日报\n',
);
const DAY = '2025-03-03' as CalendarDay;

function told(title: string, text: string, rest: Partial<TellableStory> = {}): StoryFeatures {
  const story = { id: 'aaaaaaaaaa' as StoryId, column: '甲刊', day: DAY };
  return featuresOf({ ...story, title, paragraphs: [text], ...rest }, lexicon);
}

const other = { id: 'bbbbbbbbbb' as StoryId, column: '乙刊' };
const nextDay = { ...other, day: addDays(DAY, 1) };

const purchase = told(
  '晨星科技 3.2 亿美元收购语音公司听澜',
  '晨星科技宣布以 3.2 亿美元收购语音识别公司听澜，140 人的团队并入车载部门，交易月底完成。',
);

describe('one happening', () => {
  test.each([
    [
      'other words',
      '听澜被晨星科技买下',
      '晨星科技为语音识别公司听澜付出 3.2 亿美元，140 名员工转到车载部门。',
    ],
    [
      'another name of the company',
      'Morningstar Tech 收购听澜',
      '语音识别公司听澜以 3.2 亿美元卖给 Morningstar Tech，140 人团队加入车载部门。',
    ],
    [
      'Traditional characters',
      '晨星科技收購語音公司聽瀾',
      '晨星科技以 3.2 億美元收購語音識別公司聽瀾，140 人的團隊併入車載部門。',
    ],
    [
      'full-width and other units',
      '晨星科技收购听澜',
      '３２０００万美元，晨星科技买下语音识别公司听澜，140 人的团队归车载部门。',
    ],
  ])('told in %s', (_name, title, text) => {
    expect(samePair(purchase, told(title, text, other))?.score).toBeGreaterThanOrEqual(SAME_EVENT);
  });
});

describe('near-misses stay apart', () => {
  test.each([
    [
      'same company, same day',
      '晨星科技开设慕尼黑研究院',
      '晨星科技在慕尼黑设立语音研究院，首批招 60 人，由卡尔负责。',
      other,
    ],
    [
      'same number, another company',
      '远航汽车 3.2 亿美元收购电池公司',
      '远航汽车宣布以 3.2 亿美元收购电池公司锂源，团队 140 人，交易月底完成。',
      other,
    ],
    [
      'yesterday’s story goes on',
      '晨星科技收购听澜再生变：两名创始人离开',
      '收购宣布次日，听澜的两名创始人说要走，晨星科技表示理解。',
      nextDay,
    ],
    [
      'an answer to it',
      '晨星科技否认收购听澜',
      '晨星科技发言人说，以 3.2 亿美元收购语音识别公司听澜的报道不实，双方只谈过合作。',
      other,
    ],
  ])('%s', (_name, title, text, rest) => {
    expect(samePair(purchase, told(title, text, rest))).toBeUndefined();
  });

  test('one column that tells it twice', () => {
    const again = told(
      '晨星科技 3.2 亿美元收购语音公司听澜',
      '晨星科技以 3.2 亿美元收购语音识别公司听澜，140 人。',
      { ...nextDay, column: '甲刊' },
    );
    expect(vetoBetween(purchase, again)).toBe('same column');
  });

  const vetoes: [string, Veto, [string, string], [string, string]][] = [
    [
      'another version',
      'another version',
      ['晨星手机 5 发布，4999 元起', '晨星手机 5 今天发布，售价 4999 元起，月底开卖。'],
      ['晨星手机 6 发布，4999 元起', '晨星手机 6 今天发布，售价 4999 元起，月底开卖。'],
    ],
    [
      'a sister of one number',
      'another version',
      ['晨星大模型 3 Pro 上线', '晨星大模型 3 Pro 上线，上下文 100 万。'],
      ['晨星大模型 3 Mini 上线', '晨星大模型 3 Mini 上线，上下文 100 万。'],
    ],
    [
      'a test version',
      'another version',
      ['晨星手机系统 8.0 测试版开放', '晨星手机系统 8.0 测试版今日开放下载。'],
      ['晨星手机系统 8.0 开放', '晨星手机系统 8.0 今日开放下载。'],
    ],
    [
      'names that nobody listed',
      'no common subject',
      ['云帆机器人完成 12 亿元 B 轮融资', '云帆机器人宣布完成 12 亿元 B 轮融资，用于扩建工厂。'],
      ['凌霄机器人完成 12 亿元 B 轮融资', '凌霄机器人宣布完成 12 亿元 B 轮融资，用于扩建工厂。'],
    ],
  ];
  test.each(vetoes)('%s', (_name, veto, [title, text], [otherTitle, otherText]) => {
    expect(vetoBetween(told(title, text), told(otherTitle, otherText, other))).toBe(veto);
  });

  test('with a number shared beside an unlisted name', () => {
    const one = told(
      '晨星科技押注仓储机器人：云帆拿到 12 亿元 B 轮融资',
      '做仓储机器人的云帆今天公布 B 轮融资，金额 12 亿元，晨星科技领投，用来扩建工厂。',
    );
    const two = told(
      '凌霄机器人获 12 亿元 B 轮融资',
      '服务机器人企业凌霄机器人拿到 12 亿元，晨星科技领投，估值 65 亿元，今年要去日本。',
      other,
    );
    expect(samePair(one, two)).toBeUndefined();
  });

  test('a rise of one day and a fall of the next', () => {
    const rise = told('远航汽车股价大涨 8%', '远航汽车股价周一上涨 8%，报 35.2 元，市值 610 亿元。');
    const fall = told('远航汽车股价大跌 7%', '远航汽车股价周二下跌 7%，报 32.7 元，市值 567 亿元。', nextDay);
    expect(samePair(rise, fall)).toBeUndefined();
  });

  test('stories more than a week apart', () => {
    const late = told('晨星科技 3.2 亿美元收购语音公司听澜', '晨星科技以 3.2 亿美元收购语音识别公司听澜。', {
      ...other,
      day: addDays(DAY, 8),
    });
    expect(vetoBetween(purchase, late)).toBe('too far apart');
  });
});

describe('for any stories', () => {
  const piece = fc.constantFrom(
    '晨星科技',
    '远航汽车',
    '收购',
    '听澜',
    '3.2 亿美元',
    '发布',
    '晨星手机 6',
    '否认',
    '，',
    '裁员',
    '云帆',
    '。',
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));

  test('evidence is the same from both sides, and so is what rules a pair out', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.integer({ min: -9, max: 9 }),
        (title, facts, title2, facts2, gap) => {
          const [a, b] = [told(title, facts), told(title2, facts2, { ...other, day: addDays(DAY, gap) })];
          expect(evidenceBetween(a, b)).toEqual(evidenceBetween(b, a));
          expect(vetoBetween(a, b)).toBe(vetoBetween(b, a));
          expect(Number.isFinite(scoreOf(evidenceBetween(a, b)))).toBe(true);
        },
      ),
    );
  });
});
