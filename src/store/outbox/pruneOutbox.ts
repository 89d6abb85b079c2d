import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Statements } from '../../database/database.ts';

/** How long the outbox remembers a delivery; until then its message can be corrected and taken down. */
export const OUTBOX_DAYS = 400;

/** Lines that one call deletes: a short write, so that nobody waits for it. */
const STEP_ROWS = 500;

/** How far the day of a delivery's news may lie from its own. */
const DAYS_APART = 2;

/** Deletes rows of the outbox from before a day and what they showed; returns how many, 0 once none is left. */
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
