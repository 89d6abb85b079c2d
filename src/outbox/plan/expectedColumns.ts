import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';

/** Days of editions from which a column's rhythm is learned. */
export const RHYTHM_DAYS = 28;

/** Days of observation after which a missing weekday counts as a column's rhythm. */
const TRUSTED_AFTER_DAYS = 14;

/** Days within which a column must have appeared to count when none are chosen. */
const ALIVE_DAYS = 8;

/**
 * Returns the columns that a day waits for: the chosen ones (without a choice all active ones), except those that never
 * appear on this weekday, so that a weekly column delays only its own day.
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
