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
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(dayOfMonth);
  if (!whole || year < 0 || year > 9999 || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return undefined;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}` as CalendarDay;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
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
