import { addDays, type CalendarDay, parseDay } from '../calendar/day.ts';
import { takeTurns } from '../calendar/turns.ts';
import type { Queries, Statements } from '../database/database.ts';

/** How many editions and articles one step removes: each is a short write, so that nobody waits for it. */
const STEP_ROWS = 20;

/** Without news for so many days nothing more is removed: either the sources are dead, or the clock is far ahead. */
const SILENT_DAYS = 7;

/**
 * Removes news that is older than `keepDays`, counted from today, yet never from later than a week after the newest day
 * that a document names: a clock that is set years ahead by mistake must not empty the store. Returns how much went.
 */
export async function removeOlderThan(
  store: Queries & Statements,
  keepDays: number,
  today: CalendarDay,
): Promise<number> {
  const newest = await newestDay(store, today);
  if (!newest) return 0;
  const latest = addDays(newest, SILENT_DAYS);
  return removeBefore(store, addDays(latest < today ? latest : today, -keepDays));
}

/** The newest day that an edition names, else that of any story; a file's own time is the clock's again. */
async function newestDay(queries: Queries, today: CalendarDay): Promise<CalendarDay | undefined> {
  const row = await queries.get<{ sure: string | null; other: string | null }>(
    `SELECT (SELECT max(day) FROM editions WHERE day_guessed = 0 AND day <= ?) AS sure,
            (SELECT max(day) FROM stories WHERE day <= ?) AS other`,
    [today, today],
  );
  return parseDay(row?.sure ?? row?.other ?? '');
}

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
