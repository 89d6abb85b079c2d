import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { Store } from '../open.ts';

/** An edition in a list: its headline without its stories. */
export interface EditionLine {
  readonly day: CalendarDay;
  readonly headline: string;
  readonly stories: number;
}

/** A column's editions, newest first, before a day where one is given. */
export function editionsOfColumn(
  store: Store,
  column: string,
  before: CalendarDay | undefined,
  limit: number,
): readonly EditionLine[] {
  const rows = store
    .prepare(
      `SELECT day, headline, (SELECT count(*) FROM stories WHERE edition = editions.row) AS stories
       FROM editions WHERE "column" = ? AND day < ? ORDER BY day DESC, row DESC LIMIT ?`,
    )
    .all(column, before ?? '9999-12-31', limit);
  return rows.flatMap(({ day, headline, stories }) => {
    const parsed = parseDay(String(day));
    return parsed === undefined
      ? []
      : [{ day: parsed, headline: String(headline), stories: Number(stories) }];
  });
}

/** The months in which a column has editions, `2024-12`, newest first. */
export function monthsOfColumn(store: Store, column: string): readonly string[] {
  return store
    .prepare(
      'SELECT DISTINCT substr(day, 1, 7) AS month FROM editions WHERE "column" = ? ORDER BY month DESC',
    )
    .all(column)
    .map(({ month }) => String(month));
}

/** The days from one to another, both included, that an edition names, the oldest first. */
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

/** The newest days that an edition names, newest first. */
export function newestDays(store: Store, limit: number): readonly CalendarDay[] {
  return store
    .prepare('SELECT DISTINCT day FROM editions WHERE day_guessed = 0 ORDER BY day DESC LIMIT ?')
    .all(limit)
    .flatMap(({ day }) => parseDay(String(day)) ?? []);
}
