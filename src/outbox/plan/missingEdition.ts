import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';
import { expectedColumns, RHYTHM_DAYS } from './expectedColumns.ts';

/** Columns that were expected and did not come. */
export interface MissingEdition {
  readonly columns: readonly string[];
  /** The day of the newest edition of any of them. */
  readonly lastDay: CalendarDay;
}

/**
 * What a day without an edition lacks: the columns that usually come on its weekday, which is learned like their hours,
 * from the editions of the last weeks. Undefined where none was to be expected, as at weekends or in a long silence.
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

/** Whether a column came on this weekday in at least half of the weeks since it was first seen. */
function isUsualOn(day: CalendarDay, days: readonly CalendarDay[]): boolean {
  const [first] = days;
  if (first === undefined) return false;
  let weeks = 0;
  let came = 0;
  for (let before = addDays(day, -7); before >= first; before = addDays(before, -7)) {
    weeks += 1;
    if (days.includes(before)) came += 1;
  }
  // Less than a week is known: a daily column is one that came on most of these days.
  if (weeks === 0) return days.length >= 3 && new Set(days.map(weekdayOf)).size >= 3;
  return came * 2 >= weeks;
}
