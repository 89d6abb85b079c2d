import type { CalendarDay } from '../../calendar/day.ts';
import type { Locale } from '../locale.ts';

/** A day with its weekday as a language writes it: 2024年12月27日星期五. */
export function longDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'full').format(noonOf(day));
}

/** A day as a language writes it in a list: 2024年12月27日. */
export function shortDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'medium' : 'long').format(noonOf(day));
}

/** A day without its year: 12月27日. */
export function monthDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'monthDay').format(noonOf(day));
}

/**
 * A day as a digest's title has it: 12月27日 周五, and of another year than that of `today` 2024-12-27, for with its year and
 * its weekday it would not stand in one line of a phone.
 */
export function weekDay(day: CalendarDay, locale: Locale, today?: CalendarDay): string {
  if (today !== undefined && !isOneYear(day, today)) return locale === 'en-US' ? shortDay(day, locale) : day;
  if (locale === 'en-US') return formatOf(locale, 'weekDay').format(noonOf(day));
  return `${monthDay(day, locale)} ${formatOf(locale, 'weekday').format(noonOf(day))}`;
}

/** The weekday of a day in short, 周五 or 週五; in full where short is no word of a sentence: Friday. */
export function weekdayName(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'wholeWeekday' : 'weekday').format(noonOf(day));
}

/**
 * Days from one to another: 12月23日–29日, Dec 23 – 29; one day alone is that. With their year where `to` is not of that of
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

/** Where two days begin to differ: at the year, the month or the day. */
function differenceOf(from: CalendarDay, to: CalendarDay): number {
  if (!isOneYear(from, to)) return 0;
  return from.slice(0, 7) === to.slice(0, 7) ? 8 : 5;
}

function isOneYear(one: CalendarDay, other: CalendarDay): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}

/** A day's month: 12月, with its year where it is another than that of `today`: 2023年12月. */
export function monthName(day: CalendarDay, locale: Locale, today: CalendarDay): string {
  if (!isOneYear(today, day)) return formatOf(locale, 'monthOfYear').format(noonOf(day));
  return formatOf(locale, locale === 'en-US' ? 'month' : 'monthNumber').format(noonOf(day));
}

/** Making a format costs some hundred times what formatting with it does, and every message shows a day. */
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
