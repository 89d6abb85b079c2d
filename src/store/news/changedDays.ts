import type { CalendarDay } from '../../calendar/day.ts';
import type { Store } from '../open.ts';
import { dayFromRow } from './rows.ts';

/** A day whose news changed since the tick last looked, and how often. */
export interface ChangedDay {
  readonly day: CalendarDay;
  readonly changes: number;
}

/** The days whose editions or stories came, changed or went, in this process or another; triggers keep the list. */
export function changedDays(store: Store): readonly ChangedDay[] {
  return store
    .prepare('SELECT day, changes FROM changed_days ORDER BY day')
    .all()
    .map((row) => ({ day: dayFromRow(String(row.day)), changes: Number(row.changes) }));
}

/** Takes a day off the list, unless it has changed again since it was read. */
export function settleChangedDay(store: Store, { day, changes }: ChangedDay): void {
  store.prepare('DELETE FROM changed_days WHERE day = ? AND changes = ?').run(day, changes);
}
