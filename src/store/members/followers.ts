import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Row, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { textKey } from '../../editions/identity.ts';
import { DIRECT } from '../subscriptions/subscriptionRows.ts';
import {
  addFollowedEvent,
  type EventSummary,
  eventTold,
  type FollowedEvent,
  followedEvents,
  MAX_EVENTS,
  removeFollowedEvent,
  summariesOf,
} from './followedEvents.ts';
import { type TellingChoices, tellingFromRow } from './tellingChoices.ts';

/** A member who follows keywords and events, and how far the news has been looked through for them. */
export interface Follower {
  readonly user: string;
  /** The frame's language of the member's messages, such as `zh-CN`. */
  readonly language: string;
  readonly keywords: readonly string[];
  readonly events: readonly FollowedEvent[];
  readonly telling: TellingChoices;
  /** The newest story row that was looked at. */
  readonly toldUntil: number;
  /**
   * When the member's direct messages were found closed, the epoch where they are to be tried at the next telling; null
   * while they are open as far as is known.
   */
  readonly closedAt: Date | null;
}

/** What became of a request to follow. */
export type Followed = 'followed' | 'followed-before' | 'too-many';

/** More keywords than this are a subscription of their own. */
export const MAX_KEYWORDS = 20;

/** Whose messages were closed is tried again after this long: many open them without a word to the bot. */
const RETRY_CLOSED_DAYS = 7;

/** Keeps what members follow. */
export interface Followers {
  find(user: string): Promise<Follower | undefined>;
  /** Follows from now on: what is stored already is not told. */
  follow(user: string, keyword: string, language: string, now: Date): Promise<Followed>;
  /** False where the keyword was not followed. */
  unfollow(user: string, keyword: string): Promise<boolean>;
  /**
   * Follows the event that these stories tell, under the id of the one at which it was asked for. An event of which one
   * of them is known already is followed before.
   */
  followEvent(
    user: string,
    event: FollowedEvent,
    language: string,
    now: Date,
  ): Promise<{ readonly followed: Followed; readonly event: StoryId }>;
  /** The same by the name under which it is followed; false where it was not. */
  unfollowEvent(user: string, event: StoryId): Promise<boolean>;
  /** What followed events are called. */
  summaries(events: readonly FollowedEvent[]): Promise<readonly EventSummary[]>;
  /** Changes when a member is told. */
  chooseTelling(user: string, choices: TellingChoices, language: string): Promise<void>;
  /** Has a member whose direct messages were closed tried again at the next telling. */
  tryAgain(user: string): Promise<void>;
  /**
   * Deletes everything that is stored about a member, and the bytes of it; false where nothing was. Subscriptions
   * and alerts that they made stay with their server and forget who made them.
   */
  forget(user: string): Promise<boolean>;
  /**
   * Some of the followers who were not looked at up to a story row and may have a message on a day, by id, after one: who
   * is told once a day and has had none, and who is told at once and has had few; those whose messages are closed are left
   * out. Quiet hours are left to the caller.
   */
  withoutMessage(round: TellingRound, limit: number, after: string | undefined): Promise<readonly Follower[]>;
}

/** Telling of one day: what has been stored up to a row. */
export interface TellingRound {
  readonly day: CalendarDay;
  readonly now: Date;
  /** Whether who is told once a day is told now, but for their quiet hours. */
  readonly isDailyTime: boolean;
  readonly untilRow: number;
}

/** The tables whose rows are a member's alone; with `followers` go what they follow and were sent. */
const OF_MEMBERS = [
  'reports',
  'uploads',
  'change_drafts',
  'reading_visits',
  'opened_stories',
  'followers',
] as const;

/** Who is told at once gets so many messages a day; the rest comes with the first of the next. */
const MOST_AT_ONCE = 10;

/** What a member made for a server stays with it, and forgets who made it. */
const MADE_BY_MEMBERS = ['subscriptions', 'alerts'] as const;

/** The followers of a store. */
export function followersOf(database: Database): Followers {
  return {
    find: (user) => findFollower(database, user),
    follow: (user, keyword, language, now) =>
      database.transaction(async (transaction) => {
        const key = textKey(keyword);
        const known = await findFollower(transaction, user);
        if (known?.keywords.some((other) => textKey(other) === key)) return 'followed-before';
        if ((known?.keywords.length ?? 0) >= MAX_KEYWORDS) return 'too-many';
        await beFollower(transaction, user, language);
        await transaction.run(
          'INSERT INTO follows (user_id, keyword_key, keyword, created_at) VALUES (?, ?, ?, ?)',
          [user, key, keyword, now.getTime()],
        );
        return 'followed';
      }),
    async unfollow(user, keyword) {
      const sql = 'DELETE FROM follows WHERE user_id = ? AND keyword_key = ?';
      return (await database.run(sql, [user, textKey(keyword)])).changes > 0;
    },
    followEvent: (user, event, language, now) =>
      database.transaction(async (transaction) => {
        const followed = (await followedEvents(transaction, [user])).get(user) ?? [];
        const known = eventTold(followed, [event.id, ...event.stories]);
        if (known) return { followed: 'followed-before', event: known.id };
        if (followed.length >= MAX_EVENTS) return { followed: 'too-many', event: event.id };
        await beFollower(transaction, user, language);
        await addFollowedEvent(transaction, user, event, now);
        return { followed: 'followed', event: event.id };
      }),
    chooseTelling: (user, { pace, quiet, timeZone }, language) =>
      database.transaction(async (transaction) => {
        await beFollower(transaction, user, language);
        await transaction.run(
          'UPDATE followers SET pace = ?, quiet_from = ?, quiet_until = ?, time_zone = ? WHERE user_id = ?',
          [pace, quiet?.from ?? null, quiet?.until ?? null, timeZone, user],
        );
      }),
    summaries: (events) => summariesOf(database, events),
    unfollowEvent: (user, event) => removeFollowedEvent(database, user, event),
    async tryAgain(user) {
      await database.run('UPDATE followers SET closed_at = 0 WHERE user_id = ? AND closed_at IS NOT NULL', [
        user,
      ]);
    },
    forget: (user) =>
      database.transaction(
        async (transaction) => {
          let forgotten = 0;
          for (const table of OF_MEMBERS)
            forgotten += (await transaction.run(`DELETE FROM ${table} WHERE user_id = ?`, [user])).changes;
          const messages = await transaction.run(
            'DELETE FROM deliveries WHERE guild_id = ? AND channel_id = ?',
            [DIRECT, user],
          );
          const own = await transaction.run(
            'DELETE FROM subscriptions WHERE guild_id = ? AND channel_id = ?',
            [DIRECT, user],
          );
          forgotten += messages.changes + own.changes;
          for (const table of MADE_BY_MEMBERS)
            forgotten += (
              await transaction.run(`UPDATE ${table} SET created_by = '' WHERE created_by = ?`, [user])
            ).changes;
          return forgotten > 0;
        },
        { erases: true },
      ),
    async withoutMessage({ day, untilRow, isDailyTime }, limit, after) {
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
    },
  };
}

async function findFollower(database: Queries, user: string): Promise<Follower | undefined> {
  const rows = await database.all('SELECT * FROM followers WHERE user_id = ?', [user]);
  return (await withFollows(database, rows))[0];
}

/**
 * Makes a member a follower who is none. News counts from now on for who followed nothing yet, or could not be told; the
 * messages of who follows something more are in the language in which they did.
 */
async function beFollower(statements: Statements, user: string, language: string): Promise<void> {
  await statements.run(
    `INSERT INTO followers (user_id, language, told_until, closed_at)
       SELECT ?, ?, coalesce(max("row"), 0), NULL FROM stories WHERE true
     ON CONFLICT (user_id) DO UPDATE SET language = excluded.language,
       closed_at = CASE WHEN followers.closed_at IS NULL THEN NULL ELSE 0 END,
       told_until = CASE
         WHEN followers.closed_at IS NULL
           AND (EXISTS (SELECT 1 FROM follows WHERE follows.user_id = excluded.user_id)
             OR EXISTS (SELECT 1 FROM event_follows AS events WHERE events.user_id = excluded.user_id))
         THEN followers.told_until ELSE excluded.told_until END`,
    [user, language],
  );
}

async function withFollows(database: Queries, rows: readonly Row[]): Promise<readonly Follower[]> {
  const users = rows.map((row) => String(row.user_id));
  const follows = await database.all(
    `SELECT user_id, keyword FROM follows WHERE user_id = ANY(?) ORDER BY user_id, created_at, keyword_key`,
    [users],
  );
  const events = await followedEvents(database, users);
  const keywords = Map.groupBy(follows, (row) => String(row.user_id));
  return rows.map((row) => ({
    user: String(row.user_id),
    language: String(row.language),
    keywords: (keywords.get(String(row.user_id)) ?? []).map(({ keyword }) => String(keyword)),
    events: events.get(String(row.user_id)) ?? [],
    telling: tellingFromRow(row),
    toldUntil: Number(row.told_until),
    closedAt: row.closed_at === null ? null : new Date(Number(row.closed_at)),
  }));
}
