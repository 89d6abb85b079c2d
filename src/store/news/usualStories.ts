import type { Queries } from '../../database/database.ts';

const RECENT_EDITIONS = 10;
const FEWEST_EDITIONS = 3;

/**
 * How many stories a column's editions usually have: the median of its ten newest before this headline's own.
 * Undefined while there are too few to tell.
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
