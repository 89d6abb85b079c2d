import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import { DIRECT } from '../subscriptions/destination.ts';
import { type Follower, withFollows } from './followerRows.ts';

/** A round of notices on a day: news up to a row. */
export interface TellingRound {
  readonly day: CalendarDay;
  readonly now: Date;
  /** Whether daily notices are due, apart from quiet hours. */
  readonly isDailyTime: boolean;
  readonly untilRow: number;
}

/** Most immediate messages to a member in a day; the rest comes with the first of the next. */
const MOST_AT_ONCE = 10;

/** Days after which a member with closed messages is tried again: many open them without telling the bot. */
const RETRY_CLOSED_DAYS = 7;

/**
 * Some of the followers who were not looked at up to a story row and may have a message on a day, by id, after one: who is
 * told once a day and has had none, and who is told at once and has had few; those whose messages are closed are left out.
 * Quiet hours are left to the caller.
 */
export async function followersToTell(
  database: Queries,
  { day, untilRow, isDailyTime }: TellingRound,
  limit: number,
  after: string | undefined,
): Promise<readonly Follower[]> {
  const rows = await database.all(
    `SELECT * FROM followers
     WHERE user_id > ? AND (closed_at IS NULL OR closed_at < ?) AND told_until < ?
       AND (EXISTS (SELECT 1 FROM follows WHERE follows.user_id = followers.user_id)
         OR EXISTS (SELECT 1 FROM event_follows AS events WHERE events.user_id = followers.user_id))
       AND (pace = 'at-once' OR quiet_from IS NOT NULL OR CAST(? AS INTEGER) = 1)
       AND (SELECT count(*) FROM deliveries AS told WHERE told.guild_id = '${DIRECT}'
         AND told.channel_id = followers.user_id AND told.day = ? AND told.kind = 'follow-notice'
         AND told.state <> 'failed') < CASE WHEN pace = 'at-once' THEN ${MOST_AT_ONCE} ELSE 1 END
     ORDER BY user_id LIMIT ?`,
    [
      ...[after ?? '', Date.parse(day) - RETRY_CLOSED_DAYS * 86_400_000, untilRow],
      ...[isDailyTime ? 1 : 0, day, limit],
    ],
  );
  return withFollows(database, rows);
}
