import { BEIJING, wallTimeAt } from '../../calendar/zone.ts';
import type { TellingChoices } from '../../store/members/tellingChoices.ts';

/** Earliest daily notice: 12:30 in Beijing, when the morning's columns are published. */
export const TELL_FROM_MINUTE = 12 * 60 + 30;

const DAY_MINUTES = 24 * 60;

/**
 * Whether a follower may be notified now: never in quiet hours; daily notices from 12:30 in Beijing, or from the end of
 * quiet hours that cover it.
 */
export function mayTell({ pace, quiet, timeZone }: TellingChoices, now: Date): boolean {
  const { minuteOfDay } = wallTimeAt(now, BEIJING);
  if (quiet && isWithin(quiet, wallTimeAt(now, timeZone).minuteOfDay)) return false;
  if (pace === 'at-once') return true;
  return minuteOfDay >= tellingMinute(quiet, minuteOfDay, wallTimeAt(now, timeZone).minuteOfDay);
}

/** Returns the minute of the day in Beijing from which a follower with these quiet hours is notified. */
function tellingMinute(quiet: TellingChoices['quiet'], inBeijing: number, inZone: number): number {
  if (!quiet) return TELL_FROM_MINUTE;
  const ahead = inZone - inBeijing;
  const local = (TELL_FROM_MINUTE + ahead + 2 * DAY_MINUTES) % DAY_MINUTES;
  if (!isWithin(quiet, local)) return TELL_FROM_MINUTE;
  return (quiet.until - ahead + 2 * DAY_MINUTES) % DAY_MINUTES;
}

function isWithin({ from, until }: { readonly from: number; readonly until: number }, minute: number) {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}
