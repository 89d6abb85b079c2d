import { addDays, type CalendarDay, dayOf } from '../../calendar/day.ts';
import { readNearDay } from '../../calendar/spoken/nearDays.ts';
import { weekdayOfCharacter } from '../../calendar/spoken/weekday.ts';
import { dayOfWeek } from '../../calendar/spoken/weeks.ts';
import { numberOf } from './dateParts.ts';

/** Range of days, inclusive. */
export interface DaySpan {
  readonly since: CalendarDay;
  readonly until: CalendarDay;
}

/** Number of earlier years for a date without its year. */
const YEARS_BACK = 15;
/** First year that is read as one; earlier ones are numbers. */
const FIRST_YEAR = 1990;

/** Formats a span: 2023 年 2 月, 2024 年, 2024-12-27, 2024-12-20 至 2024-12-27. */
export function spanText({ since, until }: DaySpan): string {
  if (since === until) return since;
  const [year, month] = [since.slice(0, 4), Number(since.slice(5, 7))];
  if (since === `${year}-01-01` && until === `${year}-12-31`) return `${year} 年`;
  const [whole] = months(Number(year), month);
  return whole?.since === since && whole.until === until ? `${year} 年 ${month} 月` : `${since} 至 ${until}`;
}

function span(since: CalendarDay | undefined, until: CalendarDay | undefined): DaySpan[] {
  return since && until ? [{ since, until }] : [];
}

function oneDay(day: CalendarDay | undefined): DaySpan[] {
  return span(day, day);
}

/** One day; none where there is no such day. */
export function days(year: number, month: string | undefined, day: string | undefined): DaySpan[] {
  return oneDay(dayOf(year, numberOf(month), numberOf(day)));
}

/** A whole month. */
export function months(year: number, month: number): DaySpan[] {
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return span(dayOf(year, month, 1), next && addDays(next, -1));
}

/** A whole year that has been or has begun. */
export function years(year: number, today: CalendarDay): DaySpan[] {
  if (year < FIRST_YEAR || year > Number(today.slice(0, 4))) return [];
  return span(dayOf(year, 1, 1), dayOf(year, 12, 31));
}

/** Half a year: 上 or 下. */
export function halves(year: number, half: string | undefined): DaySpan[] {
  return half === '上'
    ? span(dayOf(year, 1, 1), dayOf(year, 6, 30))
    : span(dayOf(year, 7, 1), dayOf(year, 12, 31));
}

/** Returns the meanings of a span in this year and in earlier ones, the latest first. */
export function lastYears(today: CalendarDay, inYear: (year: number) => readonly DaySpan[]): DaySpan[] {
  const now = Number(today.slice(0, 4));
  return Array.from({ length: YEARS_BACK }, (_, back) => inYear(now - back)).flat();
}

/** The month so many months back, or a day of it. */
export function inMonth(today: CalendarDay, back: number, day?: string): DaySpan[] {
  const ordinal = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
  const [year, month] = [Math.floor(ordinal / 12), (ordinal % 12) + 1];
  return day === undefined ? months(year, month) : days(year, String(month), day);
}

/** The week so many weeks back, or a day of it by the character after 周; weeks begin on Monday. */
export function inWeek(today: CalendarDay, back: number, weekday?: string): DaySpan[] {
  if (weekday === undefined) return span(dayOfWeek(1, back, today), dayOfWeek(0, back, today));
  const number = weekdayOfCharacter(weekday);
  return number === undefined ? [] : oneDay(dayOfWeek(number, back, today));
}

/** Returns the day that a word such as 昨天 names. */
export function nearDay(today: CalendarDay, word: string): DaySpan[] {
  return oneDay(readNearDay(word, today));
}

/** The week, month or year before this one, by its English unit. */
export function precedingPeriod(today: CalendarDay, unit: string): DaySpan[] {
  if (unit === 'week') return inWeek(today, 1);
  return unit === 'month' ? inMonth(today, 1) : years(Number(today.slice(0, 4)) - 1, today);
}

/** This week, month or year, by its English unit. */
export function currentPeriod(today: CalendarDay, unit: string): DaySpan[] {
  if (unit === 'week') return inWeek(today, 0);
  return unit === 'month' ? inMonth(today, 0) : years(Number(today.slice(0, 4)), today);
}

/** Returns the span of that many days, weeks, months or years up to today. */
export function back(today: CalendarDay, count: string | undefined, unit: string | undefined): DaySpan[] {
  const many = count === '半' ? 0.5 : numberOf(count);
  const length = unit?.endsWith('月') ? 30 : unit === '年' ? 365 : unit === '天' || unit === '日' ? 1 : 7;
  return Number.isNaN(many) ? [] : span(addDays(today, -Math.ceil(many * length)), today);
}

/** The day so many days ago. */
export function ago(today: CalendarDay, count: string | undefined): DaySpan[] {
  const many = numberOf(count);
  return Number.isNaN(many) ? [] : oneDay(addDays(today, -many));
}

/** The first or the last two months of a year: 年初, 年底. */
export function endsOfYear(year: number, end: string | undefined): DaySpan[] {
  const [first] = months(year, end === '初' ? 1 : 11);
  const [last] = months(year, end === '初' ? 2 : 12);
  return span(first?.since, last?.until);
}
