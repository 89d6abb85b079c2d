import { expect, test } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import { dayRange, weekDay } from '../../../src/messages/texts/days.ts';

function day(text: string) {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

const titles: [string, string, Locale, string][] = [
  ['2024-12-27', '2024-12-28', 'zh-CN', '12月27日 周五'],
  ['2024-12-27', '2024-12-28', 'zh-TW', '12月27日 週五'],
  ['2024-12-27', '2024-12-28', 'en-US', 'Fri, Dec 27'],
  ['2024-12-27', '2026-01-01', 'zh-CN', '2024-12-27'],
  ['2024-12-27', '2026-01-01', 'zh-TW', '2024-12-27'],
  ['2024-12-27', '2026-01-01', 'en-US', 'Dec 27, 2024'],
];

test.each(titles)('%s, seen on %s in %s, stands in a title as %s', (of, today, locale, said) => {
  expect(weekDay(day(of), locale, day(today))).toBe(said);
});

const ranges: [string, string, string, Locale, string][] = [
  ['2024-12-23', '2024-12-29', '2024-12-31', 'zh-CN', '12月23日–29日'],
  ['2024-11-25', '2024-12-01', '2024-12-31', 'zh-TW', '11月25日–12月1日'],
  ['2024-12-30', '2025-01-05', '2025-02-01', 'zh-CN', '12月30日–1月5日'],
  ['2024-12-23', '2024-12-29', '2024-12-31', 'en-US', 'Dec 23 – 29'],
  ['2024-12-23', '2024-12-29', '2026-01-01', 'zh-CN', '2024-12-23～29'],
  ['2024-11-25', '2024-12-01', '2026-01-01', 'zh-TW', '2024-11-25～12-01'],
  ['2024-12-30', '2025-01-05', '2026-01-01', 'zh-CN', '2024-12-30～2025-01-05'],
  ['2024-12-23', '2024-12-29', '2026-01-01', 'en-US', 'Dec 23 – 29, 2024'],
];

test.each(ranges)('%s to %s, seen on %s in %s, are %s', (from, to, today, locale, said) => {
  // ICU's spaces around the dash are thin ones.
  expect(dayRange(day(from), day(to), locale, day(today)).replace(/\s/gu, ' ')).toBe(said);
});
