import { type CalendarDay, daysBetween, weekdayOf } from '../../calendar/day.ts';
import type { Locale } from '../locale.ts';
import { monthDay, shortDay, weekdayName } from './days.ts';
import { textsIn } from './textsIn.ts';

/** Formats a past day as in speech: 今天, 昨天, 三天前, 上周五, 12月20日, with its year if different. */
export function pastDay(day: CalendarDay, today: CalendarDay, locale: Locale): string {
  const days = daysBetween(day, today);
  const { daysAgo, lastWeekday } = textsIn(locale);
  const near = daysAgo[days];
  if (near !== undefined) return near;
  if (days > 0 && days <= 13 && weeksBefore(day, today) === 1) return lastWeekday(weekdayName(day, locale));
  return day.slice(0, 4) === today.slice(0, 4) ? monthDay(day, locale) : shortDay(day, locale);
}

/**
 * Formats a past day as the start of a span: 上周五以来; three days ago is given as a date, because 三天前以来 is not
 * idiomatic.
 */
export function sinceDay(day: CalendarDay, today: CalendarDay, locale: Locale): string {
  const days = daysBetween(day, today);
  return days === 2 || days === 3 ? monthDay(day, locale) : pastDay(day, today, locale);
}

/** Returns the number of weeks (from Monday) between two days. */
function weeksBefore(day: CalendarDay, today: CalendarDay): number {
  const sinceMonday = (of: CalendarDay) => (weekdayOf(of) + 6) % 7;
  return (daysBetween(day, today) + sinceMonday(day) - sinceMonday(today)) / 7;
}
