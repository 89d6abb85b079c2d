import type { CalendarDay } from '../../calendar/day.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { Store } from '../open.ts';
import { dayFromRow } from './rows.ts';

/** An edition without its text. */
export interface EditionHead {
  readonly id: EditionId;
  readonly column: string;
  readonly day: CalendarDay;
  /** When it was first read. */
  readonly storedAt: Date;
  readonly changedAt: Date;
}

/** The editions that name their day, of a stretch of days, both ends included, by day and then in the order in which they were stored. */
export function editionHeads(store: Store, from: CalendarDay, to: CalendarDay): readonly EditionHead[] {
  return store
    .prepare(
      'SELECT id, "column", day, stored_at, changed_at FROM editions WHERE day BETWEEN ? AND ? AND day_guessed = 0 ORDER BY day, row',
    )
    .all(from, to)
    .map((row) => ({
      id: String(row.id) as EditionId,
      column: String(row.column),
      day: dayFromRow(String(row.day)),
      storedAt: new Date(Number(row.stored_at)),
      changedAt: new Date(Number(row.changed_at)),
    }));
}
