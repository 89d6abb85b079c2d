import { expect, test } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import { pastDay, sinceDay } from '../../../src/messages/texts/pastDay.ts';

function day(text: string) {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

/** A Friday. */
const TODAY = day('2024-12-27');

test.each([
  ['2024-12-27', '今天', '今天', 'today'],
  ['2024-12-26', '昨天', '昨天', 'yesterday'],
  ['2024-12-25', '前天', '前天', '2 days ago'],
  ['2024-12-24', '三天前', '三天前', '3 days ago'],
  ['2024-12-23', '12月23日', '12月23日', 'Dec 23'],
  ['2024-12-22', '上周日', '上週日', 'last Sunday'],
  ['2024-12-20', '上周五', '上週五', 'last Friday'],
  ['2024-12-16', '上周一', '上週一', 'last Monday'],
  ['2024-12-15', '12月15日', '12月15日', 'Dec 15'],
  ['2023-12-27', '2023年12月27日', '2023年12月27日', 'Dec 27, 2023'],
  ['2024-12-28', '12月28日', '12月28日', 'Dec 28'],
])('%s is %s on Friday, 27 December', (text, simplified, taiwanese, english) => {
  expect(pastDay(day(text), TODAY, 'zh-CN')).toBe(simplified);
  expect(pastDay(day(text), TODAY, 'zh-TW')).toBe(taiwanese);
  expect(pastDay(day(text), TODAY, 'en-US')).toBe(english);
});

test('on a Sunday, the Sunday before is “last Sunday”, but Monday of this week has its date', () => {
  expect(pastDay(day('2024-12-22'), day('2024-12-29'), 'zh-CN')).toBe('上周日');
  expect(pastDay(day('2024-12-23'), day('2024-12-29'), 'zh-CN')).toBe('12月23日');
});

test.each([
  ['2024-12-26', '昨天', '昨天', 'yesterday'],
  ['2024-12-25', '12月25日', '12月25日', 'Dec 25'],
  ['2024-12-24', '12月24日', '12月24日', 'Dec 24'],
  ['2024-12-20', '上周五', '上週五', 'last Friday'],
])('the start %s of a span is said as %s', (text, simplified, taiwanese, english) => {
  expect(sinceDay(day(text), TODAY, 'zh-CN')).toBe(simplified);
  expect(sinceDay(day(text), TODAY, 'zh-TW')).toBe(taiwanese);
  expect(sinceDay(day(text), TODAY, 'en-US')).toBe(english);
});
