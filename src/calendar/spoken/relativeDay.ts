import { addDays, type CalendarDay, dayOf, weekdayOf } from '../day.ts';
import { weekdayOfCharacter, weekdayOfEnglish } from './weekday.ts';
import { dayOfWeek, periodsBack } from './weeks.ts';
import { withDayFigures } from './wording.ts';

/**
 * Parses a weekday: 周五 and Friday are the latest one up to today, 上周五 is that of last week, which begins on
 * Monday.
 */
export function readWeekday(said: string, today: CalendarDay): CalendarDay | undefined {
  const chinese = /^(上上|上|这|本|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/u.exec(
    said.replaceAll(' ', ''),
  );
  if (chinese) {
    const weekday = weekdayOfCharacter(chinese[2] ?? '');
    if (weekday === undefined) return undefined;
    const week = chinese[1];
    return week === undefined ? latestWeekday(weekday, today) : dayOfWeek(weekday, periodsBack(week), today);
  }
  const ofWeek = /^(?:last week ([a-z]{3,9})|([a-z]{3,9}) last week|([a-z]{3,9}) before last)$/u.exec(said);
  if (ofWeek) {
    const weekday = weekdayOfEnglish(ofWeek[1] ?? ofWeek[2] ?? ofWeek[3] ?? '');
    if (weekday === undefined) return undefined;
    return dayOfWeek(weekday, ofWeek[3] === undefined ? 1 : 2, today);
  }
  const english = /^(?:(last|this) )?([a-z]{3,9})$/u.exec(said);
  const weekday = weekdayOfEnglish(english?.[2] ?? '');
  if (weekday === undefined) return undefined;
  const latest = latestWeekday(weekday, today);
  return english?.[1] === 'last' && latest === today ? addDays(today, -7) : latest;
}

function latestWeekday(weekday: number, today: CalendarDay): CalendarDay {
  return addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
}

/** Returns the days of a weekend, latest first and none in the future: 周末 is the latest one, 上周末 that of last week. */
export function readWeekend(said: string, today: CalendarDay): readonly CalendarDay[] {
  const weekend = /^(上上|上|这|本|last|this)? ?个? ?(?:周末|weekend)$/u.exec(said);
  if (!weekend) return [];
  const word = weekend[1] ?? '';
  const isBack = word === '上' || word === 'last';
  const weeksBack = word === '上上' ? 2 : isBack ? 1 : 0;
  const of = (weeks: number) =>
    [dayOfWeek(0, weeks, today), dayOfWeek(6, weeks, today)].filter((day) => day <= today);
  const days = of(weeksBack);
  return days.length > 0 ? days : of(1);
}

const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ['天', 1],
  ['日', 1],
  ['周', 7],
  ['星期', 7],
  ['礼拜', 7],
  ['day', 1],
  ['d', 1],
  ['week', 7],
  ['w', 7],
]);

/** Parses a distance back: 3天前, 两周前, 1个月前, 半年前, 去年今天, 3 days ago, 3d ago. */
export function readAgo(said: string, today: CalendarDay): CalendarDay | undefined {
  if (said === '半年前' || said === '半年以前') return monthsBefore(today, 6);
  if (/^(?:去年|一年前)的?今天$/u.test(said)) return monthsBefore(today, 12);
  const text = withDayFigures(said);
  const match =
    /^(\d{1,4}) ?个?(天|日|周|星期|礼拜|月|年) ?(?:以前|之前|前)$/u.exec(text) ??
    /^(\d{1,4}|an?) ?(day|week|month|year|d|w|m|y)s? ago(?: today)?$/u.exec(text);
  if (!match) return undefined;
  const count = Number.parseInt(match[1] ?? '', 10) || 1;
  const unit = match[2] ?? '';
  const days = UNIT_DAYS.get(unit);
  if (days !== undefined) return addDays(today, -count * days);
  return monthsBefore(today, ['年', 'year', 'y'].includes(unit) ? count * 12 : count);
}

/** Returns the same day of an earlier month, or the last day of that month if it is shorter. */
function monthsBefore(today: CalendarDay, months: number): CalendarDay | undefined {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  for (let last = day; last > day - 4; last -= 1) {
    const found = dayOf(Math.floor(index / 12), (index % 12) + 1, last);
    if (found !== undefined) return found;
  }
  return undefined;
}
