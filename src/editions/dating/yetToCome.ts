import { addDays, type CalendarDay, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Edition, Warning } from '../edition.ts';
import { titledDay } from './titledDay.ts';

/** Time zone in which a day begins first on earth. */
const FURTHEST_ZONE = 'Pacific/Kiritimati';
/**
 * Longest period of a weekly or a fortnightly, in days; its last day may still be to come when the edition is
 * published.
 */
const LONGEST_PERIOD_DAYS = 15;

/**
 * Removes the day of an edition, with a warning, if it has not begun anywhere: such a day is a mistake or a lie, and
 * the edition would be the newest one until then. An edition for a period that has begun gets today's day.
 */
export function withoutDayToCome(edition: Edition, now: Date): Edition {
  const { date, headline } = edition;
  if (date === null || date <= dayAt(now, FURTHEST_ZONE)) return edition;
  const today = dayAt(now, BEIJING);
  if (isWithinPeriod(headline, date, today)) return { ...edition, date: today };
  return { ...edition, date: null, warnings: [...edition.warnings, yetToCome(date)] };
}

function isWithinPeriod(headline: string, last: CalendarDay, today: CalendarDay): boolean {
  const from = titledDay(headline)?.from;
  if (from === undefined || daysBetween(today, last) > LONGEST_PERIOD_DAYS) return false;
  for (let back = 0; back <= LONGEST_PERIOD_DAYS; back++) {
    const day = addDays(last, -back);
    const isFirst = Number(day.slice(5, 7)) === from.month && Number(day.slice(8)) === from.dayOfMonth;
    if (isFirst) return day <= today;
  }
  return false;
}

function yetToCome(date: CalendarDay): Warning {
  return {
    code: 'date-mismatch',
    message: `The document is dated ${date}, which is yet to come; it was not believed.`,
  };
}
