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

/** Outcome of following. */
export type Followed = 'followed' | 'followed-before' | 'too-many';

/** Maximum number of followed keywords per member. */
export const MAX_KEYWORDS = 20;

/** Repository of what members follow. */
export interface Followers {
  find(user: string): Promise<Follower | undefined>;
  /** Follows a keyword from now on; stored news is not reported. */
  follow(user: string, keyword: string, language: string, now: Date): Promise<Followed>;
  /** Ends following a keyword; returns false if it was not followed. */
  unfollow(user: string, keyword: string): Promise<boolean>;
  /**
   * Follows the event of these stories, under the id of the story at which it was requested. An event with one of these
   * stories is already followed.
   */
  followEvent(
    user: string,
    event: FollowedEvent,
    language: string,
    now: Date,
  ): Promise<{ readonly followed: Followed; readonly event: StoryId }>;
  /** Ends following an event by name; returns false if it was not followed. */
  unfollowEvent(user: string, event: StoryId): Promise<boolean>;
  /** Returns the titles of followed events. */
  summaries(events: readonly FollowedEvent[]): Promise<readonly EventSummary[]>;
  /** Changes when a member gets notices. */
  chooseTelling(user: string, choices: TellingChoices, language: string): Promise<void>;
  /** Tries a member's closed direct messages again with the next notice. */
  tryAgain(user: string): Promise<void>;
  /**
   * Deletes all data of a member and overwrites it in the file; returns false if there was none. Subscriptions and
   * alerts that they created stay with their server, without the creator.
   */
  forget(user: string): Promise<boolean>;
  /**
   * Returns followers, by id, after one, who were not checked up to a story row and may get a message on a day: daily
   * ones without one yet and immediate ones below their limit; members with closed messages are left out. The caller
   * applies quiet hours.
   */
  withoutMessage(round: TellingRound, limit: number, after: string | undefined): Promise<readonly Follower[]>;
}

/** Creates the repository of followers. */
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
 * Adds a follower. News counts from now on if the member followed nothing or could not be told; a further follow sets
 * the language of the messages.
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
