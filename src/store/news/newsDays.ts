import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';

const NEXT = {
  before: {
    edition: 'SELECT day FROM editions WHERE day_guessed = 0 AND day < ? ORDER BY day DESC LIMIT 1',
    article:
      'SELECT day FROM stories WHERE edition IS NULL AND day_guessed = 0 AND day < ? ORDER BY day DESC LIMIT 1',
  },
  after: {
    edition: 'SELECT day FROM editions WHERE day_guessed = 0 AND day > ? ORDER BY day LIMIT 1',
    article:
      'SELECT day FROM stories WHERE edition IS NULL AND day_guessed = 0 AND day > ? ORDER BY day LIMIT 1',
  },
} as const;

/** Returns the nearest day before or after a day with an edition or a plain article, each of which makes a digest. */
export async function neighbourNewsDay(
  queries: Queries,
  day: CalendarDay,
  direction: 'before' | 'after',
): Promise<CalendarDay | undefined> {
  const rows = [
    await queries.get<{ day: string }>(NEXT[direction].edition, [day]),
    await queries.get<{ day: string }>(NEXT[direction].article, [day]),
  ];
  const days = rows.flatMap((row) => (row && parseDay(row.day)) ?? []).sort();
  return direction === 'before' ? days.at(-1) : days[0];
}
