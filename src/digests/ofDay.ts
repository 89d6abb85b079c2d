import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Editions } from '../store/editions.ts';
import type { StoredStory } from '../store/rows.ts';
import { buildDigest } from './build.ts';
import type { Digest, DigestChoices, EventsOfStories } from './digest.ts';

/** What the digest of a stored day is read from. */
export interface DigestSources {
  readonly editions: Editions;
  /** Which of these stories tell one event, and which of them leads it. */
  eventsOf(stories: readonly StoryId[]): Promise<EventsOfStories>;
}

/** The digest of a day for what a reader chose; undefined where the day has no edition with such a story. */
export async function digestOfDay(
  sources: DigestSources,
  day: CalendarDay,
  choices: DigestChoices & { readonly columns?: readonly string[] } = {},
  articles: readonly StoredStory[] = [],
): Promise<Digest | undefined> {
  const editions = await sources.editions.onDay(day, choices.columns);
  const stories = editions.flatMap((edition) => edition.stories.map((story) => story.id));
  const events = await sources.eventsOf(stories);
  return buildDigest({ day, editions, articles, events, choices });
}
