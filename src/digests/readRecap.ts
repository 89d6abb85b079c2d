import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Events, ListedStory } from '../store/events/events.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { FindGenerated } from './generated.ts';
import { shippedImportance } from './importance.ts';
import { titleWithClause } from './itemText.ts';
import { type DayChoices, type DigestSources, leadsOf } from './ofDay.ts';
import { type DigestStory, type Pick, pickStories } from './pick.ts';
import { byImportance } from './rank.ts';
import { MOST_RECALLED, type Recap, type RecapChapter, type RecapDays, type RecapItem } from './recap.ts';
import type { RisingName } from './risingNames.ts';

/** Choices for a recap. */
export type RecapChoices = Omit<DayChoices, 'told' | 'articlesUntil'>;

/** Sources of a recap; news of a server's own sources is in the recaps of that server only. */
export interface RecapSources extends Omit<DigestSources, 'events'> {
  readonly events: Omit<Events, 'alsoTelling' | 'find' | 'relatedTo'>;
  /** Returns the rising names of the week up to a day. */
  readonly risingNames?: (to: CalendarDay) => Promise<readonly RisingName[]>;
}

/** Maximum number of articles, newest first, that are ranked together with the editions' stories. */
const MOST_ARTICLES = 1000;

/**
 * Returns the recap of a week or a month: its events by number of columns, then of days, then by importance. Later
 * developments are shown with their event and not as events of their own. Undefined if the days have nothing of the
 * choices.
 */
export async function readRecap(
  sources: RecapSources,
  days: RecapDays,
  choices: RecapChoices = {},
): Promise<Recap | undefined> {
  const { include = [], newsKinds = 'both', columns = [] } = choices;
  const editions = newsKinds === 'articles' ? [] : await editionsIn(sources, days, choices);
  const articles =
    newsKinds === 'roundups'
      ? []
      : await sources.stories.articlesOfDays(days.from, days.to, columns, MOST_ARTICLES);
  const own = newsKinds === 'roundups' ? [] : await ownStories(sources, days, choices);
  const stories = [...editions.flatMap((edition) => edition.stories), ...articles, ...own];
  const picks = pickStories(stories, choices, await sources.events.ofStories(stories));
  if (picks.length === 0) return undefined;
  const important = byImportance(picks, {
    editions,
    keywords: include,
    weights: shippedImportance(),
    tierOf: (column) => sources.tiers?.get(column) ?? 'news',
  });
  const mostTold = important.toSorted(
    (one, other) => toldBy(other) - toldBy(one) || daysOf(other).length - daysOf(one).length,
  );
  const items = await withRenderings(
    await itemsOf(mostTold, editions, days, sources.events),
    sources.generated,
  );
  return {
    ...days,
    items,
    events: picks.length,
    columns: [...new Set(stories.map(({ column }) => column))],
    leads: await leadsOf(
      items,
      async (id) => (await sources.stories.find(id)) ?? ownStory(sources, id, choices),
    ),
    rising: days.period === 'week' ? ((await sources.risingNames?.(days.to)) ?? []) : [],
  };
}

/** Returns the stories of a server's own sources in these days. */
async function ownStories(
  { serverStories }: RecapSources,
  { from, to }: RecapDays,
  { server, columns = [] }: RecapChoices,
): Promise<readonly DigestStory[]> {
  if (server === undefined || !serverStories) return [];
  // `ofDays` includes only roundups on the last day of its range.
  const stories = await serverStories.ofDays(server, from, addDays(to, 1));
  return stories.filter(({ day, column }) => day <= to && (columns.length === 0 || columns.includes(column)));
}

async function ownStory({ serverStories }: RecapSources, id: StoryId, { server }: RecapChoices) {
  return server === undefined ? undefined : serverStories?.find(server, id);
}

async function editionsIn(
  { editions }: RecapSources,
  { from, to }: RecapDays,
  { columns = [], include = [], exclude = [] }: RecapChoices,
): Promise<readonly StoredEdition<DigestStory>[]> {
  const found: StoredEdition<DigestStory>[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const ofDay =
      include.length > 0 || exclude.length > 0
        ? await editions.onDay(day, columns)
        : await editions.headsOnDay(day, columns);
    found.push(...ofDay);
    await nextTurn();
  }
  return found;
}

/** Returns the first events up to the recap's number, without those that are told with an earlier one. */
async function itemsOf(
  picks: readonly Pick[],
  editions: readonly StoredEdition<DigestStory>[],
  days: RecapDays,
  events: RecapSources['events'],
): Promise<readonly RecapItem[]> {
  const labelled = new Set(editions.filter(({ writtenBy }) => writtenBy !== null).map(({ id }) => id));
  const urls = new Map(editions.map(({ id, url }) => [id, url]));
  const most = MOST_RECALLED[days.period];
  const told = new Set<string>();
  const isTold = ({ stories }: Pick) => stories.some(({ id }) => told.has(id));
  const items: RecapItem[] = [];
  for (let next = 0; next < picks.length && items.length < most; ) {
    const some = picks.slice(next, next + most - items.length);
    next += some.length;
    const untold = some.filter((pick) => !isTold(pick));
    const found = await events.relatedWithin(
      untold.map(({ story }) => story.id),
      days.from,
      days.to,
    );
    for (const pick of untold) {
      if (isTold(pick)) continue;
      const { story } = pick;
      const related = found.get(story.id) ?? [];
      for (const { id } of related) told.add(id);
      items.push({
        text: textOf(story),
        story: story.id,
        column: story.column,
        toldBy: toldBy(pick),
        firstDay: daysOf(pick)[0] ?? story.day,
        lastDay: lastDayOf(pick),
        further: laterChapter(pick, related) ?? (await latestTelling(pick, events)),
        byMachine: story.writtenBy !== null && !(story.edition !== null && labelled.has(story.edition)),
        ...(story.isOfServer && { isOfServer: true as const }),
        url: story.edition === null ? (story.url ?? null) : (urls.get(story.edition) ?? null),
      });
    }
  }
  return items;
}

/** Adds translations of titles to items, if there are any. */
async function withRenderings(
  items: readonly RecapItem[],
  find: FindGenerated | undefined,
): Promise<readonly RecapItem[]> {
  if (!find) return items;
  const ids = items.map(({ story }) => story);
  const { renderings } = await find([], ids);
  return items.map((item) => {
    const titles = renderings.get(item.story);
    return titles ? { ...item, renderings: titles } : item;
  });
}

/** Returns the latest story of the same matter after an event, if there is one. */
function laterChapter(pick: Pick, related: readonly ListedStory[]): RecapChapter | undefined {
  const later = related.filter(({ day }) => day > lastDayOf(pick)).at(-1);
  return later && { text: later.title, story: later.id, day: later.day };
}

/** Returns the latest story of an event if it says more than the first ones. */
async function latestTelling(
  { story, stories }: Pick,
  events: RecapSources['events'],
): Promise<RecapChapter | null> {
  const inOrder = stories.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const last = inOrder.at(-1);
  if (!last || last.id === story.id || last.day <= story.day) return null;
  const earlier = inOrder.filter(({ day }) => day < last.day).map(({ id }) => id);
  if (!(await events.tellsMore(last.id, earlier))) return null;
  return { text: textOf(last), story: last.id, day: last.day };
}

function textOf(story: DigestStory): string {
  return story.glance ?? (story.edition === null ? story.title : titleWithClause(story));
}

function toldBy({ stories }: Pick): number {
  return new Set(stories.map(({ column }) => column)).size;
}

function lastDayOf(pick: Pick): CalendarDay {
  return daysOf(pick).at(-1) ?? pick.story.day;
}

/** Returns the days of an event's stories in order. */
function daysOf({ stories }: Pick): readonly CalendarDay[] {
  return [...new Set(stories.map(({ day }) => day))].sort();
}
