import { addDays, type CalendarDay, weekdayOf } from './day.ts';
import { isWorkingDay } from './workingDays.ts';
import { dayAt, instantOf } from './zone.ts';

/** Length of time that one occurrence covers: the day, week or month in which it is due. */
export const PERIODS = ['day', 'week', 'month'] as const;

/** One of the periods. */
export type Period = (typeof PERIODS)[number];

/** Recurring due time: a minute of the day (0 to 1439), on some days, in an IANA time zone. */
export interface Schedule extends ScheduledDays {
  /** A monthly schedule is due on the last day of the month, whatever days are chosen. */
  readonly period: Period;
  readonly minuteOfDay: number;
  readonly timeZone: string;
}

/** Days of a schedule: weekdays (0 Sunday to 6 Saturday), and working days if chosen. */
export interface ScheduledDays {
  readonly weekdays: readonly number[];
  /** Whether working days are included; in mainland China they are not the weekdays, see `isWorkingDay`. */
  readonly workingDays: boolean;
}

/** An instant at which a schedule is due, and the calendar day it belongs to. */
export interface DueTime {
  readonly day: CalendarDay;
  readonly at: Date;
}

/** All weekdays: the default of a schedule. */
export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** Longest gap between two due days: the last days of two months. */
const LONGEST_GAP_DAYS = 31;

/**
 * Returns the first due time strictly after an instant; undefined for a schedule without days. A local minute that
 * occurs twice counts once, one that daylight saving skips counts at the end of the gap (see `instantOf`).
 */
export function nextDueAfter(schedule: Schedule, after: Date): DueTime | undefined {
  const today = dayAt(after, schedule.timeZone);
  // Starts one day early because a skipped minute can move past midnight, and ends one day late for the same reason.
  for (let ahead = -1; ahead <= LONGEST_GAP_DAYS + 1; ahead += 1) {
    const due = dueOn(schedule, addDays(today, ahead));
    if (due && due.at > after) return due;
  }
  return undefined;
}

/** Returns the latest due time at or before an instant, at most 32 days back. */
export function lastDueUpTo(schedule: Schedule, until: Date): DueTime | undefined {
  const today = dayAt(until, schedule.timeZone);
  for (let back = -1; back <= LONGEST_GAP_DAYS + 1; back += 1) {
    const due = dueOn(schedule, addDays(today, -back));
    if (due && due.at <= until) return due;
  }
  return undefined;
}

/** Returns the due time of a schedule on a day; undefined if it is not due then. */
export function dueOn(schedule: Schedule, day: CalendarDay): DueTime | undefined {
  if (!isScheduled(schedule, day)) return undefined;
  return { day, at: instantOf(day, schedule.minuteOfDay, schedule.timeZone) };
}

function isScheduled({ period, weekdays, workingDays, timeZone }: Schedule, day: CalendarDay): boolean {
  if (period === 'month') return addDays(day, 1).endsWith('-01');
  return weekdays.includes(weekdayOf(day)) || (workingDays && isWorkingDay(day, timeZone));
}
