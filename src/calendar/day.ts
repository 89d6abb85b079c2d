/** A calendar day of some zone, `YYYY-MM-DD`; it is never an instant. */
export type CalendarDay = string & { readonly brand: 'CalendarDay' };

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; a shape that is off or a day that no calendar has (2023-02-29) is undefined. */
export function parseDay(text: string): CalendarDay | undefined {
  const match = DAY_SHAPE.exec(text.trim());
  if (!match) return undefined;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of a year (0 to 9999), a month (1 to 12) and a day of the month; undefined where the calendar has none. */
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
 * The day that lies `days` after (or, negative, before) a day. A day alone is read as its midnight in UTC (ECMA-262,
 * Date.parse), five times as fast as Temporal: planning a morning and a search ask thousands of times.
 */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.parse(day) + days * MILLISECONDS_PER_DAY);
  return date.toISOString().slice(0, -'T00:00:00.000Z'.length) as CalendarDay;
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
}

/** 0 for Sunday to 6 for Saturday, as `Date` counts. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** The day that a date of the ISO calendar names, its year being 0 to 9999. */
export function brandDay(date: Temporal.PlainDate): CalendarDay {
  return date.toString() as CalendarDay;
}
