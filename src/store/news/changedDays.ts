import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import { dayFromRow } from './rows.ts';

/** A day whose news changed since the planner last looked, and the number of changes. */
export interface ChangedDay {
  readonly day: CalendarDay;
  readonly changes: number;
}

/**
 * Returns the days whose editions or stories were added, changed or removed by any process; triggers maintain the list.
 */
export async function changedDays(queries: Queries): Promise<readonly ChangedDay[]> {
  const rows = await queries.all<{ day: string; changes: number }>(
    'SELECT day, changes FROM changed_days ORDER BY day',
  );
  return rows.map(({ day, changes }) => ({ day: dayFromRow(day), changes }));
}

/** Removes a day from the list, unless it changed again since it was read. */
export async function settleChangedDay(statements: Statements, { day, changes }: ChangedDay): Promise<void> {
  await statements.run('DELETE FROM changed_days WHERE day = ? AND changes = ?', [day, changes]);
}
