import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { SourceTier } from '../sources/source.ts';
import type { Events } from '../store/events/events.ts';
import type { Editions } from '../store/news/editions.ts';
import type { StoredEdition, StoredStory } from '../store/news/rows.ts';
import type { Stories } from '../store/news/stories.ts';
import type { NewsKinds } from '../store/subscriptions/subscriptionRows.ts';
import { buildDigest } from './build.ts';
import { type Digest, type DigestChoices, type DigestItem, type DigestLead, LEADS } from './digest.ts';
import { type FindGenerated, withGenerated } from './generated.ts';
import { leadClause } from './leadClause.ts';
import type { DigestStory } from './pick.ts';
import { findToldBefore, type ToldStories } from './told.ts';

/** What the digest of a stored day is read from. */
export interface DigestSources {
  readonly editions: Pick<Editions, 'onDay' | 'headsOnDay' | 'neighbourDay'>;
  readonly stories: Pick<Stories, 'find' | 'articlesOfDays' | 'articlesStored'>;
  readonly events: Pick<Events, 'ofStories' | 'alsoTelling' | 'tellsMore' | 'laterChapters'>;
  /** The tiers of sources, by the name under which their articles stand. */
  readonly tiers?: ReadonlyMap<string, SourceTier>;
  /** What servers' own sources brought. */
  readonly serverStories?: ServerStories;
  /** What a language model wrote, where one is configured. */
  readonly generated?: FindGenerated | undefined;
}

/** The news of sources that one server has for itself, as stories outside any edition. */
export interface ServerStories {
  /** Of the days from one to another, both included: what is dated the last day only where it stands in a roundup. */
  ofDays(server: string, from: CalendarDay, to: CalendarDay): Promise<readonly DigestStory[]>;
  /** What came in after one instant and up to another. */
  stored(server: string, after: Date, until: Date): Promise<readonly DigestStory[]>;
  /** One of them in full; undefined where the server has none by that id. */
  find(server: string, id: StoryId): Promise<StoredStory | undefined>;
}

/** What a reader chose of a day; an empty list of columns means all. */
export interface DayChoices extends DigestChoices {
  readonly columns?: readonly string[];
  readonly newsKinds?: NewsKinds;
  /** The server whose own sources count as well. */
  readonly server?: string;
  /** The instant until which articles count in a digest without editions; their whole day where it is not named. */
  readonly articlesUntil?: Date;
  /** What the reader's earlier digests showed. */
  readonly told?: ToldStories;
}

/** Plain articles further back than this are no news any more. */
const ARTICLE_DAYS_MOST = 7;
/** The newest articles are weighed against each other, up to so many: an active list of sources brings 300 a day. */
const ARTICLES_WEIGHED = 500;
/** A digest of articles shows those of the last day. */
const ARTICLE_HOURS = 24;

/** The digest of a day for what a reader chose; undefined where the day has no news that it lets through. */
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

/** The digest of a day's editions, with the plain articles that belong beside them; without editions one of articles. */
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

/** What is shown of the first of some items, the most important first, beside their lines. */
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
 * The articles since the last digest of editions: those of the days from the last one that had an edition to the day
 * before. The day's own are left to the next digest, so that one that has been posted does not change with every
 * article that comes in after it.
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

/** The articles of a day, or those of it and the day before that came in within a day before an instant. */
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
  // What a first poll finds of last week came in now and is no news.
  const oldest = addDays(day, -1);
  return found.filter((story) => story.day >= oldest && story.day <= day);
}
