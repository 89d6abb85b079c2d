/** A calendar day `YYYY-MM-DD` in some time zone; not an instant. */
export type CalendarDay = string & { readonly brand: 'CalendarDay' };

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Parses `YYYY-MM-DD`. Returns undefined for another format or a day that does not exist (2023-02-29). */
export function parseDay(text: string): CalendarDay | undefined {
  const match = DAY_SHAPE.exec(text.trim());
  if (!match) return undefined;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Returns the day of a year (0 to 9999), month (1 to 12) and day of the month; undefined if it does not exist. */
export function dayOf(year: number, month: number, dayOfMonth: number): CalendarDay | undefined {
  if (!Number.isInteger(year) || year < 0 || year > 9999) return undefined;
  try {
    return brandDay(Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Returns the day `days` after a day (before it if negative). A date without a time is parsed as midnight UTC
 * (ECMA-262, Date.parse), five times as fast as Temporal: a planned morning and a search call this thousands of times.
 */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.parse(day) + days * MILLISECONDS_PER_DAY);
  return date.toISOString().slice(0, -'T00:00:00.000Z'.length) as CalendarDay;
}

/** Returns the number of days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
}

/** Returns 0 for Sunday to 6 for Saturday, like `Date.getDay`. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** Returns a date of the ISO calendar (year 0 to 9999) as a `CalendarDay`. */
export function brandDay(date: Temporal.PlainDate): CalendarDay {
  return date.toString() as CalendarDay;
}
