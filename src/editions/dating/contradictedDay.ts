import { type CalendarDay, dayOf, daysBetween } from '../../calendar/day.ts';
import type { Estimate } from './csdnArticles.ts';
import { FRESH_DAYS } from './dateEvidence.ts';
import { commonYear, latest, latestNear, mentions } from './latestDay.ts';
import { type NamedDay, nearestTo } from './namedDays.ts';

/** Without an article number, a date is doubted only if the days in the text are further away from it than this. */
const DOUBTED_DAYS = 21;
/**
 * A date further than this from the estimate by the article's number, and beyond its slack, is wrong even if the text
 * names days near it.
 */
const FAR_OFF_DAYS = 60;
/** Most slack, in days, of an estimate that gives the day without the text. */
const SURE_DAYS = 3;

/**
 * Returns the day given by the text or the article's number if the written one cannot be right; undefined if the
 * written one may be right or no other day is found.
 */
export function contradictedBy(
  written: CalendarDay,
  named: readonly NamedDay[],
  estimate: Estimate | undefined,
  text: string,
): CalendarDay | undefined {
  const fresh = latestNear(written, FRESH_DAYS, named);
  if (estimate) {
    const off = Math.abs(daysBetween(estimate.day, written));
    if (off <= estimate.slackDays && (fresh !== undefined || mentions(named) < 3)) return undefined;
    const isFar = off > Math.max(FAR_OFF_DAYS, estimate.slackDays);
    // The table may be inaccurate between distant entries: a date that the text confirms is kept.
    if (off <= 2 || (!isFar && fresh !== undefined)) return undefined;
    if (estimate.slackDays <= SURE_DAYS) return estimate.day;
    return (
      latestNear(estimate.day, estimate.slackDays + FRESH_DAYS, named) ?? (isFar ? estimate.day : undefined)
    );
  }
  if (fresh !== undefined || latestNear(written, DOUBTED_DAYS, named) !== undefined) return undefined;
  const undated = named.filter(({ year }) => year === undefined);
  if (mentions(undated) < 3) return undefined;
  const year = commonYear(text);
  const days = undated.map((day) =>
    year === undefined ? nearestTo(written, day) : dayOf(year, day.month, day.dayOfMonth),
  );
  return latest(days.filter((day) => day !== undefined && day <= written));
}
