import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Store } from '../open.ts';

/** Lines that one call deletes: a short write, so that nobody waits for it. */
const STEP_ROWS = 500;

/** How far the day of a delivery's news may lie from its own. */
const DAYS_APART = 2;

/** Deletes lines of the ledger from before a day, what they showed, and messages to members; returns how many, 0 once none is left. */
export function pruneLedger(store: Store, firstDay: CalendarDay): number {
  const { changes } = store
    .prepare(
      `DELETE FROM deliveries WHERE (subscription, day, part) IN
         (SELECT subscription, day, part FROM deliveries WHERE day < ? LIMIT ?)`,
    )
    .run(firstDay, STEP_ROWS);
  if (changes > 0) return Number(changes);
  store.prepare('DELETE FROM delivery_contents WHERE day < ?').run(addDays(firstDay, -DAYS_APART));
  const messages = store
    .prepare(
      `DELETE FROM member_deliveries WHERE (user_id, day) IN
         (SELECT user_id, day FROM member_deliveries WHERE day < ? LIMIT ?)`,
    )
    .run(firstDay, STEP_ROWS);
  return Number(messages.changes);
}
