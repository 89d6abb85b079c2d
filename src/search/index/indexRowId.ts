import { addDays, type CalendarDay, daysBetween } from '../../calendar/day.ts';

/** Number of positions per day, which separates days; a store would need sixteen million stories to use them up. */
export const POSITIONS_PER_DAY = 2 ** 24;
const FIRST_DAY = '2000-01-01' as CalendarDay;

/** Returns the position of a story (by row) in the index, ordered by day, so that the newest can be read first. */
export function positionOf(day: CalendarDay, story: number): number {
  return firstPositionOf(day) + story;
}

/** Returns the first position of a day; days before 2000 come before all others. */
export function firstPositionOf(day: CalendarDay): number {
  return daysBetween(FIRST_DAY, day) * POSITIONS_PER_DAY;
}

/** Returns the position after the last one of a day. */
export function endPositionOf(day: CalendarDay): number {
  return firstPositionOf(day) + POSITIONS_PER_DAY;
}

/** Returns the day of a position. */
export function dayOfPosition(position: number): CalendarDay {
  const days = Math.floor(position / POSITIONS_PER_DAY);
  const day = knownDays.get(days) ?? addDays(FIRST_DAY, days);
  if (knownDays.size < KNOWN_DAYS_MOST) knownDays.set(days, day);
  return day;
}

/** Size of the cache of days: date arithmetic is slow and used a hundred times per search; about thirty years. */
const KNOWN_DAYS_MOST = 12_000;
const knownDays = new Map<number, CalendarDay>();

/** Returns the story's row of a position. */
export function storyAt(position: number): number {
  return position - Math.floor(position / POSITIONS_PER_DAY) * POSITIONS_PER_DAY;
}
