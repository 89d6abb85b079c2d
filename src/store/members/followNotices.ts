import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { type Revision, revisionsWithout } from '../outbox/deliveryRevisions.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { atOnceStream, followStream } from '../outbox/streams.ts';
import { directTo } from '../subscriptions/destination.ts';
import { noteChapters } from './followedEvents.ts';
import type { TellingRound } from './followersToTell.ts';
import type { NoticePace } from './tellingChoices.ts';

/** A story of a notice: its row, and the followed keywords and events, by name, that it matches. */
export interface NoticeStory {
  readonly row: number;
  readonly keywords: readonly string[];
  readonly events: readonly StoryId[];
}

/** Content of a follow notice, with the stories in order. */
export interface NoticeContent {
  readonly stories: readonly NoticeStory[];
}

/** A notice for a member. */
export interface FollowNotice extends NoticeContent {
  readonly user: string;
  readonly pace: NoticePace;
  readonly dueAt: Date;
}

const storyId = z.string().transform((id) => id as StoryId);
const noticeContent: z.ZodType<NoticeContent> = z.object({
  stories: z.array(z.object({ row: z.number(), keywords: z.array(z.string()), events: z.array(storyId) })),
});

/** Serializes a notice for the outbox: `row` comes first in each story and is searched for. */
export function noticeToContent({ stories }: NoticeContent): string {
  return JSON.stringify({ stories: stories.map(({ row, keywords, events }) => ({ row, keywords, events })) });
}

/** Parses a notice. Throws for data that this program cannot have written. */
export function noticeFromContent(content: string): NoticeContent {
  return noticeContent.parse(JSON.parse(content));
}

/**
 * Adds notices to the outbox and records that their members are told, in one transaction; members whose data was
 * deleted in the meantime get none.
 */
export function enqueueFollowNotices(
  database: Database,
  notices: readonly FollowNotice[],
  { day, untilRow }: Pick<TellingRound, 'day' | 'untilRow'>,
): Promise<number> {
  return database.transaction(async (transaction) => {
    const rows = await transaction.all<{ user_id: string }>(
      'SELECT user_id FROM followers WHERE user_id = ANY(?)',
      [notices.map(({ user }) => user)],
    );
    const known = new Set(rows.map(({ user_id }) => user_id));
    const wanted = notices.filter(({ user }) => known.has(user));
    const enqueued = await enqueue(
      transaction,
      wanted.map(({ user, pace, dueAt, stories }) => ({
        stream: pace === 'at-once' ? atOnceStream(user, untilRow) : followStream(user),
        day,
        kind: 'follow-notice',
        destination: directTo(user),
        dueAt,
        content: noticeToContent({ stories }),
      })),
      { replacesFailed: true },
    );
    await moveOn(
      transaction,
      wanted.map(({ user }) => user),
      untilRow,
    );
    for (const { user, stories } of wanted) await noteChapters(transaction, user, chaptersOf(stories));
    return enqueued;
  });
}

/** Marks all stories up to a row as checked for some members. */
export async function moveOn(database: Statements, users: readonly string[], row: number): Promise<void> {
  await database.run('UPDATE followers SET told_until = ? WHERE told_until < ? AND user_id = ANY(?)', [
    row,
    row,
    users,
  ]);
}

/** Returns the events with a chapter among the stories, each with the rows of those stories. */
export function chaptersOf(
  stories: readonly NoticeStory[],
): readonly { readonly event: StoryId; readonly stories: readonly number[] }[] {
  const events = [...new Set(stories.flatMap((story) => story.events))];
  return events.map((event) => ({
    event,
    stories: stories.filter((story) => story.events.includes(event)).map(({ row }) => row),
  }));
}

/** Records that a member refuses direct messages, or (null) accepts them. */
export async function noteClosed(statements: Statements, user: string, at: Date | null): Promise<void> {
  await statements.run(
    'UPDATE followers SET closed_at = ? WHERE user_id = ? AND closed_at IS DISTINCT FROM ?',
    [at?.getTime() ?? null, user, at?.getTime() ?? null],
  );
}

/** Days after a story's day within which followers are told. */
const TOLD_DAYS = 7;

/** Returns the notices around a day with one of some stories, by row, and their content without those stories. */
export async function noticesWithout(
  queries: Queries,
  rows: readonly number[],
  day: CalendarDay,
): Promise<readonly Revision[]> {
  const which = { kind: 'follow-notice', daysApart: TOLD_DAYS } as const;
  return await revisionsWithout(queries, which, rows, day, (shown, gone) =>
    noticeToContent({ stories: noticeFromContent(shown).stories.filter(({ row }) => !gone.has(row)) }),
  );
}
