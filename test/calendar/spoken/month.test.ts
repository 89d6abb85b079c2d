import { expect, test } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import { readMonth } from '../../../src/calendar/spoken/month.ts';

const today = parseDay('2024-12-28');
if (!today) throw new Error('no day');

test.each([
  ['12月', '2024-12-01'],
  ['十二月份', '2024-12-01'],
  ['11月回顾', '2024-11-01'],
  ['2023年12月', '2023-12-01'],
  ['2023-12', '2023-12-01'],
  ['去年3月', '2023-03-01'],
  ['1月', '2024-01-01'],
  ['December', '2024-12-01'],
  ['Sept. 2023', '2023-09-01'],
  ['may', '2024-05-01'],
])('the month %s', (text, first) => {
  expect(readMonth(text, today)).toBe(first);
});

test.each(['12', '13月', '12月27日', '上周', 'decision', 'mayor', '2024', ''])('no month in: %s', (text) => {
  expect(readMonth(text, today)).toBeUndefined();
});

test('a month still ahead this year is that of last year', () => {
  const january = parseDay('2025-01-02');
  expect(january && readMonth('12月', january)).toBe('2024-12-01');
});
