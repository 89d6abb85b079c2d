import { expect, test } from 'vitest';
import { unitAt } from '../../src/text/unitAt.ts';

const joined = ['一段够长的文字，', 'joined with another of two bytes'].join('');

test.each([
  ['of one byte', 'plain'],
  ['of two bytes', '中文'],
  ['that is part of another', joined.slice(3)],
  ['that is joined of others', `${joined}${joined}`],
  ['with a pair of surrogates', 'a🎉b'],
])('returns the units of a text %s', (_, text) => {
  const units = Array.from({ length: text.length }, (_, at) => unitAt(text, at));
  expect(String.fromCharCode(...units)).toBe(text);
});

test('returns NaN before and behind a text', () => {
  expect(unitAt('中文', 2)).toBeNaN();
  expect(unitAt('中文', -1)).toBeNaN();
  expect(unitAt('', 0)).toBeNaN();
});
