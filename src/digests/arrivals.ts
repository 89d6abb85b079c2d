import { BEIJING, instantOf } from '../calendar/zone.ts';
import type { EditionHead } from '../store/news/editionHeads.ts';

/** When a column's edition is usually in: minutes after midnight in Beijing of the edition's own day. */
export interface Arrival {
  readonly column: string;
  readonly from: number;
  readonly to: number;
  /** Whether these hours were learned from its editions; else they are a guess. */
  readonly isLearned: boolean;
}

/** How many days of editions tell when columns usually arrive. */
export const ARRIVAL_DAYS = 28;

/** The column that is named where the store knows none. */
const USUAL_COLUMN = '极客头条';
/** Columns appear between 09:00 and 12:00 in Beijing as long as nothing else is known of them. */
const USUAL = { from: 9 * 60, to: 12 * 60, isLearned: false } as const;
/** Fewer arrivals than this are no habit. */
const ENOUGH_ARRIVALS = 5;
/** What comes later than 06:00 of the next day was loaded belatedly, and says nothing of when it appeared. */
const LATEST_MINUTE = 30 * 60;
/** Single early and late days do not count: from the tenth to the ninetieth percentile. */
const EARLY_SHARE = 0.1;
const LATE_SHARE = 0.9;
const STEP_MINUTES = 5;

/**
 * When the chosen columns usually arrive, from the editions of the last weeks; none chosen: those that appear about as
 * often as the busiest one, since a weekly column holds up its own day alone.
 */
export function usualArrivals(chosen: readonly string[], heads: readonly EditionHead[]): readonly Arrival[] {
  const columns = chosen.length > 0 ? chosen : frequentColumns(heads);
  return columns.map((column) => ({ column, ...habitOf(heads.filter((head) => head.column === column)) }));
}

function frequentColumns(heads: readonly EditionHead[]): readonly string[] {
  const counts = [...Map.groupBy(heads, ({ column }) => column)].map(([column, { length }]) => ({
    column,
    length,
  }));
  const most = Math.max(0, ...counts.map(({ length }) => length));
  const frequent = counts.filter(({ length }) => length >= most / 2).map(({ column }) => column);
  return frequent.length > 0 ? frequent : [USUAL_COLUMN];
}

function habitOf(heads: readonly EditionHead[]): Omit<Arrival, 'column'> {
  const minutes = heads
    .map(({ day, storedAt }) => (storedAt.getTime() - instantOf(day, 0, BEIJING).getTime()) / 60_000)
    .filter((minute) => minute >= 0 && minute < LATEST_MINUTE)
    .sort((a, b) => a - b);
  if (minutes.length < ENOUGH_ARRIVALS) return USUAL;
  const at = (share: number) => minutes[Math.round(share * (minutes.length - 1))] ?? USUAL.from;
  return {
    from: Math.floor(at(EARLY_SHARE) / STEP_MINUTES) * STEP_MINUTES,
    to: Math.ceil(at(LATE_SHARE) / STEP_MINUTES) * STEP_MINUTES,
    isLearned: true,
  };
}
