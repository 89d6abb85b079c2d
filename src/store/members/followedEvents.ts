import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/**
 * An event that a member follows. The grouping of stories into events changes with every edition, so it is identified
 * by stories, whatever event they currently belong to.
 */
export interface FollowedEvent {
  /** Id of the story at which it was followed; its name among the member's follows. */
  readonly id: StoryId;
  /** Known stories of it or its chapters, newest last; some may have been removed. */
  readonly stories: readonly StoryId[];
}

/** Maximum number of followed events per member. */
export const MAX_EVENTS = 10;

/** Maximum number of newest stories that identify an event. */
const MOST_STORIES = 40;

/** Returns the followed events by member, in the order of following. */
export async function followedEvents(
  queries: Queries,
  users: readonly string[],
): Promise<ReadonlyMap<string, readonly FollowedEvent[]>> {
  const rows = await queries.all<{ user_id: string; id: StoryId; stories: string }>(
    'SELECT user_id, id, stories FROM event_follows WHERE user_id = ANY(?) ORDER BY user_id, created_at, id',
    [users],
  );
  const events = new Map<string, FollowedEvent[]>();
  for (const { user_id, id, stories } of rows) {
    const known = events.get(user_id);
    const event = { id, stories: storyIds(stories) };
    if (known) known.push(event);
    else events.set(user_id, [event]);
  }
  return events;
}

/** Title of a followed event, and the newest day of its stories. */
export interface EventSummary {
  readonly id: StoryId;
  /** Title of the story at which it was followed, else of the oldest stored one; null if none is stored. */
  readonly title: string | null;
  readonly newestDay: CalendarDay | null;
}

/** Returns the titles of followed events, in order. */
export async function summariesOf(
  queries: Queries,
  events: readonly FollowedEvent[],
): Promise<readonly EventSummary[]> {
  const rows = await queries.all<{ id: StoryId; title: string; day: string }>(
    'SELECT id, title, day FROM stories WHERE id = ANY(?) ORDER BY day DESC, row DESC',
    [events.flatMap(({ id, stories }) => [id, ...stories])],
  );
  return events.map(({ id, stories }) => {
    const ids = new Set([id, ...stories]);
    const told = rows.filter((row) => ids.has(row.id));
    const named = told.find((row) => row.id === id) ?? told.at(-1);
    return { id, title: named?.title ?? null, newestDay: parseDay(told[0]?.day ?? '') ?? null };
  });
}

/** Returns the followed event that one of these stories belongs to; undefined for none. */
export function eventTold(
  events: readonly FollowedEvent[],
  stories: readonly StoryId[],
): FollowedEvent | undefined {
  const told = new Set(stories);
  return events.find((event) => told.has(event.id) || event.stories.some((story) => told.has(story)));
}

/** Stores that a member follows the event of some stories, including `id`. */
export async function addFollowedEvent(
  statements: Statements,
  user: string,
  { id, stories }: FollowedEvent,
  now: Date,
): Promise<void> {
  await statements.run('INSERT INTO event_follows (user_id, id, stories, created_at) VALUES (?, ?, ?, ?)', [
    user,
    id,
    kept(stories),
    now.getTime(),
  ]);
}

/** Removes a followed event by name; returns false if it was not followed. */
export async function removeFollowedEvent(
  statements: Statements,
  user: string,
  id: StoryId,
): Promise<boolean> {
  const ended = await statements.run('DELETE FROM event_follows WHERE user_id = ? AND id = ?', [user, id]);
  return ended.changes > 0;
}

/** A chapter of a followed event: the event's name, and the rows of the chapter's stories. */
export interface ToldChapter {
  readonly event: StoryId;
  readonly stories: readonly number[];
}

/** Adds the chapters that a member was told to the stories of their events. */
export async function noteChapters(
  statements: Statements,
  user: string,
  chapters: readonly ToldChapter[],
): Promise<void> {
  if (chapters.length === 0) return;
  const events = (await followedEvents(statements, [user])).get(user) ?? [];
  const rows = await statements.all<{ row: number; id: StoryId }>(
    'SELECT row, id FROM stories WHERE row = ANY(?) ORDER BY row',
    [chapters.flatMap(({ stories }) => stories)],
  );
  for (const { event, stories } of chapters) {
    const known = events.find(({ id }) => id === event);
    if (!known) continue;
    const told = rows.filter(({ row }) => stories.includes(row)).map(({ id }) => id);
    await statements.run('UPDATE event_follows SET stories = ? WHERE user_id = ? AND id = ?', [
      kept([...known.stories, ...told]),
      user,
      event,
    ]);
  }
}

function kept(stories: readonly StoryId[]): string {
  return JSON.stringify([...new Set(stories)].slice(-MOST_STORIES));
}

function storyIds(json: string): readonly StoryId[] {
  const ids: unknown = JSON.parse(json);
  return Array.isArray(ids) ? ids.map((id) => String(id) as StoryId) : [];
}
