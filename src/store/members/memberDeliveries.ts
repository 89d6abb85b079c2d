import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Store } from '../open.ts';

/** A message to a member: asked for and perhaps sent, sent, refused because their messages are closed, or unknown. */
export type MemberDeliveryState = 'sending' | 'sent' | 'closed' | 'failed' | 'unknown';

/** A member's message of a day; there is never a second one of the same day. */
export interface MemberDelivery {
  readonly user: string;
  readonly day: CalendarDay;
  /** Rows of the stories that it tells, in its order. */
  readonly stories: readonly number[];
  /** The followed keywords that they are about. */
  readonly keywords: readonly string[];
  readonly attemptedAt: Date;
}

/** A message that stands and shows a story that was taken down. */
export interface MemberEdit extends MemberDelivery {
  readonly messageId: string;
}

/**
 * Writes the ledger's row before the request is made; false where the day has one already, unless it met closed messages,
 * or where the member has been forgotten.
 */
export function openMemberDelivery(store: Store, delivery: MemberDelivery): boolean {
  const { user, day, stories, keywords, attemptedAt } = delivery;
  const statement = store.prepare(
    `INSERT INTO member_deliveries (user_id, day, state, stories, keywords, attempted_at)
     SELECT user_id, ?, 'sending', ?, ?, ? FROM followers WHERE user_id = ?
     ON CONFLICT (user_id, day) DO UPDATE SET state = 'sending', stories = excluded.stories,
       keywords = excluded.keywords, attempted_at = excluded.attempted_at WHERE state = 'closed'`,
  );
  const listed = [JSON.stringify(stories), JSON.stringify(keywords)] as const;
  return store.durably(() => statement.run(day, ...listed, attemptedAt.getTime(), user).changes > 0);
}

/**
 * Closes a row, and notes how far the member has been told and whether their messages are closed. `editDue`: the message
 * stands as a plain line and is to be given its layout.
 */
export function closeMemberDelivery(
  store: Store,
  delivery: MemberDelivery,
  state: Exclude<MemberDeliveryState, 'sending'>,
  messageId: string | null,
  editDue = false,
): void {
  const { user, day, stories, attemptedAt } = delivery;
  store.durably(() => {
    store
      .prepare(
        'UPDATE member_deliveries SET state = ?, message_id = ?, edit_due = ? WHERE user_id = ? AND day = ?',
      )
      .run(state, messageId, editDue ? 1 : 0, user, day);
    moveOn(store, [user], Math.max(0, ...stories));
    if (state !== 'closed' && state !== 'sent') return;
    const closedAt = state === 'closed' ? attemptedAt.getTime() : null;
    store.prepare('UPDATE followers SET closed_at = ? WHERE user_id = ?').run(closedAt, user);
  });
}

/** Takes a row back whose request certainly had no effect: it will be tried anew. */
export function withdrawMemberDelivery(store: Store, { user, day }: MemberDelivery): void {
  store
    .prepare("DELETE FROM member_deliveries WHERE user_id = ? AND day = ? AND state = 'sending'")
    .run(user, day);
}

/** Notes that stories up to a row hold nothing more for some members. */
export function moveOn(store: Store, users: readonly string[], row: number): void {
  store
    .prepare(
      `UPDATE followers SET told_until = ?1
       WHERE told_until < ?1 AND user_id IN (SELECT value FROM json_each(?2))`,
    )
    .run(row, JSON.stringify(users));
}

/** Rows whose outcome a stop of the program, or Discord, left open. */
export function openMemberDeliveries(store: Store): readonly MemberDelivery[] {
  return store
    .prepare("SELECT * FROM member_deliveries WHERE state = 'sending' ORDER BY user_id")
    .all()
    .flatMap(memberDeliveryOf);
}

/** Has the messages edited that tell one of some stories, by row, and were sent in the days given, both included. */
export function requestMemberEdits(
  store: Store,
  stories: readonly number[],
  from: CalendarDay,
  to: CalendarDay,
): number {
  const { changes } = store
    .prepare(
      `UPDATE member_deliveries SET edit_due = 1
       WHERE day BETWEEN ? AND ? AND message_id IS NOT NULL AND state = 'sent'
         AND EXISTS (SELECT 1 FROM json_each(member_deliveries.stories) AS told
           WHERE told.value IN (SELECT value FROM json_each(?)))`,
    )
    .run(from, to, JSON.stringify(stories));
  return Number(changes);
}

/** Messages that are to be edited. */
export function dueMemberEdits(store: Store): readonly MemberEdit[] {
  return store
    .prepare('SELECT * FROM member_deliveries WHERE edit_due = 1 ORDER BY user_id')
    .all()
    .flatMap((row) =>
      memberDeliveryOf(row).map((known) => ({ ...known, messageId: String(row.message_id) })),
    );
}

/** Notes that a message was edited, or never will be. */
export function settleMemberEdit(store: Store, { user, day }: MemberDelivery): void {
  store.prepare('UPDATE member_deliveries SET edit_due = 0 WHERE user_id = ? AND day = ?').run(user, day);
}

function memberDeliveryOf(row: Record<string, unknown>): MemberDelivery[] {
  const day = parseDay(String(row.day));
  const [stories, keywords]: unknown[] = [row.stories, row.keywords].map((list) => JSON.parse(String(list)));
  if (!day || !Array.isArray(stories) || !Array.isArray(keywords)) return [];
  const attemptedAt = new Date(Number(row.attempted_at));
  const told = { stories: stories.map(Number), keywords: keywords.map(String) };
  return [{ user: String(row.user_id), day, ...told, attemptedAt }];
}
