import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Database, Queries, Row, Statements } from '../../database/database.ts';
import { chaptersFrom, noteChapters, type ToldChapter } from './followedEvents.ts';

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
  /** The followed events of which some of the stories are chapters. */
  readonly chapters: readonly ToldChapter[];
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
export function openMemberDelivery(database: Database, delivery: MemberDelivery): Promise<boolean> {
  const { user, day, stories, keywords, chapters, attemptedAt } = delivery;
  return database.transaction(
    async (transaction) => {
      const { changes } = await transaction.run(
        `INSERT INTO member_deliveries (user_id, day, state, stories, keywords, chapters, attempted_at)
         SELECT user_id, ?, 'sending', ?, ?, ?, ? FROM followers WHERE user_id = ?
         ON CONFLICT (user_id, day) DO UPDATE SET state = 'sending', stories = excluded.stories,
           keywords = excluded.keywords, chapters = excluded.chapters, attempted_at = excluded.attempted_at
           WHERE member_deliveries.state = 'closed'`,
        [
          day,
          JSON.stringify(stories),
          JSON.stringify(keywords),
          JSON.stringify(chapters),
          attemptedAt.getTime(),
          user,
        ],
      );
      return changes > 0;
    },
    { isDurable: true },
  );
}

/**
 * Closes a row, and notes how far the member has been told and whether their messages are closed. `editDue`: the message
 * stands as a plain line and is to be given its layout.
 */
export function closeMemberDelivery(
  database: Database,
  delivery: MemberDelivery,
  state: Exclude<MemberDeliveryState, 'sending'>,
  messageId: string | null,
  editDue = false,
): Promise<void> {
  const { user, day, stories, attemptedAt } = delivery;
  return database.transaction(
    async (transaction) => {
      await transaction.run(
        'UPDATE member_deliveries SET state = ?, message_id = ?, edit_due = ? WHERE user_id = ? AND day = ?',
        [state, messageId, editDue ? 1 : 0, user, day],
      );
      await moveOn(transaction, [user], Math.max(0, ...stories));
      // What may have been told is not told again.
      if (state === 'sent' || state === 'unknown') await noteChapters(transaction, user, delivery.chapters);
      if (state !== 'closed' && state !== 'sent') return;
      const closedAt = state === 'closed' ? attemptedAt.getTime() : null;
      await transaction.run('UPDATE followers SET closed_at = ? WHERE user_id = ?', [closedAt, user]);
    },
    { isDurable: true },
  );
}

/** Takes a row back whose request certainly had no effect: it will be tried anew. */
export async function withdrawMemberDelivery(
  database: Statements,
  { user, day }: MemberDelivery,
): Promise<void> {
  await database.run("DELETE FROM member_deliveries WHERE user_id = ? AND day = ? AND state = 'sending'", [
    user,
    day,
  ]);
}

/** Notes that stories up to a row hold nothing more for some members. */
export async function moveOn(database: Statements, users: readonly string[], row: number): Promise<void> {
  await database.run('UPDATE followers SET told_until = ? WHERE told_until < ? AND user_id = ANY(?)', [
    row,
    row,
    users,
  ]);
}

/** Rows whose outcome a stop of the program, or Discord, left open. */
export async function openMemberDeliveries(database: Queries): Promise<readonly MemberDelivery[]> {
  const rows = await database.all("SELECT * FROM member_deliveries WHERE state = 'sending' ORDER BY user_id");
  return rows.flatMap(memberDeliveryOf);
}

/** Has the messages edited that tell one of some stories, by row, and were sent in the days given, both included. */
export async function requestMemberEdits(
  database: Statements,
  stories: readonly number[],
  from: CalendarDay,
  to: CalendarDay,
): Promise<number> {
  const { changes } = await database.run(
    `UPDATE member_deliveries SET edit_due = 1
     WHERE day BETWEEN ? AND ? AND message_id IS NOT NULL AND state = 'sent'
       AND EXISTS (SELECT 1 FROM unnest(?::bigint[]) AS value
         WHERE replace(replace(stories, '[', ','), ']', ',') LIKE '%,' || value || ',%')`,
    [from, to, stories],
  );
  return changes;
}

/** Messages that are to be edited. */
export async function dueMemberEdits(database: Queries): Promise<readonly MemberEdit[]> {
  const rows = await database.all('SELECT * FROM member_deliveries WHERE edit_due = 1 ORDER BY user_id');
  return rows.flatMap((row) =>
    memberDeliveryOf(row).map((known) => ({ ...known, messageId: String(row.message_id) })),
  );
}

/** Notes that a message was edited, or never will be. */
export async function settleMemberEdit(database: Statements, { user, day }: MemberDelivery): Promise<void> {
  await database.run('UPDATE member_deliveries SET edit_due = 0 WHERE user_id = ? AND day = ?', [user, day]);
}

function memberDeliveryOf(row: Row): MemberDelivery[] {
  const day = parseDay(String(row.day));
  const [stories, keywords]: unknown[] = [row.stories, row.keywords].map((list) => JSON.parse(String(list)));
  if (!day || !Array.isArray(stories) || !Array.isArray(keywords)) return [];
  const attemptedAt = new Date(Number(row.attempted_at));
  const told = {
    stories: stories.map(Number),
    keywords: keywords.map(String),
    chapters: chaptersFrom(row.chapters),
  };
  return [{ user: String(row.user_id), day, ...told, attemptedAt }];
}
