import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import type { SearchWeights } from './weights.ts';

/** Reference day; only the order of days matters. */
const EARLIEST = '2000-01-01' as CalendarDay;
const CENTURY_DAYS = 36_525;

/**
 * Returns the freshness that a day adds to a score, cached for one ranking: date arithmetic is slow, and many stories
 * share a day.
 */
export function freshnessOn(today: CalendarDay, weights: SearchWeights): (day: CalendarDay) => number {
  const known = new Map<CalendarDay, number>();
  return (day) => {
    const value = known.get(day) ?? freshness(day, today, weights);
    known.set(day, value);
    return value;
  };
}

function freshness(day: CalendarDay, today: CalendarDay, weights: SearchWeights): number {
  const age = Math.max(0, daysBetween(day, today));
  const newer = Math.min(1, Math.max(0, daysBetween(EARLIEST, day) / CENTURY_DAYS));
  return weights.fresh * 0.5 ** (age / weights.freshHalfLifeDays) + weights.newer * newer;
}
