import { addDays, type CalendarDay, dayOf, weekdayOf } from '../../calendar/day.ts';
import { DAY_TERMS, WEEKDAY } from './dayTerms.ts';
import { inWesternFigures } from './writtenFigures.ts';

/** Day that a text names; its year is undefined if the text gives none. */
export interface NamedDay {
  readonly year: number | undefined;
  readonly month: number;
  readonly dayOfMonth: number;
  /** 0 (Sunday) to 6 if the text names the weekday beside the day. */
  readonly weekday: number | undefined;
  /** Whether the text speaks of it as still to come. */
  readonly ahead: boolean;
  /** How often the text names it with this year, weekday and `ahead`. */
  readonly times: number;
}

const DAY = new RegExp(
  String.raw`(?:(20\d\d|(?<!\d)\d\d)\s{0,3}年\s{0,3})?(?<!\d)(\d{1,2})\s{0,3}月\s{0,3}(\d{1,2})\s{0,3}[日号號](?:\s{0,3}[（(]?\s{0,3}${WEEKDAY})?|(?<![\d.])(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])`,
  'g',
);
const WEEKDAYS = '日一二三四五六';
const MOST_DAYS = 400;

/** Returns the days that a text names, `12 月 27 日`, `2024年12月27日`, `2024-12-27`, each once. */
export function namedDays(written: string): NamedDay[] {
  const text = inWesternFigures(written);
  const days = new Map<string, NamedDay>();
  // The iterator of matches would compile a copy of the expression.
  DAY.lastIndex = 0;
  for (let match = DAY.exec(text); match !== null && days.size < MOST_DAYS; match = DAY.exec(text)) {
    const [whole, year, month, dayOfMonth, weekday, isoYear, isoMonth, isoDay] = match;
    const end = match.index + whole.length;
    const named = weekday === undefined ? undefined : WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday);
    const before = text.slice(Math.max(0, match.index - 6), match.index);
    const day = {
      year: wholeYear(year ?? isoYear),
      month: Number(month ?? isoMonth),
      dayOfMonth: Number(dayOfMonth ?? isoDay),
      weekday: named,
      ahead: DAY_TERMS.aheadBefore.test(before) || DAY_TERMS.aheadBehind.test(text.slice(end, end + 6)),
    };
    if (day.month < 1 || day.month > 12 || day.dayOfMonth < 1 || day.dayOfMonth > 31) continue;
    const key = `${day.year}-${day.month}-${day.dayOfMonth}-${day.weekday}-${day.ahead}`;
    const said = days.get(key);
    days.set(key, { ...day, times: (said?.times ?? 0) + 1 });
  }
  return [...days.values()];
}

function wholeYear(year: string | undefined): number | undefined {
  return year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
}

/**
 * Returns a named day in its own year, else in the year that is nearest to a reference; undefined if the calendar does
 * not have it.
 */
export function nearestTo(reference: CalendarDay, named: NamedDay): CalendarDay | undefined {
  const { year, month, dayOfMonth } = named;
  if (year !== undefined) return dayOf(year, month, dayOfMonth);
  const about = Number(reference.slice(0, 4));
  const months = month - Number(reference.slice(5, 7));
  // From more than six months away, the day in the neighbouring year is nearer.
  return dayOf(months > 6 ? about - 1 : months < -6 ? about + 1 : about, month, dayOfMonth);
}

/**
 * Returns the latest year in which a day falls on the weekday that the text names for it, not later than the day after
 * `until`; undefined if there is none since 2000.
 */
export function yearByWeekday(named: NamedDay, until: CalendarDay): number | undefined {
  if (named.weekday === undefined) return undefined;
  for (let year = Number(until.slice(0, 4)); year >= 2000; year--) {
    const day = dayOf(year, named.month, named.dayOfMonth);
    if (day !== undefined && day <= addDays(until, 1) && weekdayOf(day) === named.weekday) return year;
  }
  return undefined;
}
