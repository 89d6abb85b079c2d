import { expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

test.each([
  ['a letter swapped', 'nwes', 'news'],
  ['a letter too many', 'newss', 'news'],
  ['a letter missing', 'diget', 'digest'],
  ['the beginning alone', 'di', 'digest'],
  ['upper case', 'HELP', 'help'],
  ['nothing near', 'weather', undefined],
  ['too short to guess', 'x', undefined],
  ['nothing typed', '', undefined],
  ['a sign, beside a name of one character', '/', undefined],
  ['Chinese', '新文', '新闻'],
  ['endless', 'n'.repeat(100_000), undefined],
])('%s', (_, typed, expected) => {
  expect(nearest(typed, ['news', 'digest', 'help', '新闻', '我'])).toBe(expected);
});
