import { addDays, type CalendarDay, daysBetween } from '../../calendar/day.ts';

/** Positions of one day, by which an engine tells the days apart; a store would need sixteen million stories to run out of them. */
export const POSITIONS_PER_DAY = 2 ** 24;
const FIRST_DAY = '2000-01-01' as CalendarDay;

/** Where a story (by row) stands in the index: later days after earlier ones, so that the newest are read first. */
export function positionOf(day: CalendarDay, story: number): number {
  return firstPositionOf(day) + story;
}

/** The lowest position of a day; days before 2000 stand before all others. */
export function firstPositionOf(day: CalendarDay): number {
  return daysBetween(FIRST_DAY, day) * POSITIONS_PER_DAY;
}

/** The position behind the last one of a day. */
export function endPositionOf(day: CalendarDay): number {
  return firstPositionOf(day) + POSITIONS_PER_DAY;
}

/** The day on which a position lies. */
export function dayOfPosition(position: number): CalendarDay {
  const days = Math.floor(position / POSITIONS_PER_DAY);
  const day = knownDays.get(days) ?? addDays(FIRST_DAY, days);
  if (knownDays.size < KNOWN_DAYS_MOST) knownDays.set(days, day);
  return day;
}

/** Reckoning with days is slow, and every search does it a hundred times: some thirty years of them are kept. */
const KNOWN_DAYS_MOST = 12_000;
const knownDays = new Map<number, CalendarDay>();

/** The row of the story at a position. */
export function storyAt(position: number): number {
  return position - Math.floor(position / POSITIONS_PER_DAY) * POSITIONS_PER_DAY;
}
