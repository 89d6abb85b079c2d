import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { SourceTier } from '../sources/source.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import { readingMinutes } from '../text/readingTime.ts';
import type { Digest, DigestChoices, EventsOfStories } from './digest.ts';
import { shippedImportance } from './importance.ts';
import { type DigestStory, type Pick, pickStories } from './pick.ts';
import { rankPicks } from './rank.ts';
import { groupIntoSections, rankedAsShown } from './sections.ts';
import { splitTold, toldMarks, wasToldEarlier } from './splitTold.ts';
import { titleOf } from './title.ts';
import type { ToldBefore } from './told.ts';

/** Input of a digest. */
export interface DigestMaterial {
  readonly day: CalendarDay;
  /** The day's editions of the chosen columns; throws for an edition of another day. */
  readonly editions: readonly StoredEdition<DigestStory>[];
  /** Plain articles since the last digest or, without an edition, those that form the digest. */
  readonly articles?: readonly DigestStory[];
  /** End of the time span of articles in a digest without editions. */
  readonly articlesUntil?: Date;
  readonly events?: EventsOfStories;
  readonly choices?: DigestChoices;
  /** Stories that repeat what the reader was shown before. */
  readonly told?: ReadonlyMap<StoryId, ToldBefore>;
  /** Tiers of the articles' sources by name; `news` if missing. */
  readonly tiers?: ReadonlyMap<string, SourceTier>;
}

/** Maximum number of articles beside a day's editions. */
const ARTICLES_BESIDE = 20;
/** Maximum number of articles in a digest without editions. */
const ARTICLES_ALONE = 60;

/** Builds the digest of a day; undefined if the choices leave no story, or only articles on a day with editions. */
export function buildDigest(material: DigestMaterial): Digest | undefined {
  const {
    day,
    editions,
    articles = [],
    events = new Map(),
    choices = {},
    told = new Map(),
    tiers,
  } = material;
  const foreign = editions.find((edition) => edition.day !== day);
  if (foreign) throw new RangeError(`an edition of ${foreign.day} is no material for the digest of ${day}`);
  const stories = [...editions.flatMap((edition) => edition.stories), ...articles];
  const wanted = pickStories(stories, choices, events);
  const used = editions.filter((edition) =>
    wanted.some((pick) => pick.story.edition !== null && columnsOf(pick).includes(edition.column)),
  );
  if (editions.length > 0 && used.length === 0) return undefined;
  const ranked = rankPicks(wanted, {
    editions: used,
    keywords: choices.include ?? [],
    weights: shippedImportance(),
    tierOf: (column) => tiers?.get(column) ?? 'news',
  });
  if (ranked.length === 0) return undefined;
  const { own, further, repeated } = splitTold(ranked, told);
  const shown = limitArticles([...own, ...further], used.length > 0 ? ARTICLES_BESIDE : ARTICLES_ALONE);
  const picks = shown.filter((pick) => own.includes(pick));
  const characters = picks
    .filter((pick) => toldMarks(pick, told).told === null)
    .reduce((sum, { story }) => sum + story.characters, 0);
  const titled = picks.length > 0 ? picks : shown.length > 0 ? shown : repeated;
  const leading = titled.filter(({ story }) => used.length === 0 || story.edition !== null);
  const title = titleOf(used, leading.length > 0 ? leading : titled);
  const isOneEditor = new Set(used.map(({ column }) => column)).size === 1;
  const sections = groupIntoSections(shown, used, told);
  return {
    day,
    title: title.text,
    sections: isOneEditor ? rankedAsShown(sections, title.picks, further) : sections,
    repeats: groupIntoSections(repeated.filter(wasToldEarlier(told)), used, told).flatMap(
      ({ items }) => items,
    ),
    leads: [],
    characters,
    minutes: readingMinutes(characters),
    columns: [...new Set((shown.length > 0 ? shown : repeated).flatMap(columnsOf))],
    editions: used.map(({ column, headline, url, keyPoints, keyPointsBy, writtenBy }) => ({
      column,
      headline,
      url,
      keyPoints,
      keyPointsBy,
      writtenBy,
    })),
    articlesUntil: used.length === 0 ? (material.articlesUntil ?? null) : null,
  };
}

function columnsOf({ story, also }: Pick): readonly string[] {
  return [story.column, ...also];
}

/** Keeps all events of editions and the `most` important ones of articles alone. */
function limitArticles(ranked: readonly Pick[], most: number): readonly Pick[] {
  let articles = 0;
  return ranked.filter(({ story }) => {
    if (story.edition !== null) return true;
    articles += 1;
    return articles <= most;
  });
}
