import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Events } from '../store/events/events.ts';
import type { DigestStory } from './pick.ts';

/** Days for which an event counts as told. */
export const TOLD_DAYS = 14;

/** Stories shown in a reader's earlier digests. */
export type ToldStories = ReadonlyMap<StoryId, ToldStory>;

/** When and how a story was shown. */
export interface ToldStory {
  /** Day of the newest digest with it. */
  readonly day: CalendarDay;
  /** Whether that digest is of the same day as the one being made. */
  readonly isSameDay: boolean;
  /** The story of the alert, if an alert showed it. */
  readonly alerted?: StoryId;
}

/**
 * When a story's matter was last told, and what the story adds: `nothing`, `more` about the same event, or `a later
 * chapter`, a new event that continues a told one.
 */
export interface ToldBefore extends ToldStory {
  readonly brings: 'nothing' | 'more' | 'a later chapter';
}

/** Returns the stories that repeat or continue told events, by the events as currently known. */
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

/** Returns the stories whose events were told before. */
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

/** Returns the newest telling; on the same day a digest counts before an alert. */
export function newestOf<T extends ToldStory>(tellings: readonly T[]): T | undefined {
  const [newest] = tellings.toSorted(
    (one, other) =>
      Number(other.isSameDay) - Number(one.isSameDay) ||
      (other.day > one.day ? 1 : other.day < one.day ? -1 : 0) ||
      Number(one.alerted !== undefined) - Number(other.alerted !== undefined),
  );
  return newest;
}

/** Stories shown to a channel before a delivery. Channels with equal deliveries have equal keys. */
export interface ToldTo {
  readonly key: string;
  readonly stories: ToldStories;
  /** Due time of the channel's newest other delivery of the same day. */
  readonly dueToday: Date | undefined;
}
