import { expect, test } from 'vitest';
import { hasUntidySpace, isSpaceUnit } from '../../src/text/spaces.ts';

test('white space is the same as \\s of an expression', () => {
  const different: number[] = [];
  for (let unit = 0; unit < 0x10000; unit++)
    if (isSpaceUnit(unit) !== /\s/.test(String.fromCharCode(unit))) different.push(unit);
  expect(different).toEqual([]);
});

test.each([
  ['', false],
  ['一个 标题', false],
  [' 一个标题 ', false],
  ['一个  标题', true],
  ['一个\n标题', true],
  ['一个　标题', true],
  ['a\u00a0b', true],
])('%j has untidy space: %s', (text, isUntidy) => {
  expect(hasUntidySpace(text)).toBe(isUntidy);
});
