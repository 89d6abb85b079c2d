import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';
import { expectedColumns, RHYTHM_DAYS } from './expectedColumns.ts';

/** Expected columns that did not come. */
export interface MissingEdition {
  readonly columns: readonly string[];
  /** Day of the newest edition of any of them. */
  readonly lastDay: CalendarDay;
}

/**
 * Returns the columns missing on a day: those that usually appear on its weekday, as learned from the last weeks.
 * Undefined if none was expected, as on weekends or in a long silence.
 */
export function missingEdition(
  chosen: readonly string[],
  day: CalendarDay,
  heads: readonly EditionHead[],
): MissingEdition | undefined {
  const past = heads.filter((head) => head.day < day && head.day >= addDays(day, -RHYTHM_DAYS));
  const columns = expectedColumns(chosen, day, heads).filter((column) => {
    const days = past.filter((head) => head.column === column).map((head) => head.day);
    return isUsualOn(day, days);
  });
  const lastDay = past.findLast((head) => columns.includes(head.column))?.day;
  return lastDay === undefined ? undefined : { columns, lastDay };
}

/** Whether a column appeared on this weekday in at least half of the weeks since it was first seen. */
function isUsualOn(day: CalendarDay, days: readonly CalendarDay[]): boolean {
  const [first] = days;
  if (first === undefined) return false;
  let weeks = 0;
  let came = 0;
  for (let before = addDays(day, -7); before >= first; before = addDays(before, -7)) {
    weeks += 1;
    if (days.includes(before)) came += 1;
  }
  // With less than a week of data, a daily column is one that appeared on most days.
  if (weeks === 0) return days.length >= 3 && new Set(days.map(weekdayOf)).size >= 3;
  return came * 2 >= weeks;
}
