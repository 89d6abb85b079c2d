import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type CalendarDay, daysBetween } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import { isSubjectOfNews } from '../words/aliases.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type RisingName, risingNames } from './risingNames.ts';

/** Number of earlier weeks that are averaged. */
const WEEKS_BEFORE = 4;
const DAYS_PER_WEEK = 7;
/** Maximum number of names in a recap. */
const NAMES_MOST = 5;
/** Maximum number of stories read, newest first: an active list of sources brings 300 a day. */
const STORIES_MOST = 15_000;
/** Titles read between yields of the event loop: a few milliseconds. */
const TITLES_AT_ONCE = 300;
/** Number of weeks that are cached, because readers browse recaps. */
const WEEKS_KEPT = 8;

/** Returns a reader of the rising names of the week up to a day; a week is computed once until the news changes. */
export function weeklyNames(
  queries: Queries,
  lexicon: Lexicon,
): (to: CalendarDay) => Promise<readonly RisingName[]> {
  const kept = new Map<CalendarDay, { version: number; names: Promise<readonly RisingName[]> }>();
  return async (to) => {
    const version = await newsVersion(queries);
    const known = kept.get(to);
    if (known?.version === version) return known.names;
    const names = readRisingNames(queries, lexicon, to);
    kept.delete(to);
    kept.set(to, { version, names });
    if (kept.size > WEEKS_KEPT) for (const oldest of kept.keys().take(1)) kept.delete(oldest);
    return names;
  };
}

async function readRisingNames(
  queries: Queries,
  lexicon: Lexicon,
  to: CalendarDay,
): Promise<readonly RisingName[]> {
  const from = addDays(to, 1 - DAYS_PER_WEEK * (WEEKS_BEFORE + 1));
  const stories = await queries.all<{ day: CalendarDay; title: string; glance: string | null }>(
    'SELECT day, title, glance FROM stories WHERE day BETWEEN ? AND ? ORDER BY day DESC, row LIMIT ?',
    [from, to, STORIES_MOST],
  );
  const weeks = Array.from({ length: WEEKS_BEFORE + 1 }, () => new Map<string, number>());
  for (const [read, { day, title, glance }] of stories.entries()) {
    if (read % TITLES_AT_ONCE === TITLES_AT_ONCE - 1) await nextTurn();
    const counts = weeks[Math.floor(daysBetween(day, to) / DAYS_PER_WEEK)];
    const mentions = lexicon.mentionsIn(`${title}。${glance ?? ''}`);
    const names = mentions.flatMap(({ entity }) => (isSubjectOfNews(entity.kind) ? [entity.name] : []));
    for (const name of new Set(names)) counts?.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [week = new Map(), ...earlier] = weeks;
  return risingNames(week, earlier, NAMES_MOST);
}
