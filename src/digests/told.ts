import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Events } from '../store/events/events.ts';
import type { DigestStory } from './pick.ts';

/** So many days back an event counts as told. */
export const TOLD_DAYS = 14;

/** The stories that a reader's earlier digests showed, each with the day of the newest digest that did. */
export type ToldStories = ReadonlyMap<StoryId, CalendarDay>;

/** That a story's event was told before: when last, and whether the story tells more than was told. */
export interface ToldBefore {
  readonly day: CalendarDay;
  readonly isMore: boolean;
}

/** Which of some stories tell what was told before, by their events as they are known now. */
export async function findToldBefore(
  stories: readonly DigestStory[],
  told: ToldStories,
  events: Pick<Events, 'alsoTelling' | 'tellsMore'>,
): Promise<ReadonlyMap<StoryId, ToldBefore>> {
  const found = new Map<StoryId, ToldBefore>();
  if (told.size === 0) return found;
  const fellows = await events.alsoTelling(stories.map(({ id }) => id));
  for (const { id } of stories) {
    const earlier = [id, ...(fellows.get(id) ?? []).map((fellow) => fellow.id)].flatMap((story) => {
      const day = told.get(story);
      return day === undefined ? [] : [{ story, day }];
    });
    const newest = earlier.reduce<CalendarDay | undefined>(
      (latest, { day }) => (latest === undefined || day > latest ? day : latest),
      undefined,
    );
    if (newest === undefined) continue;
    const isItself = told.has(id);
    const isMore =
      !isItself &&
      (await events.tellsMore(
        id,
        earlier.map(({ story }) => story),
      ));
    found.set(id, { day: newest, isMore });
  }
  return found;
}

/** What a channel was told before a day. Channels with the same deliveries have the same key. */
export interface ToldTo {
  readonly key: string;
  readonly stories: ToldStories;
}
