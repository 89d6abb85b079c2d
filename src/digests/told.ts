import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Events } from '../store/events/events.ts';
import type { DigestStory } from './pick.ts';

/** So many days back an event counts as told. */
export const TOLD_DAYS = 14;

/** The stories that a reader's earlier digests showed. */
export type ToldStories = ReadonlyMap<StoryId, ToldStory>;

/** When a story was shown. */
export interface ToldStory {
  /** The day of the newest digest that showed it. */
  readonly day: CalendarDay;
  /** Whether that was another digest of the very day for which one is made. */
  readonly isSameDay: boolean;
  /** The story as an alert told it, where it was an alert. */
  readonly alerted?: StoryId;
}

/**
 * That a story's matter was told before, when last, and what it brings: `nothing` but what was told of its event, `more` of
 * that event, or `a later chapter`, an event of its own that goes on from one that was told.
 */
export interface ToldBefore extends ToldStory {
  readonly brings: 'nothing' | 'more' | 'a later chapter';
}

/** Which of some stories tell what was told before or go on from it, by their events as they are known now. */
export async function findToldBefore(
  stories: readonly DigestStory[],
  told: ToldStories,
  events: Pick<Events, 'alsoTelling' | 'tellsMore' | 'laterChapters'>,
): Promise<ReadonlyMap<StoryId, ToldBefore>> {
  const found = await findToldEvents(stories, told, events);
  if (told.size === 0) return found;
  const others = stories.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  const chapters = await events.laterChapters(others, [...told.keys()]);
  const later = [...chapters].flatMap(([id, earlier]): [StoryId, ToldBefore][] => {
    const newest = newestOf(earlier.flatMap((story) => told.get(story) ?? []));
    return newest ? [[id, { ...newest, brings: 'a later chapter' }]] : [];
  });
  return new Map([...found, ...later]);
}

/** Which of some stories tell events that were told before. */
export async function findToldEvents(
  stories: readonly Pick<DigestStory, 'id'>[],
  told: ToldStories,
  events: Pick<Events, 'alsoTelling' | 'tellsMore'>,
): Promise<ReadonlyMap<StoryId, ToldBefore>> {
  const found = new Map<StoryId, ToldBefore>();
  if (told.size === 0) return found;
  const fellows = await events.alsoTelling(stories.map(({ id }) => id));
  for (const { id } of stories) {
    const earlier = [id, ...(fellows.get(id) ?? []).map((fellow) => fellow.id)].flatMap((story) => {
      const before = told.get(story);
      return before === undefined ? [] : [{ story, before }];
    });
    const newest = newestOf(earlier.map(({ before }) => before));
    if (newest === undefined) continue;
    const isItself = told.has(id);
    const isMore =
      !isItself &&
      (await events.tellsMore(
        id,
        earlier.map(({ story }) => story),
      ));
    found.set(id, { ...newest, brings: isMore ? 'more' : 'nothing' });
  }
  return found;
}

/** When something was told last; of a day's tellings a digest's rather than an alert's. */
export function newestOf<T extends ToldStory>(tellings: readonly T[]): T | undefined {
  const [newest] = tellings.toSorted(
    (one, other) =>
      Number(other.isSameDay) - Number(one.isSameDay) ||
      (other.day > one.day ? 1 : other.day < one.day ? -1 : 0) ||
      Number(one.alerted !== undefined) - Number(other.alerted !== undefined),
  );
  return newest;
}

/** What a channel was told before a delivery. Channels with the same deliveries have the same key. */
export interface ToldTo {
  readonly key: string;
  readonly stories: ToldStories;
  /** When the channel's newest other delivery of the same day was due. */
  readonly dueToday: Date | undefined;
}
