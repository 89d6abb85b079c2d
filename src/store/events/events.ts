import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { tellsMoreThan } from '../../events/development.ts';
import type { StoryHead } from '../news/rows.ts';
import { featuresById, laterChapters, relatedStories } from './chapters.ts';

/** A story as lists show it. */
export interface ListedStory {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
}

/** A happening as it is told: its name, which is the id of the story that leads it, and its stories, the lead first. */
export interface StoredEvent {
  readonly event: StoryId;
  readonly stories: readonly ListedStory[];
}

/** Reads which stories tell one happening, and what came before and after it. */
export interface Events {
  /** The event of each of these stories, by its name, and the story that leads it; stories alone are absent. */
  ofStories(
    stories: readonly Pick<StoryHead, 'id' | 'row'>[],
  ): Promise<ReadonlyMap<StoryId, { event: string; lead: StoryId }>>;
  /** The other stories of each of these stories' events, the lead first; stories alone are absent. */
  alsoTelling(ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, readonly ListedStory[]>>;
  /** The event of a story, that of a story alone being itself; undefined where the story is not stored. */
  find(id: StoryId): Promise<StoredEvent | undefined>;
  /** Whether a story tells what some earlier stories of its event did not; false where it has not been read yet. */
  tellsMore(id: StoryId, earlier: readonly StoryId[]): Promise<boolean>;
  /** Earlier and later stories of the same matter, in the order of their days; few, and none of its own event. */
  relatedTo(id: StoryId): Promise<readonly ListedStory[]>;
  /**
   * Of which of some earlier stories each of these tells a later chapter; those of none are absent. Stories of its own event
   * are not to be given.
   */
  laterChapters(
    ids: readonly StoryId[],
    earlier: readonly StoryId[],
  ): Promise<ReadonlyMap<StoryId, readonly StoryId[]>>;
}

/** The events of a store. */
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
      const fellows = (await tellings(queries, [id])).get(id)?.stories.map((story) => story.id);
      return storiesById(queries, await relatedStories(queries, id, new Set(fellows)));
    },
    laterChapters: (ids, earlier) => laterChapters(queries, ids, earlier),
  };
}

interface Led {
  readonly event: string;
  readonly lead: StoryId;
  /** How many of its stories are still stored. */
  told: number;
}

/** The events of these stories, by the stories' rows: few tell what others tell too, so few rows come back. */
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
  /** Every story of the event that is still stored, the lead first. */
  readonly stories: readonly ListedStory[];
}

async function tellings(queries: Queries, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, Telling>> {
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

/** Stories by their ids, in the order of their days. */
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
