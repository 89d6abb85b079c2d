import { type CalendarDay, dayOf, daysBetween } from '../../calendar/day.ts';
import type { Estimate } from './csdnArticles.ts';
import { FRESH_DAYS } from './dateEvidence.ts';
import { commonYear, latest, latestNear, mentions } from './latestDay.ts';
import { type NamedDay, nearestTo } from './namedDays.ts';

/** Without the article's number a date is doubted only when the text is further away from it. */
const DOUBTED_DAYS = 21;
/** A date so far from the article's number, and beyond its slack, is wrong even if the text names days near it. */
const FAR_OFF_DAYS = 60;
/** An estimate off by no more says the day by itself. */
const SURE_DAYS = 3;

/** The day that the text is about, where it cannot be the one written; undefined where the written one may be right. */
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
    // The table may be off where it is thin: a date that the text confirms stands.
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
