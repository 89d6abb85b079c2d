import { addDays, type CalendarDay, weekdayOf } from './day.ts';
import { dayAt, instantOf } from './zone.ts';

/** When something is due: a minute of the day (0 to 1439), on weekdays (0 Sunday to 6 Saturday), in an IANA zone. */
export interface Schedule {
  readonly minuteOfDay: number;
  readonly weekdays: readonly number[];
  readonly timeZone: string;
}

/** An instant at which a schedule is due, and the calendar day it is due for. */
export interface DueTime {
  readonly day: CalendarDay;
  readonly at: Date;
}

/** Every weekday, for schedules that say nothing else. */
export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * The first due time strictly after an instant; undefined for a schedule without weekdays.
 * A day's local minute that comes twice counts once, one that is skipped counts at the end of the gap (`instantOf`).
 */
export function nextDueAfter(schedule: Schedule, after: Date): DueTime | undefined {
  const today = dayAt(after, schedule.timeZone);
  // From the day before, since a skipped minute can move over midnight; to a week on, and a day for that move.
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const due = dueOn(schedule, addDays(today, ahead));
    if (due && due.at > after) return due;
  }
  return undefined;
}

/** The newest due time at or before an instant, at most eight days back. */
export function lastDueUpTo(schedule: Schedule, until: Date): DueTime | undefined {
  const today = dayAt(until, schedule.timeZone);
  for (let back = -1; back <= 8; back += 1) {
    const due = dueOn(schedule, addDays(today, -back));
    if (due && due.at <= until) return due;
  }
  return undefined;
}

function dueOn(schedule: Schedule, day: CalendarDay): DueTime | undefined {
  if (!schedule.weekdays.includes(weekdayOf(day))) return undefined;
  return { day, at: instantOf(day, schedule.minuteOfDay, schedule.timeZone) };
}
