import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import { type NamedDay, nearestTo } from './namedDays.ts';

/** Returns how often the text names the days in total. */
export function mentions(named: readonly NamedDay[]): number {
  return named.reduce((sum, { times }) => sum + times, 0);
}

/**
 * Returns the latest named day near a reference: at most `within` days before it, and at most `2 + within / 2` days
 * (never more than `within`) after it.
 */
export function latestNear(
  reference: CalendarDay,
  within: number,
  named: readonly NamedDay[],
): CalendarDay | undefined {
  let last: CalendarDay | undefined;
  for (const each of named) {
    const day = nearestTo(reference, each);
    if (day === undefined || (last !== undefined && day <= last)) continue;
    const off = daysBetween(reference, day);
    if (off >= -within && off <= Math.min(within, 2 + within / 2)) last = day;
  }
  return last;
}

/** Returns the latest of some days; undefined if there is none. */
export function latest(days: readonly (CalendarDay | undefined)[]): CalendarDay | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

const YEARS = /(?<!\d)20[12]\d(?=\s*年)/g;

/**
 * Returns the year that a text names most often, the earlier of two equally frequent ones because future years are
 * named too. Returns undefined if it is named only once, or in less than half of the cases.
 */
export function commonYear(text: string): number | undefined {
  const counts = new Map<number, number>();
  for (const written of text.match(YEARS) ?? []) {
    const year = Number(written);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] >= 2 && most[1] >= 0.5 * total ? most[0] : undefined;
}
