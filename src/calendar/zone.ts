import { LRUCache } from 'lru-cache';
import { brandDay, type CalendarDay } from './day.ts';

/** The zone in which the columns appear and which a subscription has unless it says otherwise. */
export const BEIJING = 'Asia/Shanghai';

/** A clock handed to whatever needs the time, so that tests hold it still. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** An instant as a zone's wall shows it: its day and its minutes since midnight (0 to 1439). */
export interface WallTime {
  readonly day: CalendarDay;
  readonly minuteOfDay: number;
}

/** Whether the machine's time zone data knows this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    wallTimeAt(new Date(0), name);
    return true;
  } catch {
    return false;
  }
}

/** What a zone's wall showed in minutes that were asked for before: formatting costs 10 µs, and ten thousand ask alike. */
const shown = new LRUCache<string, WallTime>({ max: 4096 });

/** What the wall clock of an IANA zone shows at an instant; throws a RangeError for an unknown zone. */
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

/** The calendar day of an instant in an IANA zone. */
export function dayAt(instant: Date, timeZone: string): CalendarDay {
  return wallTimeAt(instant, timeZone).day;
}

/** Instants of wall times that were asked for before: each costs 40 µs, and ten thousand ask alike. */
const instants = new LRUCache<string, number>({ max: 4096 });

/**
 * The instant at which a zone's wall shows a day and minute of day.
 * A minute that daylight saving skips gives the end of the gap; one that comes twice gives its first coming.
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
