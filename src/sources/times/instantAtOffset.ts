import type { ClockTime } from './clockTime.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Returns the instant of a day, a time of day and a zone; the day's 00:00 UTC without a time. Returns undefined for
 * days and times that do not exist.
 */
export function instantAtOffset(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  clock: ClockTime | undefined,
  zoneMinutes: number,
): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const isDay = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12;
  if (!isDay) return undefined;
  if (!clock) return midnight;
  const { hour, minute, second, millisecond } = clock;
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  return midnight + hour * HOUR + (minute - zoneMinutes) * MINUTE + second * 1000 + millisecond;
}
