import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/**
 * An event that a member follows. Which stories are one event changes with every edition, so that it is known by stories
 * that tell it, whatever event they belong to by now.
 */
export interface FollowedEvent {
  /** The id of the story at which it was followed: its name among the member's follows. */
  readonly id: StoryId;
  /** The stories that are known to tell it or a chapter of it, the newest last; some may have been removed. */
  readonly stories: readonly StoryId[];
}

/** More events than this are a keyword of their own. */
export const MAX_EVENTS = 10;

/** The newest stories of an event by which it is known; what is older is told no more. */
const MOST_STORIES = 40;

/** The events that members follow, by member, in the order in which they were followed. */
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

/** What a followed event is called, and the newest day on which its stories are. */
export interface EventSummary {
  readonly id: StoryId;
  /** The title of the story at which it was followed, else of the oldest that is stored; null where none is. */
  readonly title: string | null;
  readonly newestDay: CalendarDay | null;
}

/** What followed events are called, in their order. */
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

/** Which of some followed events one of these stories tells; undefined for none. */
export function eventTold(
  events: readonly FollowedEvent[],
  stories: readonly StoryId[],
): FollowedEvent | undefined {
  const told = new Set(stories);
  return events.find((event) => told.has(event.id) || event.stories.some((story) => told.has(story)));
}

/** Notes that a member follows the event that some stories tell, `id` among them. */
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

/** Ends following an event by its name; false where it was not followed. */
export async function removeFollowedEvent(
  statements: Statements,
  user: string,
  id: StoryId,
): Promise<boolean> {
  const ended = await statements.run('DELETE FROM event_follows WHERE user_id = ? AND id = ?', [user, id]);
  return ended.changes > 0;
}

/** A chapter of an event that a member follows: the event's name, and the rows of the stories that tell the chapter. */
export interface ToldChapter {
  readonly event: StoryId;
  readonly stories: readonly number[];
}

/** Counts chapters that a member was told among the stories of their events. */
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
