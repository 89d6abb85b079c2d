import { describe, expect, test } from 'vitest';
import { atomsOf } from '../../src/words/atoms.ts';
import {
  amountsIn,
  amountTermsOf,
  findAmount,
  measuresIn,
  quantitiesIn,
} from '../../src/words/quantities.ts';
import fc from '../properties.ts';

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
    ['三千亿', ['=300000000000']],
    ['300b', ['=300000000000']],
    ['八千', ['=8000']],
    ['两千三百', ['=2300']],
    ['四点三亿', ['=430000000']],
    ['十点二十', []],
    ['一百二十万', ['=1200000']],
    ['3万亿', ['=3000000000000']],
    ['五亿一千九百万', ['=519000000']],
    ['两亿四千九百万', ['=249000000']],
    ['3亿2000万', ['=320000000']],
    ['三千万亿', ['=3000000000000000']],
    ['五万三千亿', ['=5300000000000']],
    ['九百', ['=900']],
    ['二〇二四', []],
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

describe('measures', () => {
  test.each([
    ['512g', ['=512gb', '=512g']],
    ['512 gb', ['=512gb']],
    ['5g 网络', []],
    ['8 h100', []],
    ['6.7 寸', ['=6.7inch']],
    ['六点七英寸', ['=6.7inch']],
    ['1.2kg', ['=1200g']],
    ['300 公里/小时', ['=300kmh']],
    ['30 million dollars', ['=30000000usd']],
    ['3 billion us dollars', ['=3000000000usd']],
    ['5k 元', ['=5000cny']],
    ['三个百分点', ['=3pp']],
    ['18.6 percent', ['=18.6%']],
    ['六一八块', ['=618cny']],
    ['30 million people', []],
    ['第 3 次', []],
  ])('%s', (text, terms) => expect(measuresIn(atomsOf(text)).map(({ term }) => term)).toEqual(terms));
});

describe('amounts of a query', () => {
  test.each([
    ['8千人', '约 8000 个岗位'],
    ['8000', '8 千人受影响'],
    ['三千亿', '300b 参数'],
    ['3万亿', '三万亿美元'],
    ['九百人', '裁员 900 人'],
    ['900', '九百人'],
  ])('%s is found in %s', (query, text) => {
    const atoms = atomsOf(text);
    expect(findAmount(atoms, quantitiesIn(atoms), amountTermsOf(atomsOf(query)))).toBeDefined();
  });

  test.each(['2024', '2000', '1900'])('the year %s is no amount', (year) =>
    expect(amountTermsOf(atomsOf(year))).toEqual([]),
  );
});
