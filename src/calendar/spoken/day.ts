import { addDays, type CalendarDay, dayOf, weekdayOf } from '../day.ts';
import { BEIJING, type Clock, dayAt } from '../zone.ts';
import { spokenForm, withFigures } from './figures.ts';
import { weekdayOfCharacter, weekdayOfEnglish } from './weekday.ts';

/** Words for days and their distance before today in Beijing, where the columns are published. */
const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ...['今天', '今日', '今早', '今晨', '当天', 'today'].map((word): [string, number] => [word, 0]),
  ...['昨天', '昨日', '昨晚', 'yesterday'].map((word): [string, number] => [word, 1]),
  ...['前天', '前日', 'the day before yesterday', 'day before yesterday'].map((word): [string, number] => [
    word,
    2,
  ]),
  ['大前天', 3],
  ['明天', -1],
  ['明日', -1],
  ['tomorrow', -1],
  ['后天', -2],
]);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Reader = (text: string, today: CalendarDay) => CalendarDay | undefined;

/** All formats of a day; the first that matches is used. */
const READERS: readonly Reader[] = [
  (text, today) => {
    const back = DAYS_BACK.get(text);
    return back === undefined ? undefined : addDays(today, -back);
  },
  readWeekday,
  (text, today) => readAgo(withFigures(text), today),
  (text, today) => readDate(withFigures(text.replace(WEEKDAY_BESIDE, '').trim()), today),
  readEnglishDate,
];

/**
 * Parses a day as people write it, in either script or in English: 2024-12-27, 20241227, 12月27日, 12-27, 二十七号,
 * 周五, 上周五, 三天前, 昨天, last Friday, Dec 27. Without a year, month or week it is the latest such day that is not
 * in the future. Returns undefined if no day is named or it does not exist.
 */
export function readDay(text: string, clock: Clock): CalendarDay | undefined {
  const said = spokenForm(text);
  const today = dayAt(clock.now(), BEIJING);
  for (const read of READERS) {
    const day = read(said, today);
    if (day !== undefined) return day;
  }
  return undefined;
}

/**
 * Returns the days that a text may mean, likeliest first: the result of `readDay` and, for a date without its year, the
 * same date of earlier years. Empty if no day is named.
 */
export function readDays(text: string, clock: Clock): readonly CalendarDay[] {
  const latest = readDay(text, clock);
  if (latest === undefined) return [];
  const [year = 0, month = 0, day = 0] = latest.split('-').map(Number);
  if (!isWithoutYear(spokenForm(text), month, day)) return [latest];
  const earlier = Array.from({ length: YEARS_BACK }, (_, back) => dayOf(year - 1 - back, month, day));
  return [latest, ...earlier.filter((found) => found !== undefined)];
}

/** Number of earlier years tried: 29 February can be eight years back. */
const YEARS_BACK = 8;

/** Whether a date was written without its year: read relative to another year, it gives another day. */
function isWithoutYear(said: string, month: number, day: number): boolean {
  const date = withFigures(said.replace(WEEKDAY_BESIDE, '').trim());
  const inLeapYear = dayOf(2000, 12, 31);
  if (inLeapYear === undefined) return false;
  const read = readPartialDate(date, inLeapYear) ?? readEnglishDate(said, inLeapYear);
  return read !== undefined && read === dayOf(2000, month, day);
}

/** A weekday beside a date: 12月27日星期五, 12-27 (周五). */
const WEEKDAY_BESIDE = /[（(]?(?:周|星期|礼拜)[一二三四五六日天][)）]?$/u;

/**
 * Parses a weekday: 周五 and Friday are the latest one up to today, 上周五 is that of last week, which begins on
 * Monday.
 */
function readWeekday(text: string, today: CalendarDay): CalendarDay | undefined {
  const chinese = /^(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(text.replaceAll(' ', ''));
  const english = /^(?:(last|this|on) )?([a-z]{3,9})$/u.exec(text);
  const weekday = chinese ? weekdayOfCharacter(chinese[2] ?? '') : weekdayOfEnglish(english?.[2] ?? '');
  if (weekday === undefined) return undefined;
  const daysSince = (weekdayOf(today) - weekday + 7) % 7;
  const week = chinese?.[1];
  if (week === undefined)
    return addDays(today, -(english?.[1] === 'last' && daysSince === 0 ? 7 : daysSince));
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const weeksBack = week === '上上' ? 2 : week === '上' ? 1 : 0;
  return addDays(monday, ((weekday + 6) % 7) - 7 * weeksBack);
}

const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ['天', 1],
  ['日', 1],
  ['周', 7],
  ['星期', 7],
  ['礼拜', 7],
  ['day', 1],
  ['week', 7],
]);

/** Parses a distance back: 3天前, 两周前, 1个月前, 3 days ago. */
function readAgo(text: string, today: CalendarDay): CalendarDay | undefined {
  const match =
    /^(\d{1,4}) ?个?(天|日|周|星期|礼拜|月|年) ?(?:以前|之前|前)$/u.exec(text) ??
    /^(\d{1,4}|an?) (day|week|month|year)s? ago$/u.exec(text);
  if (!match) return undefined;
  const count = Number.parseInt(match[1] ?? '', 10) || 1;
  const unit = match[2] ?? '';
  const days = UNIT_DAYS.get(unit);
  if (days !== undefined) return addDays(today, -count * days);
  return monthsBefore(today, unit === '年' || unit === 'year' ? count * 12 : count);
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

/**
 * Parses a date with or without its year: 2024-12-27, 2024年12月27日, 20241227, 去年12月27日, 12月27日, 12-27, 12/27,
 * 27号.
 */
function readDate(text: string, today: CalendarDay): CalendarDay | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  const whole =
    compact ?? /^(\d{4}|\d{2}(?=年)) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (whole) {
    const [year = 0, month = 0, day = 0] = whole.slice(1).map(Number);
    return dayOf(year < 100 ? 2000 + year : year, month, day);
  }
  const relative = /^(今年|去年|前年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/u.exec(text);
  const thisYear = Number(today.slice(0, 4));
  if (relative) {
    const yearsBack = ['今年', '去年', '前年'].indexOf(relative[1] ?? '');
    return dayOf(thisYear - yearsBack, Number(relative[2]), Number(relative[3]));
  }
  const partial = readPartialDate(text, today);
  if (partial !== undefined) return partial;
  const inMonth = /^(?:本月|这个月)?(\d{1,2}) ?[日号]$/u.exec(text);
  return inMonth ? latestInMonth(Number(inMonth[1]), today) : undefined;
}

/** Parses a date without its year: 12月27日, 12-27, 12/27. */
function readPartialDate(text: string, today: CalendarDay): CalendarDay | undefined {
  const partial = /^(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/u.exec(text);
  return partial ? latestOf(Number(partial[1]), Number(partial[2]), today) : undefined;
}

/** Returns the latest such day that is not in the future. */
function latestOf(month: number, dayOfMonth: number, today: CalendarDay): CalendarDay | undefined {
  const year = Number(today.slice(0, 4));
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const day = dayOf(year - back, month, dayOfMonth);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

function latestInMonth(dayOfMonth: number, today: CalendarDay): CalendarDay | undefined {
  const [year = 0, month = 1] = today.split('-').map(Number);
  for (let back = 0; back <= 2; back += 1) {
    const index = year * 12 + month - 1 - back;
    const day = dayOf(Math.floor(index / 12), (index % 12) + 1, dayOfMonth);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

/** Parses an English date: Dec 27, December 27th 2024, 27 Dec 2024, Friday, December 27, 2024. */
function readEnglishDate(text: string, today: CalendarDay): CalendarDay | undefined {
  const words = text.split(/[ ,.]+/u).filter((word) => word !== '' && weekdayOfEnglish(word) === undefined);
  if (words.length < 2 || words.length > 3) return undefined;
  const month = words.map((word) => MONTHS.indexOf(word.slice(0, 3)) + 1).find((found) => found > 0);
  const figures = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th)?$/u.exec(word)?.[1] ?? []);
  if (month === undefined || figures.length !== words.length - 1) return undefined;
  const year = figures.find((figure) => figure.length === 4);
  const day = Number(figures.find((figure) => figure.length <= 2));
  return year === undefined ? latestOf(month, day, today) : dayOf(Number(year), month, day);
}
