import { expect, test } from 'vitest';
import { batchSize } from '../../src/calendar/batchSize.ts';

test('batches grow while they are quick, shrink once they take too long, and stay within their bounds', () => {
  const batch = batchSize({ least: 2, most: 20, milliseconds: 15 });
  const sizes = [5, 5, 5, 5, 40, 90, 40, 16, 3].map((milliseconds) => {
    batch.took(batch.size, milliseconds);
    return batch.size;
  });
  expect(sizes).toEqual([3, 5, 8, 12, 6, 3, 2, 2, 3]);
});

test('a short last batch does not shrink the next batch', () => {
  const batch = batchSize({ least: 1, most: 20, milliseconds: 15 });
  for (let n = 0; n < 10; n += 1) batch.took(batch.size, 1);
  batch.took(1, 1);
  expect(batch.size).toBe(20);
});
