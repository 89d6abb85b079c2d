import type { CalendarDay } from '../calendar/day.ts';
import { takeTurns } from '../calendar/turns.ts';
import type { Statements } from '../database/database.ts';

/** How many editions and articles one step removes: each is a short write, so that nobody waits for it. */
const STEP_ROWS = 20;

/**
 * Removes editions with their stories, and plain articles, of days before `firstDay`, in short transactions between which others have
 * their turn.
 * Returns how many editions and articles went; digests that were posted keep their links to the originals.
 */
export async function removeBefore(statements: Statements, firstDay: CalendarDay): Promise<number> {
  const steps = [
    'DELETE FROM editions WHERE row IN (SELECT row FROM editions WHERE day < ? LIMIT ?)',
    'DELETE FROM stories WHERE row IN (SELECT row FROM stories WHERE day < ? AND edition IS NULL LIMIT ?)',
  ];
  const turns = takeTurns();
  let removed = 0;
  for (const sql of steps) {
    for (let changes = STEP_ROWS; changes > 0; removed += changes) {
      changes = (await statements.run(sql, [firstDay, STEP_ROWS])).changes;
      await turns();
    }
  }
  return removed;
}
