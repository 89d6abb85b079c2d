import { addDays, type CalendarDay, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Edition, Warning } from '../edition.ts';
import { titledDay } from './titledDay.ts';

/** Where the day begins first; no place on earth is further ahead. */
const FURTHEST_ZONE = 'Pacific/Kiritimati';
/** The period of a weekly or a fortnightly, whose last day may be yet to come when it is out. */
const LONGEST_PERIOD_DAYS = 15;

/**
 * An edition whose day is not yet anywhere is a slip or a lie, and would be the newest one until then: it is one
 * without a day. One that names a period which has begun is of today.
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
