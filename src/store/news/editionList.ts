import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';

/** An edition in a list, without its stories. */
export interface EditionLine {
  readonly day: CalendarDay;
  readonly headline: string;
  readonly stories: number;
}

/** Returns a column's editions, newest first, optionally before a day. */
export async function editionsOfColumn(
  queries: Queries,
  column: string,
  before: CalendarDay | undefined,
  limit: number,
): Promise<readonly EditionLine[]> {
  const rows = await queries.all<{ day: string; headline: string; stories: number }>(
    `SELECT day, headline, (SELECT count(*) FROM stories WHERE edition = editions.row) AS stories
     FROM editions WHERE "column" = ? AND day < ? ORDER BY day DESC, row DESC LIMIT ?`,
    [column, before ?? '9999-12-31', limit],
  );
  return rows.flatMap(({ day, headline, stories }) => {
    const parsed = parseDay(day);
    return parsed === undefined ? [] : [{ day: parsed, headline, stories }];
  });
}

/** Returns the months in which a column has editions, as `2024-12`, newest first. */
export async function monthsOfColumn(queries: Queries, column: string): Promise<readonly string[]> {
  const rows = await queries.all<{ month: string }>(
    'SELECT DISTINCT substr(day, 1, 7) AS month FROM editions WHERE "column" = ? ORDER BY month DESC',
    [column],
  );
  return rows.map(({ month }) => month);
}

/** Returns the days in a range (inclusive) that editions name, oldest first. */
export async function daysWithEditions(
  database: Queries,
  first: CalendarDay,
  last: CalendarDay,
): Promise<readonly CalendarDay[]> {
  const rows = await database.all<{ day: string }>(
    'SELECT DISTINCT day FROM editions WHERE day_guessed = 0 AND day >= ? AND day <= ? ORDER BY day',
    [first, last],
  );
  return rows.flatMap(({ day }) => parseDay(day) ?? []);
}

/** Returns the newest days that editions name, newest first. */
export async function newestDays(queries: Queries, limit: number): Promise<readonly CalendarDay[]> {
  const rows = await queries.all<{ day: string }>(
    'SELECT DISTINCT day FROM editions WHERE day_guessed = 0 ORDER BY day DESC LIMIT ?',
    [limit],
  );
  return rows.flatMap(({ day }) => parseDay(day) ?? []);
}
