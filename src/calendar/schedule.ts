import { addDays, type CalendarDay, weekdayOf } from './day.ts';
import { isWorkingDay } from './workingDays.ts';
import { dayAt, instantOf } from './zone.ts';

/** What time something that comes again and again is about: the day, the week or the month in which it is due. */
export const PERIODS = ['day', 'week', 'month'] as const;

/** One of those. */
export type Period = (typeof PERIODS)[number];

/** When something is due: a minute of the day (0 to 1439), on some days, in an IANA zone. */
export interface Schedule extends ScheduledDays {
  /** What is about a month is due on the month's last day, whatever days are chosen. */
  readonly period: Period;
  readonly minuteOfDay: number;
  readonly timeZone: string;
}

/** On which days: on weekdays (0 Sunday to 6 Saturday), and on working days where those are chosen. */
export interface ScheduledDays {
  readonly weekdays: readonly number[];
  /** Whether it is due on working days too, which in mainland China are no weekdays: see `isWorkingDay`. */
  readonly workingDays: boolean;
}

/** An instant at which a schedule is due, and the calendar day it is due for. */
export interface DueTime {
  readonly day: CalendarDay;
  readonly at: Date;
}

/** Every weekday, for schedules that say nothing else. */
export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** No two days of a schedule lie further apart than the last days of two months. */
const LONGEST_GAP_DAYS = 31;

/**
 * The first due time strictly after an instant; undefined for a schedule without days.
 * A day's local minute that comes twice counts once, one that is skipped counts at the end of the gap (`instantOf`).
 */
export function nextDueAfter(schedule: Schedule, after: Date): DueTime | undefined {
  const today = dayAt(after, schedule.timeZone);
  // From the day before, since a skipped minute can move over midnight; to the longest gap on, and a day for that move.
  for (let ahead = -1; ahead <= LONGEST_GAP_DAYS + 1; ahead += 1) {
    const due = dueOn(schedule, addDays(today, ahead));
    if (due && due.at > after) return due;
  }
  return undefined;
}

/** The newest due time at or before an instant, at most 32 days back. */
export function lastDueUpTo(schedule: Schedule, until: Date): DueTime | undefined {
  const today = dayAt(until, schedule.timeZone);
  for (let back = -1; back <= LONGEST_GAP_DAYS + 1; back += 1) {
    const due = dueOn(schedule, addDays(today, -back));
    if (due && due.at <= until) return due;
  }
  return undefined;
}

/** When a schedule is due on a day; undefined where it is not. */
export function dueOn(schedule: Schedule, day: CalendarDay): DueTime | undefined {
  if (!isScheduled(schedule, day)) return undefined;
  return { day, at: instantOf(day, schedule.minuteOfDay, schedule.timeZone) };
}

function isScheduled({ period, weekdays, workingDays, timeZone }: Schedule, day: CalendarDay): boolean {
  if (period === 'month') return addDays(day, 1).endsWith('-01');
  return weekdays.includes(weekdayOf(day)) || (workingDays && isWorkingDay(day, timeZone));
}
