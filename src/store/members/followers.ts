import type { Database, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { textKey } from '../../editions/identity.ts';
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
import { type Follower, findFollower } from './followerRows.ts';
import { followersToTell, type TellingRound } from './followersToTell.ts';
import { forgetMember } from './forgetMember.ts';
import type { TellingChoices } from './tellingChoices.ts';

/** What became of a request to follow. */
export type Followed = 'followed' | 'followed-before' | 'too-many';

/** More keywords than this are a subscription of their own. */
export const MAX_KEYWORDS = 20;

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
    forget: (user) => forgetMember(database, user),
    withoutMessage: (round, limit, after) => followersToTell(database, round, limit, after),
  };
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
