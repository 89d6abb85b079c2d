import type { Filters } from '../query/filters.ts';
import { endPositionOf, firstPositionOf } from './indexRowId.ts';

/** Returns the first position within filters, and the one after the last. */
export function positionRange({ since, until }: Filters): readonly [number, number] {
  return [
    since ? firstPositionOf(since) : Number.MIN_SAFE_INTEGER,
    until ? endPositionOf(until) : Number.MAX_SAFE_INTEGER,
  ];
}
