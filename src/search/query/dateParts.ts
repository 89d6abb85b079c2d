import type { CalendarDay } from '../../calendar/day.ts';
import { numeralValue, withFiguresOneByOne } from '../../text/numerals.ts';

/** A number up to 九十九, in digits or numerals; NaN where it is none. */
export function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  return numeralValue(text) ?? Number.NaN;
}

/** A year as written: 2024, 二〇二四, 去. */
export function yearOf(text: string | undefined, today: CalendarDay): number {
  const now = Number(today.slice(0, 4));
  const back = { 今: 0, 去: 1, 前: 2, 大前: 3 }[text ?? ''];
  if (back !== undefined) return now - back;
  return Number(withFiguresOneByOne(text ?? ''));
}

/** Returns the year of this century with two digits. */
export function shortYearOf(text: string | undefined, today: CalendarDay): number {
  return Number(`${today.slice(0, 2)}${text}`);
}

/** The month of an English name’s first three letters, from 1. */
export function englishMonth(name: string | undefined): number {
  return 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name ?? '') + 1;
}
