import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Transaction } from '../../database/database.ts';
import { dayFromRow } from './rows.ts';

/**
 * Returns the versions of a range of days (inclusive); days that never had news are absent. A day's version grows with
 * every change of its editions, stories and plain articles, of the texts generated about them and of the events they
 * belong to, by any process: triggers maintain it, and for events `markEventDays`.
 */
export async function dayVersions(
  queries: Queries,
  from: CalendarDay,
  to: CalendarDay,
): Promise<ReadonlyMap<CalendarDay, number>> {
  const rows = await queries.all<{ day: string; version: number }>(
    'SELECT day, version FROM day_versions WHERE day BETWEEN ? AND ?',
    [from, to],
  );
  return new Map(rows.map(({ day, version }) => [dayFromRow(day), version]));
}

/** Returns the greatest version of a day and all later ones; it grows with every change of their news. */
export async function versionSince(queries: Queries, from: CalendarDay): Promise<number> {
  const row = await queries.get<{ version: number | null }>(
    'SELECT max(version) AS version FROM day_versions WHERE day >= ?',
    [from],
  );
  return row?.version ?? 0;
}

/**
 * Marks the days of all reports of some stories' events as changed; called before and after a change of the events, in
 * a transaction that has advanced the version of the news.
 */
export async function markEventDays(transaction: Transaction, stories: readonly number[]): Promise<void> {
  await transaction.run(
    `INSERT INTO day_versions SELECT DISTINCT stories.day, version FROM event_stories AS told
       JOIN event_stories AS fellow ON fellow.event = told.event
       JOIN stories ON stories.row = fellow.story
       JOIN news_version ON 1 = 1
     WHERE told.story = ANY(?)
     ON CONFLICT (day) DO UPDATE SET version = excluded.version`,
    [stories],
  );
}
