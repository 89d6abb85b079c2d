/** A calendar day of some zone, `YYYY-MM-DD`; it is never an instant. */
export type CalendarDay = string & { readonly brand: 'CalendarDay' };

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; a shape that is off or a day that no calendar has (2023-02-29) is undefined. */
export function parseDay(text: string): CalendarDay | undefined {
  const match = DAY_SHAPE.exec(text.trim());
  if (!match) return undefined;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of a year, a month (1 to 12) and a day of the month; undefined where the calendar has none. */
export function dayOf(year: number, month: number, dayOfMonth: number): CalendarDay | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return real && year >= 0 && year <= 9999 ? brandDay(date) : undefined;
}

/** The day that lies `days` after (or, negative, before) a day. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return brandDay(new Date(epochDay(day) * MILLISECONDS_PER_DAY + days * MILLISECONDS_PER_DAY));
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return epochDay(to) - epochDay(from);
}

/** 0 for Sunday to 6 for Saturday, as `Date` counts. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(epochDay(day) * MILLISECONDS_PER_DAY).getUTCDay();
}

function epochDay(day: CalendarDay): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY);
}

function brandDay(date: Date): CalendarDay {
  return date.toISOString().slice(0, 10) as CalendarDay;
}
