import type { Filters } from '../query/filters.ts';
import { endPositionOf, firstPositionOf } from './indexRowId.ts';

/** The first position that filters let through, and the one behind the last. */
export function positionRange({ since, until }: Filters): readonly [number, number] {
  return [
    since ? firstPositionOf(since) : Number.MIN_SAFE_INTEGER,
    until ? endPositionOf(until) : Number.MAX_SAFE_INTEGER,
  ];
}
