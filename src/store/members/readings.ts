import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Database } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** Days for which opened stories are kept. */
export const READING_DAYS = 30;

/** Longest gap between openings of one visit. */
const VISIT_HOURS = 6;

/** Maximum number of opened stories kept per member, more than a month's reading. */
const MOST_STORIES = 500;

/** A digest opened in the current visit. */
export interface OpenedDigest {
  readonly day: CalendarDay;
  readonly at: Date;
}

/** A member's reading at an instant. */
export interface ReadingHistory {
  /** Last time they opened a digest before this visit; null if unknown. */
  readonly lastAt: Date | null;
  readonly digest: OpenedDigest | null;
}

/** Repository of what members opened. */
export interface Readings {
  /** Records that a member opened the newest digest, of a day, or (without a day) asked what they missed. */
  openedDigest(user: string, day: CalendarDay | null, now: Date): Promise<void>;
  openedStory(user: string, story: StoryId, now: Date): Promise<void>;
  /** Returns a member's reading before now. */
  find(user: string, now: Date): Promise<ReadingHistory>;
  /** Returns the stories opened before an instant. */
  storiesBefore(user: string, instant: Date): Promise<ReadonlySet<StoryId>>;
}

/** Creates the repository of members' reading. */
export function memberReadings(database: Database): Readings {
  return {
    async openedDigest(user, day, now) {
      const at = now.getTime();
      const visitBegan = at - VISIT_HOURS * 3_600_000;
      const digestAt = day === null ? null : at;
      await database.run(
        `INSERT INTO reading_visits (user_id, opened_at, digest_day, digest_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET opened_at = excluded.opened_at,
           before_at = CASE WHEN reading_visits.opened_at < ?
             THEN reading_visits.opened_at ELSE reading_visits.before_at END,
           digest_day = CASE WHEN reading_visits.opened_at < ? OR excluded.digest_day IS NOT NULL
             THEN excluded.digest_day ELSE reading_visits.digest_day END,
           digest_at = CASE WHEN reading_visits.opened_at < ? OR excluded.digest_day IS NOT NULL
             THEN excluded.digest_at ELSE reading_visits.digest_at END`,
        [user, at, day, digestAt, visitBegan, visitBegan, visitBegan],
      );
    },
    async openedStory(user, story, now) {
      await database.run(
        `INSERT INTO opened_stories (user_id, story, opened_at) VALUES (?, ?, ?)
         ON CONFLICT (user_id, story) DO NOTHING`,
        [user, story, now.getTime()],
      );
      await database.run(
        `DELETE FROM opened_stories WHERE user_id = ? AND opened_at < (
           SELECT opened_at FROM opened_stories WHERE user_id = ? ORDER BY opened_at DESC LIMIT 1 OFFSET ?)`,
        [user, user, MOST_STORIES - 1],
      );
    },
    async find(user, now) {
      const row = await database.get(
        'SELECT opened_at, before_at, digest_day, digest_at FROM reading_visits WHERE user_id = ?',
        [user],
      );
      if (!row) return { lastAt: null, digest: null };
      const openedAt = Number(row.opened_at);
      // An opening in the future comes from a clock that was ahead and belongs to this visit.
      if (openedAt < now.getTime() - VISIT_HOURS * 3_600_000)
        return { lastAt: new Date(openedAt), digest: null };
      const day = row.digest_day === null ? undefined : parseDay(String(row.digest_day));
      return {
        lastAt: row.before_at === null ? null : new Date(Number(row.before_at)),
        digest: day === undefined ? null : { day, at: new Date(Number(row.digest_at)) },
      };
    },
    async storiesBefore(user, instant) {
      const rows = await database.all<{ story: StoryId }>(
        'SELECT story FROM opened_stories WHERE user_id = ? AND opened_at < ?',
        [user, instant.getTime()],
      );
      return new Set(rows.map(({ story }) => story));
    },
  };
}
