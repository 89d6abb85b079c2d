import { BEIJING, instantOf } from '../calendar/zone.ts';
import type { EditionHead } from '../store/news/editionHeads.ts';

/** Usual arrival of a column's edition, in minutes after midnight in Beijing of the edition's day. */
export interface Arrival {
  readonly column: string;
  readonly from: number;
  readonly to: number;
  /** Whether the hours were learned from editions; otherwise they are a default. */
  readonly isLearned: boolean;
}

/** Days of editions from which arrivals are learned. */
export const ARRIVAL_DAYS = 28;

/** Column named in texts if the store has none. */
const USUAL_COLUMN = '极客头条';
/** Default until arrivals are learned: 09:00 to 12:00 in Beijing. */
const USUAL = { from: 9 * 60, to: 12 * 60, isLearned: false } as const;
/** Least number of arrivals to learn from. */
const ENOUGH_ARRIVALS = 5;
/** Arrivals after 06:00 of the next day were loaded late and do not count. */
const LATEST_MINUTE = 30 * 60;
/** Percentiles that exclude outliers: the tenth to the ninetieth. */
const EARLY_SHARE = 0.1;
const LATE_SHARE = 0.9;
const STEP_MINUTES = 5;

/**
 * Returns the usual arrival of the chosen columns from the editions of the last weeks. Without a choice, columns count
 * that appear about as often as the most frequent one, since a weekly column delays only its own day.
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
