import { expect, test } from 'vitest';
import { parsePublishedTime } from '../../src/sources/publishedTime.ts';

test.each([
  ['Fri, 27 Dec 2024 11:39:59 +0800', '2024-12-27T03:39:59.000Z'],
  ['Fri, 27 Dec 2024 03:39:59 GMT', '2024-12-27T03:39:59.000Z'],
  ['2024-12-27T03:39:59Z', '2024-12-27T03:39:59.000Z'],
  ['2024-12-27T11:39:59.123+08:00', '2024-12-27T03:39:59.123Z'],
  ['2024-12-27 11:39:59', '2024-12-27T03:39:59.000Z'],
  ['2024-12-27T11:39:59', '2024-12-27T03:39:59.000Z'],
  ['Fri, 27 Dec 2024 11:39:59', '2024-12-27T03:39:59.000Z'],
  ['Fri, 27 Dec 2024 11:39:59 CST', '2024-12-27T03:39:59.000Z'],
  [' 2024-12-27 ', '2024-12-27T00:00:00.000Z'],
  ['1970-01-01T00:00:00Z', undefined],
  ['yesterday 5', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s', (stated, expected) => {
  expect(parsePublishedTime(stated)?.toISOString()).toBe(expected);
});
