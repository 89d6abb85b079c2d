import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { StoryId } from '../editions/edition.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import { shippedImportance } from './importance.ts';
import { titleWithClause } from './itemText.ts';
import type { DigestSources } from './ofDay.ts';
import { type DigestStory, pickStories } from './pick.ts';
import { byImportance } from './rank.ts';

/** Time span of the news that a reader may have missed. */
export interface MissedSpan {
  readonly after: Date;
  readonly until: Date;
  /** Digest that the reader opened since; its news was not missed. */
  readonly digest: { readonly day: CalendarDay; readonly at: Date } | null;
}

/** A missed story, and the number of other columns with its event. */
export interface MissedStory {
  readonly id: StoryId;
  /** Title as in a digest. */
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  readonly also: readonly string[];
}

/** Maximum number of events listed. */
export const MOST_MISSED = 40;

/** Limits of the search: days back, and articles. */
const MOST_DAYS = 14;
const MOST_ARTICLES = 500;

/** Days by which news may be older than its arrival; older stories come from an imported archive. */
const DAYS_LATE = 1;

/** Returns the earliest instant from which missed news is listed. */
export function earliestMissed(now: Date): Date {
  return new Date(now.getTime() - MOST_DAYS * 86_400_000);
}

/**
 * Returns the events of a span, most important first, without those of which the reader opened a story or that add
 * nothing to earlier news.
 */
export async function missedStories(
  sources: DigestSources,
  { after, until, digest }: MissedSpan,
  opened: ReadonlySet<StoryId>,
  server?: string,
): Promise<readonly MissedStory[]> {
  const to = addDays(dayAt(until, BEIJING), 1);
  const [begin, oldest] = [
    addDays(dayAt(after, BEIJING), -DAYS_LATE),
    addDays(to, -MOST_DAYS - DAYS_LATE - 1),
  ];
  const from = begin > oldest ? begin : oldest;
  const isIn = (at: Date) => at > after && at <= until;
  const isSeen = (day: CalendarDay, at: Date) => digest !== null && day === digest.day && at <= digest.at;
  const editions: StoredEdition<DigestStory>[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const edition of await sources.editions.headsOnDay(day))
      if (isIn(edition.storedAt) && !isSeen(day, edition.storedAt)) editions.push(edition);
  }
  const articles = await sources.stories.articlesOfDays(from, to, [], MOST_ARTICLES);
  const own = server === undefined ? [] : ((await sources.serverStories?.ofDays(server, from, to)) ?? []);
  const stories = [
    ...editions.flatMap((edition) => edition.stories),
    ...[...articles, ...own].filter(
      ({ day, storedAt }) => storedAt && isIn(storedAt) && !isSeen(day, storedAt),
    ),
  ];
  const events = await sources.events.ofStories(stories);
  const unread = pickStories(stories, {}, events).filter(({ stories: told }) =>
    told.every(({ id }) => !opened.has(id)),
  );
  const ranked = byImportance(unread, {
    editions,
    keywords: [],
    weights: shippedImportance(),
    tierOf: (column) => sources.tiers?.get(column) ?? 'news',
  });
  const missed: MissedStory[] = [];
  const inSpan = new Set(stories.map(({ id }) => id));
  const fellows = await sources.events.alsoTelling(ranked.map(({ story }) => story.id));
  for (const { story, also } of ranked) {
    if (missed.length >= MOST_MISSED) break;
    const earlier = (fellows.get(story.id) ?? []).map((fellow) => fellow.id).filter((id) => !inSpan.has(id));
    if (earlier.length > 0 && !(await sources.events.tellsMore(story.id, earlier))) continue;
    const { id, day, section, column } = story;
    missed.push({ id, title: story.glance ?? titleWithClause(story), day, section, column, also });
  }
  return missed;
}
