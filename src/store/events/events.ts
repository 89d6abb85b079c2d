import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { tellsMoreThan } from '../../events/development.ts';
import type { StoryHead } from '../news/rows.ts';
import { type ChapterDays, featuresById, laterChapters, relatedStories } from './chapters.ts';

/** A story as lists show it. */
export interface ListedStory {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
}

/** A stored event: its name, which is the id of its lead story, and its stories, the lead first. */
export interface StoredEvent {
  readonly event: StoryId;
  readonly stories: readonly ListedStory[];
}

/** Reads events and the chapters before and after them. */
export interface Events {
  /** Returns the event of each story, by name, and its lead story; stories without an event are absent. */
  ofStories(
    stories: readonly Pick<StoryHead, 'id' | 'row'>[],
  ): Promise<ReadonlyMap<StoryId, { event: string; lead: StoryId }>>;
  /** Returns the other stories of each story's event, the lead first; stories without an event are absent. */
  alsoTelling(ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, readonly ListedStory[]>>;
  /** Returns the event of a story (itself if it has none); undefined if the story is not stored. */
  find(id: StoryId): Promise<StoredEvent | undefined>;
  /**
   * Returns whether a story has facts that some earlier stories of its event had not; false if it has not been
   * processed yet.
   */
  tellsMore(id: StoryId, earlier: readonly StoryId[]): Promise<boolean>;
  /** Returns a few earlier and later stories of the same matter by day, none of its own event. */
  relatedTo(id: StoryId): Promise<readonly ListedStory[]>;
  /**
   * Returns for each story a few stories of the same matter within some days (inclusive) by day, none of its own event;
   * stories without any are absent.
   */
  relatedWithin(
    ids: readonly StoryId[],
    from: CalendarDay,
    to: CalendarDay,
  ): Promise<ReadonlyMap<StoryId, readonly ListedStory[]>>;
  /**
   * Returns for each story which of some earlier stories it is a later chapter of; others are absent. The earlier
   * stories must not be of its own event.
   */
  laterChapters(
    ids: readonly StoryId[],
    earlier: readonly StoryId[],
  ): Promise<ReadonlyMap<StoryId, readonly StoryId[]>>;
}

/** Creates the repository of events. */
export function eventsOf(queries: Queries): Events {
  return {
    async ofStories(stories) {
      const led = await leads(queries, stories);
      return new Map(
        stories.flatMap(({ id, row }) => {
          const event = led.get(row);
          return event && event.told > 1 ? [[id, { event: event.event, lead: event.lead }]] : [];
        }),
      );
    },
    async alsoTelling(ids) {
      const events = await tellings(queries, ids);
      return new Map(
        [...events].flatMap(([id, { stories }]) => {
          const others = stories.filter((story) => story.id !== id);
          return others.length > 0 ? [[id, others]] : [];
        }),
      );
    },
    async find(id) {
      const told = (await tellings(queries, [id])).get(id);
      const [lead] = told?.stories ?? [];
      if (told && lead) return { event: lead.id, stories: told.stories };
      const [alone] = await storiesById(queries, [id]);
      return alone && { event: alone.id, stories: [alone] };
    },
    async tellsMore(id, earlier) {
      const features = await featuresById(queries, [id, ...earlier]);
      const story = features.get(id);
      return (
        story !== undefined &&
        tellsMoreThan(
          story,
          earlier.flatMap((other) => features.get(other) ?? []),
        )
      );
    },
    async relatedTo(id) {
      return (await related(queries, [id])).get(id) ?? [];
    },
    relatedWithin: (ids, from, to) => related(queries, ids, { from, to }),
    laterChapters: (ids, earlier) => laterChapters(queries, ids, earlier),
  };
}

interface Led {
  readonly event: string;
  readonly lead: StoryId;
  /** Number of its stories that are still stored. */
  told: number;
}

/** Returns the events of stories, by row: few stories have one, so few rows are returned. */
async function leads(
  queries: Queries,
  stories: readonly Pick<StoryHead, 'row'>[],
): Promise<ReadonlyMap<number, Led>> {
  const rows = await queries.all<{ story: number; event: string; id: StoryId }>(
    `SELECT told.story, told.event, other.id
     FROM event_stories AS told
     JOIN event_stories AS fellow ON fellow.event = told.event
     JOIN stories AS other ON other.row = fellow.story
     WHERE told.story = ANY(?)
     ORDER BY told.story, fellow.place`,
    [stories.map(({ row }) => row)],
  );
  const events = new Map<number, Led>();
  for (const { story, event, id } of rows) {
    const known = events.get(story);
    if (known) known.told += 1;
    else events.set(story, { event, lead: id, told: 1 });
  }
  return events;
}

interface Telling {
  readonly event: string;
  /** All stories of the event that are still stored, the lead first. */
  readonly stories: readonly ListedStory[];
}

async function tellings(queries: Queries, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, Telling>> {
  if (ids.length === 0) return new Map();
  const rows = await queries.all<ListedStory & { asked: StoryId; event: string }>(
    `SELECT asked.id AS asked, told.event, other.id, other.title, other.day, other.section, other."column"
     FROM stories AS asked
     JOIN event_stories AS told ON told.story = asked.row
     JOIN event_stories AS fellow ON fellow.event = told.event
     JOIN stories AS other ON other.row = fellow.story
     WHERE asked.id = ANY(?)
     ORDER BY asked.row, fellow.place`,
    [ids],
  );
  const events = new Map<StoryId, { event: string; stories: ListedStory[] }>();
  for (const row of rows) {
    const telling = events.get(row.asked) ?? { event: row.event, stories: [] };
    telling.stories.push(listedFromRow(row));
    events.set(row.asked, telling);
  }
  return events;
}

/** Returns the chapters of each story's matter by day; stories without any are absent. */
async function related(
  queries: Queries,
  ids: readonly StoryId[],
  days?: ChapterDays,
): Promise<ReadonlyMap<StoryId, readonly ListedStory[]>> {
  const events = await tellings(queries, ids);
  const fellows = new Map(
    [...events].map(([id, { stories }]) => [id, new Set(stories.map((one) => one.id))]),
  );
  const isFellow = (story: StoryId, other: StoryId) => fellows.get(story)?.has(other) === true;
  const found = await relatedStories(queries, ids, isFellow, days);
  const listed = await storiesById(queries, [...new Set([...found.values()].flat())]);
  return new Map(
    [...found].flatMap(([id, chapters]) => {
      const among = new Set(chapters);
      return among.size === 0 ? [] : [[id, listed.filter((story) => among.has(story.id))]];
    }),
  );
}

/** Returns stories by id, ordered by day. */
async function storiesById(queries: Queries, ids: readonly StoryId[]): Promise<readonly ListedStory[]> {
  const rows = await queries.all<ListedStory>(
    'SELECT id, title, day, section, "column" FROM stories WHERE id = ANY(?) ORDER BY day, row',
    [ids],
  );
  return rows.map(listedFromRow);
}

function listedFromRow({ id, title, day, section, column }: ListedStory): ListedStory {
  return { id, title, day, section, column };
}
