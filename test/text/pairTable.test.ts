import { expect, test } from 'vitest';
import { PairTable } from '../../src/text/pairTable.ts';

test('a table that never held a text has no pair, and says so', () => {
  const table = new PairTable();
  expect(table.has(0)).toBe(false);
  expect(table.has(0x4e00_4e01)).toBe(false);
});
