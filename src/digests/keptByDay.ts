import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import { dayVersions } from '../store/news/dayVersions.ts';

/** Cache of values that are each made from the news of one day. */
export interface KeptByDay<T> {
  /**
   * Returns the values of some days, in their order. Only those whose news has changed since are made again, one after
   * another with a turn of the event loop in between; concurrent requests share them.
   */
  of(days: readonly CalendarDay[]): Promise<readonly T[]>;
}

/** Size and validity of a cache by day. */
export interface DayLimits {
  /** Most days that are kept, the least recently used are dropped first. */
  readonly days: number;
  /** Number of earlier days whose news a value is made from besides its own day's. */
  readonly earlierDays: number;
  /** Milliseconds after which a value is made again in any case. */
  readonly milliseconds?: number;
}

/** Creates a cache of what `make` returns for a day. */
export function keepByDay<T>(
  queries: Queries,
  { days: max, earlierDays, milliseconds }: DayLimits,
  make: (day: CalendarDay) => Promise<T>,
): KeptByDay<T> {
  const kept = new LRUCache<CalendarDay, { readonly version: number; readonly value: Promise<T> }>({
    max,
    ...(milliseconds !== undefined && { ttl: milliseconds }),
  });

  const find = (day: CalendarDay, version: number): { value: Promise<T>; isMade: boolean } => {
    const known = kept.get(day);
    if (known !== undefined && known.version >= version) return { value: known.value, isMade: false };
    const entry = { version, value: make(day) };
    kept.set(day, entry);
    entry.value.catch(() => {
      if (kept.peek(day) === entry) kept.delete(day);
    });
    return { value: entry.value, isMade: true };
  };

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
        const { value, isMade } = find(day, newestVersion(versions, day, earlierDays));
        values.push(await value);
        if (isMade) await nextTurn();
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
