import type { Queries } from '../../database/database.ts';

const RECENT_EDITIONS = 10;
const FEWEST_EDITIONS = 3;

/**
 * Returns the usual number of stories in a column's editions: the median of the ten newest other ones; undefined if
 * there are too few.
 */
export async function usualStories(
  queries: Queries,
  column: string,
  headline: string,
): Promise<number | undefined> {
  const rows = await queries.all<{ stories: number }>(
    `SELECT (SELECT count(*) FROM stories WHERE stories.edition = editions.row) AS stories FROM editions
     WHERE "column" = ? AND headline <> ? ORDER BY day DESC, row DESC LIMIT ${RECENT_EDITIONS}`,
    [column, headline],
  );
  const counts = rows.map(({ stories }) => stories).sort((a, b) => a - b);
  return counts.length < FEWEST_EDITIONS ? undefined : counts[Math.floor(counts.length / 2)];
}
