import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { SourceTier } from '../sources/source.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import { readingMinutes } from '../text/readingTime.ts';
import type { Digest, DigestChoices, DigestItem, DigestSection, EventsOfStories } from './digest.ts';
import { shippedImportance } from './importance.ts';
import { titleWithClause } from './itemText.ts';
import { type DigestStory, type Pick, pickStories } from './pick.ts';
import { rankPicks } from './rank.ts';
import { titleOf } from './title.ts';
import { newestOf, type ToldBefore } from './told.ts';

/** Section of plain articles, which belong to no edition. */
const MORE_SECTION = '更多';

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
  const sections = sectionsOf(shown, used, told);
  return {
    day,
    title: title.text,
    sections: isOneEditor ? rankedAsShown(sections, title.picks, further) : sections,
    repeats: sectionsOf(repeated.filter(wasToldEarlier(told)), used, told).flatMap(({ items }) => items),
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

/**
 * Splits picks into new events (including later chapters of told ones), told events with more to tell, and mere
 * repeats. An event that only an alert told keeps its place, because a digest covers its whole day, but does not make a
 * digest by itself.
 */
function splitTold(picks: readonly Pick[], told: ReadonlyMap<StoryId, ToldBefore>) {
  const kindOf = (pick: Pick): 'own' | 'further' | 'alerted' | 'repeated' => {
    const before = pick.stories.flatMap(({ id }) => told.get(id) ?? []);
    if (before.some(({ brings }) => brings === 'more')) return 'further';
    if (!before.some(({ brings }) => brings === 'nothing')) return 'own';
    return newestOf(before)?.alerted === undefined ? 'repeated' : 'alerted';
  };
  const kinds = new Map(picks.map((pick) => [pick, kindOf(pick)]));
  const are = (...wanted: readonly string[]) =>
    picks.filter((pick) => wanted.includes(kinds.get(pick) ?? ''));
  return are('own', 'further').length > 0
    ? { own: are('own', 'alerted'), further: are('further'), repeated: are('repeated') }
    : { own: [], further: [], repeated: are('alerted', 'repeated') };
}

/** Whether another digest of the same day told an event: it is neither news nor worth a closing line. */
function wasToldEarlier(told: ReadonlyMap<StoryId, ToldBefore>) {
  return ({ stories }: Pick) => !stories.some(({ id }) => told.get(id)?.isSameDay);
}

interface ToldMarks {
  readonly told: CalendarDay | null;
  readonly alerted?: NonNullable<DigestItem['alerted']>;
}

/** Returns when a pick's event, or the one it continues, was last told, and whether by an alert. */
function toldMarks({ stories }: Pick, told: ReadonlyMap<StoryId, ToldBefore>): ToldMarks {
  const before = stories.flatMap(({ id }) => told.get(id) ?? []);
  const newest = newestOf(before);
  if (newest === undefined) return { told: null };
  const { day, alerted: story } = newest;
  const isMore = before.some(({ brings }) => brings !== 'nothing');
  return { told: day, ...(story !== undefined && { alerted: { story, isMore } }) };
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

/**
 * Groups items into sections in the order of their first items; equal names are joined, and articles alone get no
 * section.
 */
function sectionsOf(
  picks: readonly Pick[],
  used: readonly StoredEdition<DigestStory>[],
  told: ReadonlyMap<StoryId, ToldBefore>,
): readonly DigestSection[] {
  const several = used.length > 1;
  const labelled = new Set(used.filter(({ writtenBy }) => writtenBy !== null).map(({ id }) => id));
  const urls = new Map(used.map(({ id, url }) => [id, url]));
  const more = used.length === 0 ? null : MORE_SECTION;
  const sections = new Map<string | null, DigestItem[]>();
  for (const [rank, pick] of picks.entries()) {
    const { story, also } = pick;
    const name = story.edition === null ? more : (story.section ?? (several ? story.column : null));
    const isLabelled = story.edition !== null && labelled.has(story.edition);
    const item = {
      text: story.glance ?? (story.edition === null ? story.title : titleWithClause(story)),
      story: story.id,
      column: story.column,
      also,
      rank,
      byMachine: story.writtenBy !== null && !isLabelled,
      isOfServer: story.isOfServer === true,
      url: story.edition === null ? (story.url ?? null) : (urls.get(story.edition) ?? null),
      ...toldMarks(pick, told),
    };
    const items = sections.get(name);
    if (items) items.push(item);
    else sections.set(name, [item]);
  }
  return [...sections].map(([name, items]) => ({ name, items }));
}

/**
 * Orders items like an editor: the headline's stories, then the order of the page, where all items of an earlier
 * section come first; updates of told events come last.
 */
function rankedAsShown(
  sections: readonly DigestSection[],
  titled: readonly Pick[],
  further: readonly Pick[],
): readonly DigestSection[] {
  const items = sections.flatMap((section) => section.items);
  const behind = new Set(further.map(({ story }) => story.id));
  const shown = items.toSorted(
    (one, other) => Number(behind.has(one.story)) - Number(behind.has(other.story)),
  );
  const first = titled.map(({ story }) => story.id).filter((id) => items.some(({ story }) => story === id));
  const ids = [...first, ...shown.map(({ story }) => story)];
  const order = new Map([...new Set(ids)].map((story, rank) => [story, rank]));
  return sections.map(({ name, items }) => ({
    name,
    items: items.map((item) => ({ ...item, rank: order.get(item.story) ?? item.rank })),
  }));
}
