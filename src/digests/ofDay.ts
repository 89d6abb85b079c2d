import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { SourceTier } from '../sources/source.ts';
import type { Events } from '../store/events/events.ts';
import type { Editions } from '../store/news/editions.ts';
import type { StoredEdition, StoredStory } from '../store/news/rows.ts';
import type { Stories } from '../store/news/stories.ts';
import type { NewsKinds } from '../store/subscriptions/subscription.ts';
import { buildDigest } from './build.ts';
import { type Digest, type DigestChoices, type DigestItem, type DigestLead, LEADS } from './digest.ts';
import { type FindGenerated, withGenerated } from './generated.ts';
import { leadClause } from './leadClause.ts';
import type { DigestStory } from './pick.ts';
import { findToldBefore, type ToldStories } from './told.ts';

/** Sources of the digest of a stored day. */
export interface DigestSources {
  readonly editions: Pick<Editions, 'onDay' | 'headsOnDay' | 'neighbourDay'>;
  readonly stories: Pick<Stories, 'find' | 'articlesOfDays' | 'articlesStored'>;
  readonly events: Pick<Events, 'ofStories' | 'alsoTelling' | 'tellsMore' | 'laterChapters'>;
  /** Tiers of sources by the name of their articles' column. */
  readonly tiers?: ReadonlyMap<string, SourceTier>;
  /** News of servers' own sources. */
  readonly serverStories?: ServerStories;
  /** Finds generated texts, if a language model is configured. */
  readonly generated?: FindGenerated | undefined;
}

/** News of servers' own sources, as stories without an edition. */
export interface ServerStories {
  /** Returns the stories of a range of days (inclusive); of the last day only those of roundups. */
  ofDays(server: string, from: CalendarDay, to: CalendarDay): Promise<readonly DigestStory[]>;
  /** Returns stories stored after one instant and up to another. */
  stored(server: string, after: Date, until: Date): Promise<readonly DigestStory[]>;
  /** Returns one story in full; undefined if the server has none with that id. */
  find(server: string, id: StoryId): Promise<StoredStory | undefined>;
}

/** Choices of a reader; an empty list of columns means all. */
export interface DayChoices extends DigestChoices {
  readonly columns?: readonly string[];
  readonly newsKinds?: NewsKinds;
  /** Server whose own sources are included. */
  readonly server?: string;
  /** End of the time span of articles in a digest without editions; the whole day if missing. */
  readonly articlesUntil?: Date;
  /** Stories shown in the reader's earlier digests. */
  readonly told?: ToldStories;
}

/** Maximum age of plain articles in days: a digest is made from the news of its day and of so many days before it. */
export const ARTICLE_DAYS_MOST = 7;
/** Maximum number of articles that are ranked, newest first: an active list of sources brings 300 a day. */
const ARTICLES_WEIGHED = 500;
/** Time span of a digest of articles in hours. */
const ARTICLE_HOURS = 24;

/** Returns the digest of a day for a reader's choices; undefined if they leave no news. */
export async function digestOfDay(
  sources: DigestSources,
  day: CalendarDay,
  choices: DayChoices = {},
): Promise<Digest | undefined> {
  const { columns, include = [], exclude = [], newsKinds = 'both' } = choices;
  if (newsKinds === 'articles') return digestOfEditions(sources, day, [], choices);
  const editions =
    include.length > 0 || exclude.length > 0
      ? await sources.editions.onDay(day, columns)
      : await sources.editions.headsOnDay(day, columns);
  return digestOfEditions(sources, day, editions, choices);
}

/**
 * Returns the digest of a day's editions with the plain articles beside them; without editions, a digest of articles.
 */
export async function digestOfEditions(
  sources: DigestSources,
  day: CalendarDay,
  editions: readonly StoredEdition<DigestStory>[],
  choices: DayChoices = {},
): Promise<Digest | undefined> {
  const { newsKinds = 'both', articlesUntil } = choices;
  const articles =
    newsKinds === 'roundups'
      ? []
      : editions.length > 0
        ? await articlesBeside(sources, day, choices)
        : await articlesAlone(sources, day, choices);
  const stories = [...editions.flatMap((edition) => edition.stories), ...articles];
  const events = await sources.events.ofStories(stories);
  const told = choices.told && (await findToldBefore(stories, choices.told, sources.events));
  const { tiers } = sources;
  // Reading and building take 10 ms each the first time: commands are answered in between.
  await nextTurn();
  const digest = buildDigest({
    day,
    editions,
    articles,
    events,
    choices,
    ...(told && { told }),
    ...(tiers && { tiers }),
    ...(articlesUntil && { articlesUntil }),
  });
  const find = async (id: StoryId) =>
    (await sources.stories.find(id)) ??
    (choices.server === undefined ? undefined : sources.serverStories?.find(choices.server, id));
  if (!digest) return undefined;
  const ranked = digest.sections
    .flatMap(({ items }) => items)
    .toSorted((one, other) => one.rank - other.rank);
  const whole = { ...digest, leads: await leadsOf(ranked, find) };
  return sources.generated ? addGenerated(whole, editions, sources.generated) : whole;
}

async function addGenerated(
  digest: Digest,
  editions: readonly StoredEdition<DigestStory>[],
  find: FindGenerated,
): Promise<Digest> {
  const items = [...digest.sections.flatMap((section) => section.items), ...digest.repeats];
  const shown = items.map(({ story }) => story);
  const ids = editions.map(({ id }) => id);
  const idOf = ({ column, headline }: Digest['editions'][number]) =>
    editions.find((edition) => edition.column === column && edition.headline === headline)?.id;
  return withGenerated(digest, idOf, await find(ids, shown));
}

/** Returns the details of the leading items, most important first. */
export async function leadsOf(
  items: readonly Pick<DigestItem, 'story' | 'text'>[],
  find: Stories['find'],
): Promise<readonly DigestLead[]> {
  const leads: DigestLead[] = [];
  for (const { story: id, text } of items.slice(0, LEADS)) {
    const story = await find(id);
    const clause = story ? leadClause(text, story.paragraphs) : null;
    leads.push({ story: id, clause, picture: story?.images[0] ?? null });
  }
  return leads;
}

/**
 * Returns the articles since the last digest of editions: those of the days from the last one with an edition to the
 * day before. Articles of the day itself are left for the next digest, so that a posted one does not change with each
 * later article.
 */
async function articlesBeside(
  { editions, stories, serverStories }: DigestSources,
  day: CalendarDay,
  { columns = [], server }: DayChoices,
): Promise<readonly DigestStory[]> {
  const before = await editions.neighbourDay(day, 'before');
  const oldest = addDays(day, -ARTICLE_DAYS_MOST);
  const from = before && before > oldest ? before : oldest;
  const articles = await stories.articlesOfDays(from, addDays(day, -1), columns, ARTICLES_WEIGHED);
  const own = server === undefined ? [] : ((await serverStories?.ofDays(server, from, day)) ?? []);
  return [...articles, ...ofColumns(own, columns)];
}

function ofColumns(stories: readonly DigestStory[], columns: readonly string[]): readonly DigestStory[] {
  return columns.length === 0 ? stories : stories.filter(({ column }) => columns.includes(column));
}

/** Returns the articles of a day, or those of it and the day before that arrived within a day before an instant. */
async function articlesAlone(
  { stories, serverStories }: DigestSources,
  day: CalendarDay,
  { articlesUntil: until, columns = [], server }: DayChoices,
): Promise<readonly DigestStory[]> {
  const own = server === undefined ? undefined : serverStories;
  if (until === undefined) {
    const articles = await stories.articlesOfDays(day, day, columns, ARTICLES_WEIGHED);
    const next = own && (await own.ofDays(server ?? '', day, addDays(day, 1)));
    return [
      ...articles,
      ...ofColumns(
        (next ?? []).filter((story) => story.day === day),
        columns,
      ),
    ];
  }
  const since = new Date(until.getTime() - ARTICLE_HOURS * 3_600_000);
  const articles = await stories.articlesStored(since, until, columns, ARTICLES_WEIGHED);
  const stored = own && (await own.stored(server ?? '', since, until));
  const found = [...articles, ...ofColumns(stored ?? [], columns)];
  // Older articles found by a first poll are not news.
  const oldest = addDays(day, -1);
  return found.filter((story) => story.day >= oldest && story.day <= day);
}
