import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Statements } from '../database/database.ts';

/** What a language model may be asked for in a day. */
export interface DailyBudget {
  readonly requests: number;
  readonly tokens: number;
}

/** Days that are kept to be looked at. */
const KEPT_DAYS = 30;

/** Takes a request of so many tokens at most out of a day's budget; false, with nothing taken, where that is used up. */
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

/** Puts right what was reserved once it is known how many tokens were used: more or fewer. */
export async function settleUsage(database: Statements, day: CalendarDay, difference: number): Promise<void> {
  await database.run(
    'UPDATE model_usage SET tokens = CASE WHEN tokens + ? < 0 THEN 0 ELSE tokens + ? END WHERE day = ?',
    [difference, difference, day],
  );
  await database.run('DELETE FROM model_usage WHERE day < ?', [addDays(day, -KEPT_DAYS)]);
}
