import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Statements } from '../database/database.ts';

/** Daily limits of a language model. */
export interface DailyBudget {
  readonly requests: number;
  readonly tokens: number;
}

/** Days for which usage is kept. */
const KEPT_DAYS = 30;

/**
 * Reserves a request and its maximum number of tokens from a day's budget; returns false, reserving nothing, if the
 * budget does not suffice.
 */
export async function reserveUsage(
  database: Statements,
  day: CalendarDay,
  tokens: number,
  budget: DailyBudget,
): Promise<boolean> {
  if (tokens > budget.tokens || budget.requests < 1) return false;
  const { changes } = await database.run(
    `INSERT INTO model_usage (day, requests, tokens) VALUES (?, 1, ?)
     ON CONFLICT (day) DO UPDATE SET requests = model_usage.requests + 1, tokens = model_usage.tokens + excluded.tokens
       WHERE model_usage.requests < ? AND model_usage.tokens + excluded.tokens <= ?`,
    [day, tokens, budget.requests, budget.tokens],
  );
  return changes > 0;
}

/** Corrects a reservation by the difference to the tokens actually used. */
export async function settleUsage(database: Statements, day: CalendarDay, difference: number): Promise<void> {
  await database.run(
    'UPDATE model_usage SET tokens = CASE WHEN tokens + ? < 0 THEN 0 ELSE tokens + ? END WHERE day = ?',
    [difference, difference, day],
  );
  await database.run('DELETE FROM model_usage WHERE day < ?', [addDays(day, -KEPT_DAYS)]);
}
