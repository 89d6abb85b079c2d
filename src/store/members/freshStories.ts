import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';

/** Maximum number of stories, more than any real day has; newest first. */
const MOST_STORIES = 2000;

/** Query for stories that are news to a follower. */
export interface FreshStoryQuery {
  /** Range of the stories' days (inclusive): an archive imported today is no news. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Range of rows, after one and up to another. */
  readonly afterRow: number;
  readonly untilRow: number;
}

/**
 * Returns the rows of stories that are news, newest day first and in the order of storing within a day. Stories with a
 * guessed day are left out.
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

/** Returns the row of the last stored story, 0 if there is none. */
export async function newestStoryRow(database: Queries): Promise<number> {
  return Number((await database.get('SELECT max(row) AS row FROM stories'))?.row ?? 0);
}
