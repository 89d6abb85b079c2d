import { LRUCache } from 'lru-cache';
import { brandDay, type CalendarDay } from './day.ts';

/** Default time zone: the columns are published in it. */
export const BEIJING = 'Asia/Shanghai';

/** Source of the current time, passed in so that tests can fix it. */
export interface Clock {
  /** Returns the current instant. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Local time in a zone: the day and the minutes since midnight (0 to 1439). */
export interface WallTime {
  readonly day: CalendarDay;
  readonly minuteOfDay: number;
}

/** Whether an IANA time zone name is known to the machine's time zone data. */
export function isTimeZone(name: string): boolean {
  try {
    wallTimeAt(new Date(0), name);
    return true;
  } catch {
    return false;
  }
}

/** Cache of local times by minute: formatting costs 10 µs, and ten thousand subscriptions ask for the same minutes. */
const shown = new LRUCache<string, WallTime>({ max: 4096 });

/** Returns the local time of an instant in an IANA zone. Throws a RangeError for an unknown zone. */
export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const minute = `${timeZone} ${Math.floor(instant.getTime() / 60_000)}`;
  const known = shown.get(minute);
  if (known) return known;
  const wall = readWall(instant, timeZone);
  shown.set(minute, wall);
  return wall;
}

function readWall(instant: Date, timeZone: string): WallTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return { day: brandDay(wall.toPlainDate()), minuteOfDay: wall.hour * 60 + wall.minute };
}

/** Returns the calendar day of an instant in an IANA zone. */
export function dayAt(instant: Date, timeZone: string): CalendarDay {
  return wallTimeAt(instant, timeZone).day;
}

/** Cache of instants by local time: each costs 40 µs, and ten thousand subscriptions ask for the same ones. */
const instants = new LRUCache<string, number>({ max: 4096 });

/**
 * Returns the instant of a day and minute of the day in a zone. A minute that daylight saving skips gives the end of
 * the gap; one that occurs twice gives the first occurrence.
 */
export function instantOf(day: CalendarDay, minuteOfDay: number, timeZone: string): Date {
  const wall = `${timeZone} ${day} ${minuteOfDay}`;
  const known = instants.get(wall) ?? readInstant(day, minuteOfDay, timeZone);
  instants.set(wall, known);
  return new Date(known);
}

function readInstant(day: CalendarDay, minuteOfDay: number, timeZone: string): number {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime({
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
  });
  const zoned = wall.toZonedDateTime(timeZone);
  const isSkipped = !zoned.toPlainDateTime().equals(wall);
  const shown = isSkipped ? (zoned.getTimeZoneTransition('previous') ?? zoned) : zoned;
  return shown.epochMilliseconds;
}
