import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import { dayFromRow } from './rows.ts';

/** A day whose news changed since the planner last looked, and how often. */
export interface ChangedDay {
  readonly day: CalendarDay;
  readonly changes: number;
}

/** The days whose editions or stories came, changed or went, in this process or another; triggers keep the list. */
export async function changedDays(queries: Queries): Promise<readonly ChangedDay[]> {
  const rows = await queries.all<{ day: string; changes: number }>(
    'SELECT day, changes FROM changed_days ORDER BY day',
  );
  return rows.map(({ day, changes }) => ({ day: dayFromRow(day), changes }));
}

/** Takes a day off the list, unless it has changed again since it was read. */
export async function settleChangedDay(statements: Statements, { day, changes }: ChangedDay): Promise<void> {
  await statements.run('DELETE FROM changed_days WHERE day = ? AND changes = ?', [day, changes]);
}
