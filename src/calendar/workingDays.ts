import chineseDays from 'chinese-days';
import { type CalendarDay, weekdayOf } from './day.ts';

/**
 * Time zones of mainland China, where working days follow its holidays and 调休: https://www.iana.org/time-zones,
 * country CN.
 */
const CHINESE_ZONES: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
]);

/** Whether working days in a zone follow the holidays of mainland China. */
export function followsChineseHolidays(timeZone: string): boolean {
  return CHINESE_ZONES.has(timeZone);
}

/**
 * Whether a day is a working day: in the time zones of mainland China by the State Council's holidays and make-up
 * working days (调休), as in `chinese-days`; elsewhere, and in years without data, Monday to Friday.
 */
export function isWorkingDay(day: CalendarDay, timeZone: string): boolean {
  return followsChineseHolidays(timeZone) && knowsHolidaysOf(Number(day.slice(0, 4)))
    ? chineseDays.isWorkday(day)
    : weekdayOf(day) >= 1 && weekdayOf(day) <= 5;
}

const known = new Map<number, boolean>();

/**
 * Whether the holidays of a year are in the data: they are published in November of the year before, and New Year's Day
 * is always one.
 */
export function knowsHolidaysOf(year: number): boolean {
  const found = known.get(year) ?? chineseDays.getDayDetail(`${year}-01-01`).name.includes('元旦');
  known.set(year, found);
  return found;
}
