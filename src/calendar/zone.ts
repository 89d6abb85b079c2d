import { type CalendarDay, parseDay } from './day.ts';

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

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the machine's time zone data knows this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a zone's wall showed in minutes that were asked for before: formatting costs 10 µs, and ten thousand ask alike. */
const shown = new Map<string, WallTime>();
const MOST_SHOWN = 4096;

/** What the wall clock of an IANA zone shows at an instant; throws a RangeError for an unknown zone. */
export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const minute = `${timeZone} ${Math.floor(instant.getTime() / 60_000)}`;
  const known = shown.get(minute);
  if (known) return known;
  const wall = readWall(instant, timeZone);
  if (shown.size >= MOST_SHOWN) shown.clear();
  shown.set(minute, wall);
  return wall;
}

function readWall(instant: Date, timeZone: string): WallTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  const day = parseDay(`${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`);
  if (!day) throw new RangeError(`no calendar day for ${instant.toISOString()} in ${timeZone}`);
  return { day, minuteOfDay: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** The calendar day of an instant in an IANA zone. */
export function dayAt(instant: Date, timeZone: string): CalendarDay {
  return wallTimeAt(instant, timeZone).day;
}

/**
 * The instant at which a zone's wall shows a day and minute of day.
 * A minute that daylight saving skips gives the end of the gap; one that comes twice gives its first coming.
 */
export function instantOf(day: CalendarDay, minuteOfDay: number, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * 60_000;
  const offsets = [offsetMinutes(asUtc - 86_400_000, timeZone), offsetMinutes(asUtc + 86_400_000, timeZone)];
  const candidates = offsets.map((offset) => asUtc - offset * 60_000).sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetMinutes(instant, timeZone) * 60_000 === asUtc);
  if (exact !== undefined) return new Date(exact);
  return new Date(endOfGap(Math.min(...candidates), Math.max(...candidates), timeZone));
}

function endOfGap(from: number, to: number, timeZone: string): number {
  const before = offsetMinutes(from, timeZone);
  let low = Math.floor(from / 60_000);
  let high = Math.ceil(to / 60_000);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutes(middle * 60_000, timeZone) === before) low = middle + 1;
    else high = middle;
  }
  return low * 60_000;
}

/** Minutes by which a zone's wall is ahead of UTC at an instant (in milliseconds since the epoch). */
function offsetMinutes(instant: number, timeZone: string): number {
  const wall = wallTimeAt(new Date(instant), timeZone);
  const asUtc = Date.parse(`${wall.day}T00:00:00Z`) / 60_000 + wall.minuteOfDay;
  return asUtc - Math.floor(instant / 60_000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}
