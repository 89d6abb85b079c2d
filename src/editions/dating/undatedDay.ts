import { type CalendarDay, dayOf, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Estimate } from './csdnArticles.ts';
import { type DateEvidence, FRESH_DAYS } from './dateEvidence.ts';
import { commonYear, latest, latestNear, mentions } from './latestDay.ts';
import { type NamedDay, namedDays, yearByWeekday } from './namedDays.ts';
import { dayInAddress, dayInPath } from './pathDay.ts';

/** Most short lines before the first story that are searched for a dateline. */
const TOP_LINES = 6;
const LONGEST_DATELINE = 80;
const DAY_ALONE = /^[\d\s年月日号號./\-,，、()（）|·星期周週一二三四五六天]{6,40}$/;

/** Returns the day in the file's name or path, else in the address. */
export function placedDay({ metadata, origin }: DateEvidence): CalendarDay | undefined {
  const inPath = /^https?:/i.test(origin) ? undefined : dayInPath(origin);
  return inPath ?? dayInAddress(metadata.url);
}

/**
 * Returns the day of a document whose metadata, headline, path and address name none: that of a dateline at its top,
 * else the estimate by its article number, else the day that all its stories share. The days of single stories do not
 * count.
 */
export function undatedDay(
  { lines, headline, time, opening }: DateEvidence,
  estimate: Estimate | undefined,
  named: readonly NamedDay[],
  text: string,
): CalendarDay | undefined {
  const top = lines
    .filter(({ index, text: line }) => {
      // A line that holds nothing but a day is no story, though it was taken for the first one's title.
      const isAbove = index < opening || (index === opening && DAY_ALONE.test(line));
      return isAbove && line.length <= LONGEST_DATELINE;
    })
    .slice(0, TOP_LINES)
    // The days that a headline's news is about are not the edition's, unless a weekday is named with them.
    .flatMap((line) =>
      namedDays(line.text).filter((day) => line.text !== headline || day.weekday !== undefined),
    );
  const dateline = top.find(({ year }) => year !== undefined);
  if (dateline?.year) return dayOf(dateline.year, dateline.month, dateline.dayOfMonth);
  if (estimate) return estimate.day;
  const today = dayAt(time, BEIJING);
  const dated = top.find((day) => day.weekday !== undefined);
  const year = commonYear(text) ?? (dated && yearByWeekday(dated, today));
  // A recent document names a day just before its own time.
  if (year === undefined) return latestNear(today, FRESH_DAYS, top);
  const days = top.map((day) => dayOf(year, day.month, day.dayOfMonth));
  return latest(days.filter((day) => day !== undefined && day <= today)) ?? commonDay(named, year, today);
}

const FEWEST_TELLINGS = 5;
const MOST_OF_THEM = 0.8;

/**
 * Returns the latest of the days that the text as a whole is about, if it names their year and nearly all are close
 * together. The day of one story proves nothing; a week that all stories share is the edition's.
 */
function commonDay(named: readonly NamedDay[], year: number, today: CalendarDay): CalendarDay | undefined {
  const undated = named.filter((day) => day.year === undefined || day.year === year);
  const days = undated.map(({ month, dayOfMonth, times }) => ({
    day: dayOf(year, month, dayOfMonth),
    times,
  }));
  const last = latest(days.map(({ day }) => day).filter((day) => day !== undefined && day <= today));
  if (last === undefined || days.length < 2) return undefined;
  const isNear = ({ day }: { day: CalendarDay | undefined }) =>
    day !== undefined && day <= last && daysBetween(day, last) <= FRESH_DAYS;
  const near = days.filter(isNear).reduce((sum, { times }) => sum + times, 0);
  return near >= FEWEST_TELLINGS && near >= MOST_OF_THEM * mentions(named) ? last : undefined;
}
