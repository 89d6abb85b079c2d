import type { Queries, Row } from '../../database/database.ts';
import { type FollowedEvent, followedEvents } from './followedEvents.ts';
import { type TellingChoices, tellingFromRow } from './tellingChoices.ts';

/** A member who follows keywords and events, and the progress of checking news for them. */
export interface Follower {
  readonly user: string;
  /** Language of the frame of the member's messages, such as `zh-CN`. */
  readonly language: string;
  readonly keywords: readonly string[];
  readonly events: readonly FollowedEvent[];
  readonly telling: TellingChoices;
  /** Newest story row that was checked. */
  readonly toldUntil: number;
  /**
   * Time when direct messages were found closed; the epoch to try them with the next notice; null while they are open
   * as far as known.
   */
  readonly closedAt: Date | null;
}

/** A follower by the member's id. */
export async function findFollower(database: Queries, user: string): Promise<Follower | undefined> {
  const rows = await database.all('SELECT * FROM followers WHERE user_id = ?', [user]);
  return (await withFollows(database, rows))[0];
}

/** Rows of `followers` with what each of them follows, in their order. */
export async function withFollows(database: Queries, rows: readonly Row[]): Promise<readonly Follower[]> {
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
