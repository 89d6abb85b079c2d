import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import { isSubjectOfNews } from '../words/aliases.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { keepByDay } from './keptByDay.ts';
import { type RisingName, risingNames } from './risingNames.ts';

/** Number of earlier weeks that are averaged. */
const WEEKS_BEFORE = 4;
const DAYS_PER_WEEK = 7;
/** Maximum number of names in a recap. */
const NAMES_MOST = 5;
/** Maximum number of stories of a day that are read: an active list of sources brings 300. */
const STORIES_OF_DAY_MOST = 500;
/** Titles read between yields of the event loop: a few milliseconds. */
const TITLES_AT_ONCE = 300;
/** Number of days whose counts are kept, because readers browse recaps: those of some eight weeks. */
const DAYS_KEPT = 100;

/** Number of a day's stories that mention a name, by name. */
type Mentions = ReadonlyMap<string, number>;

/** Returns a reader of the rising names of the week up to a day; a day's stories are read again when they change. */
export function weeklyNames(
  queries: Queries,
  lexicon: Lexicon,
): (to: CalendarDay) => Promise<readonly RisingName[]> {
  const mentions = keepByDay(queries, { days: DAYS_KEPT, earlierDays: 0 }, (day) =>
    readMentions(queries, lexicon, day),
  );
  return async (to) => risingIn(await mentions.of(daysUpTo(to, DAYS_PER_WEEK * (WEEKS_BEFORE + 1))));
}

/** Returns some days, newest first. */
function daysUpTo(to: CalendarDay, count: number): readonly CalendarDay[] {
  return Array.from({ length: count }, (_, back) => addDays(to, -back));
}

async function readMentions(queries: Queries, lexicon: Lexicon, day: CalendarDay): Promise<Mentions> {
  const stories = await queries.all<{ title: string; glance: string | null }>(
    'SELECT title, glance FROM stories WHERE day = ? ORDER BY row LIMIT ?',
    [day, STORIES_OF_DAY_MOST],
  );
  const counts = new Map<string, number>();
  for (const [read, { title, glance }] of stories.entries()) {
    if (read % TITLES_AT_ONCE === TITLES_AT_ONCE - 1) await nextTurn();
    const found = lexicon.mentionsIn(`${title}。${glance ?? ''}`);
    const names = found.flatMap(({ entity }) => (isSubjectOfNews(entity.kind) ? [entity.name] : []));
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Returns the names that rose in the newest of some weeks, given the mentions of their days, newest first. */
function risingIn(days: readonly Mentions[]): readonly RisingName[] {
  const weeks = Array.from({ length: WEEKS_BEFORE + 1 }, () => new Map<string, number>());
  for (const [back, mentions] of days.entries()) {
    const counts = weeks[Math.floor(back / DAYS_PER_WEEK)];
    for (const [name, stories] of mentions) counts?.set(name, (counts.get(name) ?? 0) + stories);
  }
  const [week = new Map(), ...earlier] = weeks;
  return risingNames(week, earlier, NAMES_MOST);
}
