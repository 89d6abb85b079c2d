import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Events } from '../store/events/events.ts';
import type { Editions } from '../store/news/editions.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { Stories } from '../store/news/stories.ts';
import { buildDigest } from './build.ts';
import type { Digest, DigestChoices } from './digest.ts';
import type { DigestStory } from './pick.ts';

/** What the digest of a stored day is read from. */
export interface DigestSources {
  readonly editions: Pick<Editions, 'onDay' | 'headsOnDay' | 'neighbourDay'>;
  readonly stories: Pick<Stories, 'articlesOfDays'>;
  readonly events: Pick<Events, 'ofStories'>;
}

/** What a reader chose of a day; an empty list of columns means all. */
export interface DayChoices extends DigestChoices {
  readonly columns?: readonly string[];
}

/** Plain articles further back than this are no news any more. */
const ARTICLE_DAYS_MOST = 7;
/** More would bury the editions they stand behind. */
const ARTICLES_MOST = 20;

/** The digest of a day for what a reader chose; undefined where the day has no edition with such a story. */
export async function digestOfDay(
  sources: DigestSources,
  day: CalendarDay,
  choices: DayChoices = {},
): Promise<Digest | undefined> {
  const { columns, include = [], exclude = [] } = choices;
  const editions =
    include.length > 0 || exclude.length > 0
      ? await sources.editions.onDay(day, columns)
      : await sources.editions.headsOnDay(day, columns);
  return digestOfEditions(sources, day, editions, choices);
}

/**
 * The digest of a day's editions, with the plain articles since the last digest: those of the days from the last one
 * that had an edition to the day before. The day's own are left to the next digest, so that one that has been posted
 * does not change with every article that comes in after it.
 */
export async function digestOfEditions(
  sources: DigestSources,
  day: CalendarDay,
  editions: readonly StoredEdition<DigestStory>[],
  choices: DayChoices = {},
): Promise<Digest | undefined> {
  const before = await sources.editions.neighbourDay(day, 'before');
  const oldest = addDays(day, -ARTICLE_DAYS_MOST);
  const from = before && before > oldest ? before : oldest;
  const columns = choices.columns ?? [];
  const found = await sources.stories.articlesOfDays(from, addDays(day, -1), columns, ARTICLES_MOST);
  const stories = [...editions.flatMap((edition) => edition.stories), ...found];
  const events = await sources.events.ofStories(stories);
  return buildDigest({ day, editions, articles: found, events, choices });
}
