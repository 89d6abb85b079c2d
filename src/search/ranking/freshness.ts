import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import type { SearchWeights } from './weights.ts';

/** Days that any news of this program is from; only their order matters. */
const EARLIEST = '2000-01-01' as CalendarDay;
const CENTURY_DAYS = 36_525;

/** What each day adds to a score. Stories share days, and reckoning with days is slow: each day's value is kept for one ranking. */
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
