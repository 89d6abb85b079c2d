import type { CalendarDay } from '../calendar/day.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import { readingMinutes } from '../text/readingTime.ts';
import type { Digest, DigestChoices, DigestItem, DigestSection, EventsOfStories } from './digest.ts';
import { type DigestStory, type Pick, pickStories } from './pick.ts';
import { titleOf } from './title.ts';

/** Under this name stand plain articles, which belong to no edition. */
export const MORE_SECTION = '更多';

/** What a digest is made of. */
export interface DigestMaterial {
  readonly day: CalendarDay;
  /** The day's editions of the chosen columns; another day's edition is a programming error and throws. */
  readonly editions: readonly StoredEdition<DigestStory>[];
  /** Plain articles since the last digest. */
  readonly articles?: readonly DigestStory[];
  readonly events?: EventsOfStories;
  readonly choices?: DigestChoices;
}

/** The digest of a day, or undefined where no edition has a story that the choices let through. */
export function buildDigest(material: DigestMaterial): Digest | undefined {
  const { day, editions, articles = [], events = new Map(), choices = {} } = material;
  const foreign = editions.find((edition) => edition.day !== day);
  if (foreign) throw new RangeError(`an edition of ${foreign.day} is no material for the digest of ${day}`);
  const picks = pickStories(
    [...editions.flatMap((edition) => edition.stories), ...articles],
    choices,
    events,
  );
  const ofEditions = picks.filter((pick) => pick.story.edition !== null);
  if (ofEditions.length === 0) return undefined;
  const used = editions.filter((edition) =>
    ofEditions.some((pick) => columnsOf(pick).includes(edition.column)),
  );
  const characters = picks.reduce((sum, { story }) => sum + story.characters, 0);
  return {
    day,
    title: titleOf(used, ofEditions),
    sections: sectionsOf(picks, used),
    characters,
    minutes: readingMinutes(characters),
    columns: [...new Set(picks.flatMap(columnsOf))],
    editions: used.map(({ column, headline, url, keyPoints, keyPointsBy, writtenBy }) => ({
      column,
      headline,
      url,
      keyPoints,
      keyPointsBy,
      writtenBy,
    })),
  };
}

function columnsOf({ story, also }: Pick): readonly string[] {
  return [story.column, ...also];
}

/** Sections in the order in which the editions first name them; sections of one name join. */
function sectionsOf(
  picks: readonly Pick[],
  used: readonly StoredEdition<DigestStory>[],
): readonly DigestSection[] {
  const several = used.length > 1;
  const labelled = new Set(used.filter(({ writtenBy }) => writtenBy !== null).map(({ id }) => id));
  const sections = new Map<string | null, DigestItem[]>();
  for (const { story, also } of picks) {
    const name = story.edition === null ? MORE_SECTION : (story.section ?? (several ? story.column : null));
    const isLabelled = story.edition !== null && labelled.has(story.edition);
    const item = {
      text: story.glance ?? story.title,
      story: story.id,
      column: story.column,
      also,
      byMachine: story.writtenBy !== null && !isLabelled,
    };
    const items = sections.get(name);
    if (items) items.push(item);
    else sections.set(name, [item]);
  }
  return [...sections].map(([name, items]) => ({ name, items }));
}
