import { expect, test } from 'vitest';
import { ADVERTISEMENT_TERMS } from '../../../src/editions/stories/advertisementTerms.ts';
import { isCallApart, isCallToAction } from '../../../src/editions/stories/callsToAction.ts';
import fc from '../../properties.ts';

test('three appeals in one paragraph are a call to action, two of them beside a report are none', () => {
  expect(isCallToAction('扫码报名，免费领取大会门票，名额有限！')).toBe(true);
  expect(isCallToAction('甲公司在大会上发布新品，售价不变')).toBe(false);
});

test('two appeals are a call where nothing of the story above returns', () => {
  expect(isCallApart('扫码免费领取', '甲公司发布了新的机器人')).toBe(true);
  expect(isCallApart('甲公司的机器人免费试用', '甲公司发布了新的机器人，试用从周一开始')).toBe(false);
});

test('a text that an appeal’s expression matches contains one of the words that it needs', () => {
  const words = ADVERTISEMENT_TERMS.appeals.flatMap(({ needs }) => needs ?? []);
  const piece = fc.constantFrom(
    ...words,
    '3',
    '12',
    ' ',
    '减',
    '席',
    '？',
    '！',
    '日',
    '一',
    '元/年',
    '现场',
    '新品',
    '”',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      for (const { needs, pattern } of ADVERTISEMENT_TERMS.appeals)
        if (needs && new RegExp(pattern, 'u').test(text))
          expect(needs.some((word) => text.toLowerCase().includes(word.toLowerCase()))).toBe(true);
    }),
  );
});
