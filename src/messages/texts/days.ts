import type { CalendarDay } from '../../calendar/day.ts';
import type { Locale } from '../locale.ts';

/** Formats a day with its weekday: 2024年12月27日星期五. */
export function longDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'full').format(noonOf(day));
}

/** Formats a day for lists: 2024年12月27日. */
export function shortDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'medium' : 'long').format(noonOf(day));
}

/** Formats a day without its year: 12月27日. */
export function monthDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'monthDay').format(noonOf(day));
}

/**
 * Formats a day for a digest's title: 12月27日 周五; of another year than that of `today` as 2024-12-27, because year
 * and weekday would not fit one line on a phone.
 */
export function weekDay(day: CalendarDay, locale: Locale, today?: CalendarDay): string {
  if (today !== undefined && !isOneYear(day, today)) return locale === 'en-US' ? shortDay(day, locale) : day;
  if (locale === 'en-US') return formatOf(locale, 'weekDay').format(noonOf(day));
  return `${monthDay(day, locale)} ${formatOf(locale, 'weekday').format(noonOf(day))}`;
}

/** Returns the short weekday, 周五 or 週五; in full if the short form is no word of a sentence: Friday. */
export function weekdayName(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'wholeWeekday' : 'weekday').format(noonOf(day));
}

/**
 * Formats a range of days: 12月23日–29日, Dec 23 – 29, or a single day; with the year if `to` is in another year than
 * `today`: 2024-12-23～29.
 */
export function dayRange(from: CalendarDay, to: CalendarDay, locale: Locale, today = to): string {
  const isThisYear = isOneYear(to, today);
  // In Chinese ICU's own range is 12/23 – 12/29.
  if (locale === 'en-US')
    return formatOf(locale, isThisYear ? 'monthDay' : 'medium').formatRange(noonOf(from), noonOf(to));
  if (!isThisYear) return `${from}～${to.slice(differenceOf(from, to))}`;
  if (from === to) return monthDay(to, locale);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${monthDay(from, locale)}–${isOneMonth ? `${Number(to.slice(8))}日` : monthDay(to, locale)}`;
}

/** Returns the first part in which two days differ: year, month or day. */
function differenceOf(from: CalendarDay, to: CalendarDay): number {
  if (!isOneYear(from, to)) return 0;
  return from.slice(0, 7) === to.slice(0, 7) ? 8 : 5;
}

function isOneYear(one: CalendarDay, other: CalendarDay): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}

/** Formats a day's month: 12月, with its year if different from that of `today`: 2023年12月. */
export function monthName(day: CalendarDay, locale: Locale, today: CalendarDay): string {
  if (!isOneYear(today, day)) return formatOf(locale, 'monthOfYear').format(noonOf(day));
  return formatOf(locale, locale === 'en-US' ? 'month' : 'monthNumber').format(noonOf(day));
}

/** Cache of formats: creating one costs a hundred times as much as using it, and every message contains a day. */
const formats = new Map<string, Intl.DateTimeFormat>();

const SHAPES = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  monthDay: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  month: { month: 'long' },
  monthNumber: { month: 'numeric' },
  monthOfYear: { month: 'long', year: 'numeric' },
  wholeWeekday: { weekday: 'long' },
  weekDay: { weekday: 'short', month: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function formatOf(locale: Locale, style: keyof typeof SHAPES): Intl.DateTimeFormat {
  const name = `${locale} ${style}`;
  const shape = SHAPES[style];
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
  formats.set(name, format);
  return format;
}

function noonOf(day: CalendarDay): Date {
  return new Date(`${day}T12:00:00Z`);
}
