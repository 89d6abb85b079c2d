import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Database } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** What a member opened is kept for so long. */
export const READING_DAYS = 30;

/** Openings with no more time than this between them are one visit. */
const VISIT_HOURS = 6;

/** The newest stories that a member opened which are kept; nobody reads more in a month. */
const MOST_STORIES = 500;

/** The digest that a member opened in this visit. */
export interface OpenedDigest {
  readonly day: CalendarDay;
  readonly at: Date;
}

/** What is known of a member's reading at an instant. */
export interface ReadingHistory {
  /** The last time that they opened a digest before this visit; null where none is known. */
  readonly lastAt: Date | null;
  readonly digest: OpenedDigest | null;
}

/** Keeps what members opened. */
export interface Readings {
  /** Notes that a member opened the newest digest, of that day; without a day that they asked what they missed. */
  openedDigest(user: string, day: CalendarDay | null, now: Date): Promise<void>;
  openedStory(user: string, story: StoryId, now: Date): Promise<void>;
  /** What is known of a member's reading before now. */
  find(user: string, now: Date): Promise<ReadingHistory>;
  /** The stories that a member opened before an instant. */
  storiesBefore(user: string, instant: Date): Promise<ReadonlySet<StoryId>>;
}

/** What members of a store opened. */
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
      // An opening in the future is of a clock that was ahead: it belongs to this visit.
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
