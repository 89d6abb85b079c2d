import { addDays, type CalendarDay, parseDay } from '../calendar/day.ts';
import { takeTurns } from '../calendar/turns.ts';
import type { Queries, Statements } from '../database/database.ts';

/** Editions and articles removed per step: each step is a short write transaction. */
const STEP_ROWS = 20;

/** Days without news after which nothing is removed: either the sources are dead, or the clock is far ahead. */
const SILENT_DAYS = 7;

/**
 * Removes news older than `keepDays` before today, but nothing later than a week before the newest day named by a
 * document: a clock set years ahead by mistake must not empty the store. Returns how much was removed.
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

/**
 * Returns the newest day named by an edition, else by a story; days guessed from file times depend on the clock and do
 * not count.
 */
async function newestDay(queries: Queries, today: CalendarDay): Promise<CalendarDay | undefined> {
  const row = await queries.get<{ sure: string | null; other: string | null }>(
    `SELECT (SELECT max(day) FROM editions WHERE day_guessed = 0 AND day <= ?) AS sure,
            (SELECT max(day) FROM stories WHERE day <= ?) AS other`,
    [today, today],
  );
  return parseDay(row?.sure ?? row?.other ?? '');
}

/**
 * Removes editions with their stories, and plain articles, of days before `firstDay`, in short transactions that yield
 * in between. Returns the number removed; posted digests keep the links to the originals.
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
