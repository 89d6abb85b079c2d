import { type CalendarDay, dayOf } from '../day.ts';
import { BEIJING, type Clock, dayAt } from '../zone.ts';
import { readDate, readEnglishDate, readWithoutYear, YEARS_BACK } from './dates.ts';
import { readFestival } from './festivals.ts';
import { readNearDay } from './nearDays.ts';
import { readAgo, readWeekday, readWeekend } from './relativeDay.ts';
import { dayWordings } from './wording.ts';

type Reader = (said: string, today: CalendarDay) => CalendarDay | undefined;

/** All formats of a day, relative to today in Beijing, where the columns are published; the first that matches is used. */
const READERS: readonly Reader[] = [
  readNearDay,
  readWeekday,
  (said, today) => readWeekend(said, today)[0],
  readAgo,
  readFestival,
  readDate,
  readEnglishDate,
];

/**
 * Parses a day as people write it, in either script or in English: 2024-12-27, 20241227, 12月27日, 12-27, 二十七号, 周五,
 * 上周五, 上周末, 三天前, 昨天, 上个月27号, 正月初一, 国庆, last Friday, Dec 27. Without a year, month or week it is
 * the latest such day that is not in the future. Returns undefined if no day is named or it does not exist.
 */
export function readDay(text: string, clock: Clock): CalendarDay | undefined {
  const today = dayAt(clock.now(), BEIJING);
  for (const said of dayWordings(text)) {
    for (const read of READERS) {
      const day = read(said, today);
      if (day !== undefined) return day;
    }
  }
  return undefined;
}

/**
 * Returns the days that a text may mean, likeliest first: the result of `readDay` and, for a date without its year, the
 * same date of earlier years; for a weekend both days. Empty if no day is named.
 */
export function readDays(text: string, clock: Clock): readonly CalendarDay[] {
  const latest = readDay(text, clock);
  if (latest === undefined) return [];
  const wordings = dayWordings(text);
  const today = dayAt(clock.now(), BEIJING);
  const weekend = wordings.map((said) => readWeekend(said, today)).find((days) => days.length > 0);
  if (weekend) return weekend;
  const [year = 0, month = 0, day = 0] = latest.split('-').map(Number);
  if (!wordings.some((said) => isWithoutYear(said, month, day))) return [latest];
  const earlier = Array.from({ length: YEARS_BACK }, (_, back) => dayOf(year - 1 - back, month, day));
  return [latest, ...earlier.filter((found) => found !== undefined)];
}

/** Whether a date was written without its year: read relative to another year, it gives another day. */
function isWithoutYear(said: string, month: number, day: number): boolean {
  const inLeapYear = dayOf(2000, 12, 31);
  if (inLeapYear === undefined) return false;
  const read = readWithoutYear(said, inLeapYear);
  return read !== undefined && read === dayOf(2000, month, day);
}
