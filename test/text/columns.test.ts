import { expect, test } from 'vitest';
import { countColumns } from '../../src/text/columns.ts';

test.each([
  ['', 10, 0],
  ['abc', 10, 3],
  ['示例 AI', 10, 7],
  ['示例示例', 4, 4],
  ['a示例', 4, 5],
])('counts the columns of “%s” up to %i: %i', (text, most, columns) => {
  expect(countColumns(text, most)).toBe(columns);
});
