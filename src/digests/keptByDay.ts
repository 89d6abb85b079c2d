import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import { dayVersions } from '../store/news/dayVersions.ts';
import { type CacheLimits, VersionedCache } from '../store/news/versionedCache.ts';

/** Cache of values that are each made from the news of one day. */
export interface KeptByDay<T> {
  /**
   * Returns the values of some days, in their order. Only those whose news has changed since are made again, one after
   * another with a turn of the event loop in between; concurrent requests share them.
   */
  of(days: readonly CalendarDay[]): Promise<readonly T[]>;
}

/** Size and validity of a cache by day. */
export interface DayLimits extends Pick<CacheLimits, 'milliseconds'> {
  /** Most days that are kept, the least recently used are dropped first. */
  readonly days: number;
  /** Number of earlier days whose news a value is made from besides its own day's. */
  readonly earlierDays: number;
}

/** Creates a cache of what `make` returns for a day. */
export function keepByDay<T>(
  queries: Queries,
  { days: most, earlierDays, milliseconds }: DayLimits,
  make: (day: CalendarDay) => Promise<T>,
): KeptByDay<T> {
  const kept = new VersionedCache<CalendarDay, T>({ most, milliseconds });
  return {
    async of(days) {
      const inOrder = days.toSorted();
      const [first] = inOrder;
      const last = inOrder.at(-1);
      if (first === undefined || last === undefined) return [];
      // Read before the news: what changes in between has a later version and is made again next time.
      const versions = await dayVersions(queries, addDays(first, -earlierDays), last);
      const values: T[] = [];
      for (const day of days) {
        const version = newestVersion(versions, day, earlierDays);
        const known = kept.find(day, version);
        values.push(await (known ?? kept.keep(day, version, make(day))));
        if (known === undefined) await nextTurn();
      }
      return values;
    },
  };
}

/** Returns the greatest version of a day and of some days before it: versions only grow. */
function newestVersion(
  versions: ReadonlyMap<CalendarDay, number>,
  day: CalendarDay,
  earlierDays: number,
): number {
  let newest = 0;
  for (let back = 0; back <= earlierDays; back += 1)
    newest = Math.max(newest, versions.get(addDays(day, -back)) ?? 0);
  return newest;
}
