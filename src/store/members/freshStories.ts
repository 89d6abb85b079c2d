import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';

/** More than any real days bring; of a flood the newest are told. */
const MOST_STORIES = 2000;

/** Which stories are news to a follower. */
export interface FreshStoryQuery {
  /** Their own days, both included: an archive that was taken in today tells nothing new. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Stored after one row and up to another. */
  readonly afterRow: number;
  readonly untilRow: number;
}

/**
 * The rows of stories that are news, the newest day first and each day in the order in which it was stored. A story whose
 * day was only guessed is none.
 */
export async function freshStories(
  database: Queries,
  { from, to, afterRow, untilRow }: FreshStoryQuery,
): Promise<readonly number[]> {
  const rows = await database.all(
    `SELECT stories.row FROM stories LEFT JOIN editions ON editions.row = stories.edition
       WHERE stories.day BETWEEN ? AND ? AND stories.row > ? AND stories.row <= ?
         AND coalesce(editions.day_guessed, stories.day_guessed) = 0
       ORDER BY stories.day DESC, stories.row LIMIT ${MOST_STORIES}`,
    [from, to, afterRow, untilRow],
  );
  return rows.map(({ row }) => Number(row));
}

/** The row of the story stored last, 0 where there is none. */
export async function newestStoryRow(database: Queries): Promise<number> {
  return Number((await database.get('SELECT max(row) AS row FROM stories'))?.row ?? 0);
}
