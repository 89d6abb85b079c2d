import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';

/** How many days of editions tell a column's rhythm. */
export const RHYTHM_DAYS = 28;

/** A column is trusted to keep off a weekday once it has been seen for this long without coming on it. */
const TRUSTED_AFTER_DAYS = 14;

/** Where no columns are chosen, those count that appeared within this many days. */
const ALIVE_DAYS = 8;

/**
 * The columns whose edition a day is to wait for: the chosen ones (none chosen: all that are alive), but not those
 * that never appear on this weekday, so that a weekly column holds up only its own day.
 */
export function expectedColumns(
  chosen: readonly string[],
  day: CalendarDay,
  heads: readonly EditionHead[],
): readonly string[] {
  const past = heads.filter((head) => head.day < day && head.day >= addDays(day, -RHYTHM_DAYS));
  const alive = past.filter((head) => head.day >= addDays(day, -ALIVE_DAYS)).map((head) => head.column);
  const columns = chosen.length > 0 ? chosen : [...new Set(alive)];
  return columns.filter((column) => {
    const days = past.filter((head) => head.column === column).map((head) => head.day);
    const isTrusted = days.some((seen) => seen <= addDays(day, -TRUSTED_AFTER_DAYS));
    return !isTrusted || days.some((seen) => weekdayOf(seen) === weekdayOf(day));
  });
}
