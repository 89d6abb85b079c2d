import type { CalendarDay } from '../../calendar/day.ts';
import { textKey } from '../../editions/identity.ts';
import type { Store } from '../open.ts';

/** A member who follows keywords, and how far the news has been looked through for them. */
export interface Follower {
  readonly user: string;
  /** The frame's language of the member's messages, such as `zh-CN`. */
  readonly language: string;
  readonly keywords: readonly string[];
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
  find(user: string): Follower | undefined;
  /** Follows from now on: what is stored already is not told. */
  follow(user: string, keyword: string, language: string, now: Date): Followed;
  /** False where the keyword was not followed. */
  unfollow(user: string, keyword: string): boolean;
  /** Has a member whose direct messages were closed tried again at the next telling. */
  tryAgain(user: string): void;
  /**
   * Deletes everything that is stored about a member, and the bytes of it; false where nothing was. Subscriptions that
   * they made stay with their server and forget who made them.
   */
  forget(user: string): boolean;
  /**
   * Some of the followers who have had no message on a day and were not looked at up to a story row, by id, after one;
   * those whose messages are closed are left out.
   */
  withoutMessage(round: TellingRound, limit: number, after: string | undefined): readonly Follower[];
}

/** Telling of one day: what has been stored up to a row. */
export interface TellingRound {
  readonly day: CalendarDay;
  readonly untilRow: number;
}

/** The followers of a store. */
export function followersOf(store: Store): Followers {
  const find = (user: string): Follower | undefined => {
    const row = store.prepare(`${SELECT} WHERE user_id = ?`).get(user);
    return row && followerOf(row);
  };
  return {
    find,
    follow(user, keyword, language, now) {
      const key = textKey(keyword);
      return store.transactionSync(() => {
        const known = find(user);
        if (known?.keywords.some((other) => textKey(other) === key)) return 'followed-before';
        if ((known?.keywords.length ?? 0) >= MAX_KEYWORDS) return 'too-many';
        store
          .prepare(
            `INSERT INTO followers VALUES (?, ?, coalesce((SELECT max(row) FROM stories), 0), NULL)
             ON CONFLICT (user_id) DO UPDATE SET language = excluded.language, closed_at = iif(closed_at IS NULL, NULL, 0),
               told_until = CASE
                 WHEN closed_at IS NULL AND EXISTS (SELECT 1 FROM follows WHERE follows.user_id = excluded.user_id)
                 THEN told_until ELSE excluded.told_until END`,
          )
          .run(user, language);
        store.prepare('INSERT INTO follows VALUES (?, ?, ?, ?)').run(user, key, keyword, now.getTime());
        return 'followed';
      });
    },
    unfollow(user, keyword) {
      const statement = store.prepare('DELETE FROM follows WHERE user_id = ? AND keyword_key = ?');
      return statement.run(user, textKey(keyword)).changes > 0;
    },
    tryAgain(user) {
      store
        .prepare('UPDATE followers SET closed_at = 0 WHERE user_id = ? AND closed_at IS NOT NULL')
        .run(user);
    },
    forget(user) {
      return store.erasing(() => {
        const deleted = ['reports', 'uploads', 'change_drafts', 'followers'].map(
          (table) => store.prepare(`DELETE FROM ${table} WHERE user_id = ?`).run(user).changes,
        );
        const { changes } = store
          .prepare("UPDATE subscriptions SET created_by = '' WHERE created_by = ?")
          .run(user);
        return [...deleted, changes].some((rows) => Number(rows) > 0);
      });
    },
    withoutMessage({ day, untilRow }, limit, after) {
      return store
        .prepare(
          `${SELECT} WHERE user_id > ? AND (closed_at IS NULL OR closed_at < ?) AND told_until < ?
             AND EXISTS (SELECT 1 FROM follows WHERE follows.user_id = followers.user_id)
             AND NOT EXISTS (SELECT 1 FROM member_deliveries AS told
               WHERE told.user_id = followers.user_id AND told.day = ? AND told.state <> 'closed')
           ORDER BY user_id LIMIT ?`,
        )
        .all(after ?? '', Date.parse(day) - RETRY_CLOSED_DAYS * 86_400_000, untilRow, day, limit)
        .map(followerOf);
    },
  };
}

const SELECT = `SELECT user_id, language, told_until, closed_at,
  (SELECT json_group_array(keyword) FROM (SELECT keyword FROM follows WHERE follows.user_id = followers.user_id
    ORDER BY created_at, keyword_key)) AS keywords FROM followers`;

function followerOf(row: Record<string, unknown>): Follower {
  const keywords: unknown = JSON.parse(String(row.keywords));
  return {
    user: String(row.user_id),
    language: String(row.language),
    keywords: Array.isArray(keywords) ? keywords.map(String) : [],
    toldUntil: Number(row.told_until),
    closedAt: row.closed_at === null ? null : new Date(Number(row.closed_at)),
  };
}
