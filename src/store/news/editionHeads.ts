import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { EditionId } from '../../editions/identity.ts';
import { dayFromRow } from './rows.ts';

/** An edition without its text. */
export interface EditionHead {
  readonly id: EditionId;
  readonly column: string;
  readonly day: CalendarDay;
  /** Time when it was first stored. */
  readonly storedAt: Date;
  readonly changedAt: Date;
}

interface EditionHeadRow {
  readonly id: EditionId;
  readonly column: string;
  readonly day: string;
  readonly stored_at: number;
  readonly changed_at: number;
}

/** Returns the editions of a range of days (inclusive) that name their day, by day and then in the order of storing. */
export async function editionHeads(
  queries: Queries,
  from: CalendarDay,
  to: CalendarDay,
): Promise<readonly EditionHead[]> {
  const rows = await queries.all<EditionHeadRow>(
    'SELECT id, "column", day, stored_at, changed_at FROM editions WHERE day BETWEEN ? AND ? AND day_guessed = 0 ORDER BY day, row',
    [from, to],
  );
  return rows.map(({ id, column, day, stored_at, changed_at }) => ({
    id,
    column,
    day: dayFromRow(day),
    storedAt: new Date(stored_at),
    changedAt: new Date(changed_at),
  }));
}
