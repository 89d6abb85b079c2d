import { expect, test } from 'vitest';
import { numeralValue, withFiguresOneByOne } from '../../src/text/numerals.ts';

test.each([
  ['七', 7],
  ['〇', 0],
  ['零', 0],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十七', 27],
  ['九十九', 99],
  ['', undefined],
  ['二四', undefined],
  ['十十', undefined],
  ['二四十', undefined],
  ['十二三', undefined],
  ['12', undefined],
])('%s has the value %s', (numeral, value) => {
  expect(numeralValue(numeral)).toBe(value);
});

test('figures replace the digits of a year, and nothing else', () => {
  expect(withFiguresOneByOne('二〇二四年')).toBe('2024年');
  expect(withFiguresOneByOne('二零一九')).toBe('2019');
  expect(withFiguresOneByOne('十')).toBe('十');
});
