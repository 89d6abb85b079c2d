import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import { tellsMoreThan } from '../../events/development.ts';
import type { StoryFeatures } from '../../events/features.ts';
import { RELATED_DAYS, relatedTo } from '../../events/related.ts';
import type { StoryHead } from '../news/rows.ts';
import type { Store } from '../open.ts';
import { findBySubject, loadFeatures } from './storyFeatures.ts';

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
}

/** The events of a store. */
export function eventsOf(store: Store): Events {
  return {
    async ofStories(stories) {
      const led = leads(store, stories);
      return new Map(
        stories.flatMap(({ id, row }) => {
          const event = led.get(row);
          return event && event.told > 1 ? [[id, { event: event.event, lead: event.lead }]] : [];
        }),
      );
    },
    async alsoTelling(ids) {
      const events = await tellings(store, ids);
      return new Map(
        [...events].flatMap(([id, { stories }]) => {
          const others = stories.filter((story) => story.id !== id);
          return others.length > 0 ? [[id, others]] : [];
        }),
      );
    },
    async find(id) {
      const told = (await tellings(store, [id])).get(id);
      const [lead] = told?.stories ?? [];
      if (told && lead) return { event: lead.id, stories: told.stories };
      const [alone] = storiesById(store, [id]);
      return alone && { event: alone.id, stories: [alone] };
    },
    async tellsMore(id, earlier) {
      const features = featuresById(store, [id, ...earlier]);
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
      return related(store, id);
    },
  };
}

interface Led {
  readonly event: string;
  readonly lead: StoryId;
  /** How many of its stories are still stored. */
  told: number;
}

/** The events of these stories, by the stories' rows: few tell what others tell too, so few rows come back. */
function leads(store: Store, stories: readonly Pick<StoryHead, 'row'>[]): ReadonlyMap<number, Led> {
  const rows = store
    .prepare(
      `SELECT told.story, told.event, other.id
       FROM event_stories AS told
       JOIN event_stories AS fellow ON fellow.event = told.event
       JOIN stories AS other ON other.row = fellow.story
       WHERE told.story IN (SELECT value FROM json_each(?))
       ORDER BY told.story, fellow.place`,
    )
    .all(JSON.stringify(stories.map(({ row }) => row)));
  const events = new Map<number, Led>();
  for (const { story, event, id } of rows) {
    const known = events.get(Number(story));
    if (known) known.told += 1;
    else events.set(Number(story), { event: String(event), lead: String(id) as StoryId, told: 1 });
  }
  return events;
}

interface Telling {
  readonly event: string;
  /** Every story of the event that is still stored, the lead first. */
  readonly stories: readonly ListedStory[];
}

async function tellings(store: Store, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, Telling>> {
  const rows = store
    .prepare(
      `SELECT asked.id AS asked, told.event, other.id, other.title, other.day, other.section, other."column"
       FROM stories AS asked
       JOIN event_stories AS told ON told.story = asked.row
       JOIN event_stories AS fellow ON fellow.event = told.event
       JOIN stories AS other ON other.row = fellow.story
       WHERE asked.id IN (SELECT value FROM json_each(?))
       ORDER BY asked.row, fellow.place`,
    )
    .all(JSON.stringify(ids));
  const events = new Map<StoryId, { event: string; stories: ListedStory[] }>();
  for (const row of rows) {
    const asked = String(row.asked) as StoryId;
    const telling = events.get(asked) ?? { event: String(row.event), stories: [] };
    telling.stories.push(listedFromRow(row));
    events.set(asked, telling);
  }
  return events;
}

/** The features of stories as the newest version of the program that read them found them; those unread are absent. */
function featuresById(store: Store, ids: readonly StoryId[]): ReadonlyMap<StoryId, StoryFeatures> {
  const rows = store
    .prepare(
      `SELECT read.story, read.version FROM stories JOIN story_features AS read ON read.story = stories.row
       WHERE stories.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const [newest] = rows;
  if (!newest) return new Map();
  const features = loadFeatures(
    store,
    String(newest.version),
    rows.map(({ story }) => Number(story)),
  );
  return new Map([...features.values()].map((story) => [story.id, story]));
}

/** Those that share most with a story come first, so what lies behind these is no chapter of its matter. */
const RELATED_CANDIDATES = 150;

async function related(store: Store, id: StoryId): Promise<readonly ListedStory[]> {
  const known = store
    .prepare(
      `SELECT read.story, read.version FROM stories JOIN story_features AS read ON read.story = stories.row
       WHERE stories.id = ?`,
    )
    .get(id);
  if (!known) return [];
  const [row, version] = [Number(known.story), String(known.version)];
  const features = loadFeatures(store, version, [row]).get(row);
  if (!features) return [];
  const fellows = new Set((await tellings(store, [id])).get(id)?.stories.map((story) => story.id));
  const near = findBySubject(store, features, RELATED_DAYS, RELATED_CANDIDATES);
  const candidates = [...loadFeatures(store, version, near).values()].filter(
    (story) => story.id !== id && !fellows.has(story.id),
  );
  return storiesById(
    store,
    relatedTo(features, candidates).map((story) => story.id),
  );
}

/** Stories by their ids, in the order of their days. */
function storiesById(store: Store, ids: readonly StoryId[]): readonly ListedStory[] {
  return store
    .prepare(
      `SELECT id, title, day, section, "column" FROM stories
       WHERE id IN (SELECT value FROM json_each(?)) ORDER BY day, row`,
    )
    .all(JSON.stringify(ids))
    .map(listedFromRow);
}

function listedFromRow(row: Record<string, unknown>): ListedStory {
  return {
    id: String(row.id) as StoryId,
    title: String(row.title),
    day: String(row.day) as CalendarDay,
    section: row.section === null ? null : String(row.section),
    column: String(row.column),
  };
}
