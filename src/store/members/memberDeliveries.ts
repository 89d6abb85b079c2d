import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Store } from '../open.ts';

/** A message to a member: asked for and perhaps sent, sent, refused because their messages are closed, or unknown. */
export type MemberDeliveryState = 'sending' | 'sent' | 'closed' | 'failed' | 'unknown';

/** A member's message of a day; there is never a second one of the same day. */
export interface MemberDelivery {
  readonly user: string;
  readonly day: CalendarDay;
  /** Rows of the stories that it tells. */
  readonly stories: readonly number[];
  readonly attemptedAt: Date;
}

/** Writes the ledger's row before the request is made; false where the day has one already, unless it met closed messages. */
export function openMemberDelivery(store: Store, delivery: MemberDelivery): boolean {
  const { user, day, stories, attemptedAt } = delivery;
  const statement = store.prepare(
    `INSERT INTO member_deliveries VALUES (?, ?, 'sending', ?, ?, NULL)
     ON CONFLICT (user, day) DO UPDATE SET state = 'sending', stories = excluded.stories,
       attempted_at = excluded.attempted_at WHERE state = 'closed'`,
  );
  return statement.run(user, day, JSON.stringify(stories), attemptedAt.getTime()).changes > 0;
}

/** Closes a row, and notes how far the member has been told and whether their messages are closed. */
export function closeMemberDelivery(
  store: Store,
  delivery: MemberDelivery,
  state: Exclude<MemberDeliveryState, 'sending'>,
  messageId: string | null,
): void {
  const { user, day, stories, attemptedAt } = delivery;
  store.transaction(() => {
    store
      .prepare('UPDATE member_deliveries SET state = ?, message_id = ? WHERE user = ? AND day = ?')
      .run(state, messageId, user, day);
    moveOn(store, user, Math.max(0, ...stories));
    if (state !== 'closed' && state !== 'sent') return;
    const closedAt = state === 'closed' ? attemptedAt.getTime() : null;
    store.prepare('UPDATE followers SET closed_at = ? WHERE user = ?').run(closedAt, user);
  });
}

/** Takes a row back whose request certainly had no effect: it will be tried anew. */
export function withdrawMemberDelivery(store: Store, { user, day }: MemberDelivery): void {
  store
    .prepare("DELETE FROM member_deliveries WHERE user = ? AND day = ? AND state = 'sending'")
    .run(user, day);
}

/** Notes that stories up to a row hold nothing for a member. */
export function moveOn(store: Store, user: string, row: number): void {
  store.prepare('UPDATE followers SET told_until = max(told_until, ?) WHERE user = ?').run(row, user);
}

/** Rows whose outcome a stop of the program left open. */
export function openMemberDeliveries(store: Store): readonly MemberDelivery[] {
  return store
    .prepare("SELECT user, day, stories, attempted_at FROM member_deliveries WHERE state = 'sending'")
    .all()
    .flatMap((row) => {
      const day = parseDay(String(row.day));
      const stories: unknown = JSON.parse(String(row.stories));
      if (!day || !Array.isArray(stories)) return [];
      const attemptedAt = new Date(Number(row.attempted_at));
      return [{ user: String(row.user), day, stories: stories.map(Number), attemptedAt }];
    });
}

/** The rows of stories stored after one, oldest first. */
export function storyRowsAfter(store: Store, row: number): readonly number[] {
  return store
    .prepare('SELECT row FROM stories WHERE row > ? ORDER BY row LIMIT 2000')
    .all(row)
    .map((found) => Number(found.row));
}
