import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { dayNumberOf, type StoryFeatures } from '../../events/features.ts';
import { continuedBy, RELATED_DAYS, relatedTo } from '../../events/related.ts';
import { findBySubjects } from './findBySubjects.ts';
import { loadFeatures } from './storyFeatures.ts';
import { keysFromRow, mayBeChapter, mayShareSubject } from './subjectKeys.ts';

/** Number of candidates that are compared: those that share most come first, and later ones are no chapters. */
const RELATED_CANDIDATES = 150;

/** A story with the features that events are formed from. */
interface ReadStory {
  readonly story: number;
  readonly id: StoryId;
  readonly day: CalendarDay;
  readonly version: string;
  readonly keys: Uint8Array;
}

/** Days whose stories may be chapters (inclusive); by default those around the story. */
export interface ChapterDays {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/**
 * Returns the earlier and later chapters of each story's matter, strongest evidence first, without those that are of its
 * own event. Yields the event loop after each story.
 */
export async function relatedStories(
  queries: Queries,
  ids: readonly StoryId[],
  isOfOwnEvent: (story: StoryId, other: StoryId) => boolean,
  days?: ChapterDays,
): Promise<ReadonlyMap<StoryId, readonly StoryId[]>> {
  const related = new Map<StoryId, readonly StoryId[]>();
  const byVersion = Map.groupBy(await readStories(queries, ids), ({ version }) => version);
  for (const [version, read] of byVersion) {
    const stories = await loadFeatures(
      queries,
      version,
      read.map(({ story }) => story),
    );
    const found = await findBySubjects(queries, stories, {
      daysAround: days
        ? () => [dayNumberOf(days.from), dayNumberOf(days.to)]
        : ({ dayNumber }) => [dayNumber - RELATED_DAYS, dayNumber + RELATED_DAYS],
      mayBeWanted: mayBeChapter,
      limit: RELATED_CANDIDATES,
    });
    // Stories of a week often have the same candidates.
    const known = new Map(stories);
    for (const [row, story] of stories) {
      const near = found.get(row) ?? [];
      const unread = near.filter((other) => !known.has(other));
      for (const [other, features] of await loadFeatures(queries, version, unread))
        known.set(other, features);
      const candidates = near
        .flatMap((other) => known.get(other) ?? [])
        .filter((other) => other.id !== story.id && !isOfOwnEvent(story.id, other.id));
      related.set(
        story.id,
        relatedTo(story, candidates).map((other) => other.id),
      );
      await nextTurn();
    }
  }
  return related;
}

/**
 * Returns for each story which of some earlier stories it is a later chapter of: the same matter on a later day. Only
 * features of stories that share a subject are read.
 */
export async function laterChapters(
  queries: Queries,
  ids: readonly StoryId[],
  earlier: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, readonly StoryId[]>> {
  const read = await readStories(queries, [...new Set([...ids, ...earlier])]);
  const byId = new Map(read.map((story) => [story.id, story]));
  const byKey = new Map<number, ReadStory[]>();
  for (const id of earlier) {
    const story = byId.get(id);
    if (!story) continue;
    for (const key of keysFromRow(story)) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(story);
      else byKey.set(key, [story]);
    }
  }
  const near = new Map(
    ids.flatMap((id) => {
      const story = byId.get(id);
      const candidates = story ? earlierSharing(story, byKey) : [];
      return story && candidates.length > 0 ? [[story, candidates] as const] : [];
    }),
  );
  const features = await featuresOf(
    queries,
    [...near].flatMap(([story, candidates]) => [story, ...candidates]),
  );
  const chapters = new Map<StoryId, readonly StoryId[]>();
  for (const [{ id }, candidates] of near) {
    const story = features.get(id);
    if (!story) continue;
    const others = candidates.flatMap((candidate) => features.get(candidate.id) ?? []);
    const found = continuedBy(story, others).map((other) => other.id);
    if (found.length > 0) chapters.set(id, found);
  }
  return chapters;
}

/**
 * Returns the features of stories as found by the newest version of the program; stories not processed yet are absent.
 */
export async function featuresById(
  queries: Queries,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, StoryFeatures>> {
  return featuresOf(queries, await readStories(queries, ids));
}

async function featuresOf(
  queries: Queries,
  stories: readonly ReadStory[],
): Promise<ReadonlyMap<StoryId, StoryFeatures>> {
  const [newest] = stories;
  if (!newest) return new Map();
  const rows = [...new Set(stories.map(({ story }) => story))];
  const features = await loadFeatures(queries, newest.version, rows);
  return new Map([...features.values()].map((story) => [story.id, story]));
}

function readStories(queries: Queries, ids: readonly StoryId[]): Promise<readonly ReadStory[]> {
  return queries.all<ReadStory>(
    `SELECT read.story, stories.id, read.day, read.version, read.keys
     FROM stories JOIN story_features AS read ON read.story = stories.row
     WHERE stories.id = ANY(?)`,
    [ids],
  );
}

function earlierSharing(
  story: ReadStory,
  byKey: ReadonlyMap<number, readonly ReadStory[]>,
): readonly ReadStory[] {
  const shared = new Map<ReadStory, number[]>();
  for (const key of keysFromRow(story)) {
    for (const other of byKey.get(key) ?? []) {
      if (other.day >= story.day) continue;
      const keys = shared.get(other);
      if (keys) keys.push(key);
      else shared.set(other, [key]);
    }
  }
  return [...shared].filter(([, keys]) => mayShareSubject(keys)).map(([other]) => other);
}
