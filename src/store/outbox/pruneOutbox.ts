import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Statements } from '../../database/database.ts';

/** Days for which the outbox keeps a delivery, so that its message can be corrected or taken down. */
export const OUTBOX_DAYS = 400;

/** Rows deleted per call, in a short write. */
const STEP_ROWS = 500;

/** Days between a delivery and its news. */
const DAYS_APART = 2;

/** Deletes rows before a day and their contents; returns the number, 0 when none is left. */
export async function pruneOutbox(database: Statements, firstDay: CalendarDay): Promise<number> {
  const { changes } = await database.run(
    `DELETE FROM deliveries WHERE (stream, day, part) IN
         (SELECT stream, day, part FROM deliveries WHERE day < ? LIMIT ?)`,
    [firstDay, STEP_ROWS],
  );
  if (changes > 0) return changes;
  await database.run('DELETE FROM delivery_contents WHERE day < ?', [addDays(firstDay, -DAYS_APART)]);
  return 0;
}
