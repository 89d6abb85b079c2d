import { addDays, type CalendarDay, parseDay } from '../../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';

/** Filters of a search. */
export interface Filters {
  readonly column?: string;
  readonly section?: string;
  /** First and last day. */
  readonly since?: CalendarDay;
  readonly until?: CalendarDay;
}

/** A query split into words and filters. */
export interface FilteredQuery {
  readonly text: string;
  readonly filters: Filters;
}

/** Maximum length of a query; the rest is ignored. */
const LONGEST_QUERY = 200;
const filterShape =
  /(^|\s)(column|section|since|until|last|栏目|版块|自|至)\s?[:：]\s?("[^"]*"|“[^”]*”|[^\s"“]\S*)/giu;

/**
 * Extracts `column:极客头条`, `section:国际要闻`, `since:2024-12-01`, `until:2024-12-31` and `last:7d` (d, w, m or y)
 * from a query. Invalid filters (an impossible day, an unknown unit) stay words.
 */
export function takeFilters(query: string, clock: Clock): FilteredQuery {
  let filters: Filters = {};
  const text = query
    .slice(0, LONGEST_QUERY)
    .replace(filterShape, (whole: string, _, name: string, quoted: string) => {
      const read = readFilter(name.toLowerCase(), quoted.replace(/^["“]|["”]$/g, ''), clock);
      if (!read) return whole;
      filters = { ...filters, ...read };
      return ' ';
    });
  return { text: text.trim(), filters };
}

function readFilter(name: string, value: string, clock: Clock): Filters | undefined {
  if (name === 'column' || name === '栏目') return { column: value };
  if (name === 'section' || name === '版块') return { section: value };
  if (name === 'until' || name === '至') {
    const until = parseDay(value);
    return until && { until };
  }
  const since = name === 'last' ? daysAgo(value, clock) : parseDay(value);
  return since && { since };
}

function daysAgo(value: string, clock: Clock): CalendarDay | undefined {
  const days = daysOfSpan(value);
  return days === undefined ? undefined : addDays(dayAt(clock.now(), BEIJING), -days);
}

const DAYS_PER_UNIT: Readonly<Record<string, number>> = {
  d: 1,
  天: 1,
  w: 7,
  周: 7,
  m: 30,
  月: 30,
  y: 365,
  年: 365,
};

/** Returns the days of a span such as 90d, 12w, 3m, 1y or 30天; undefined if invalid. */
export function daysOfSpan(text: string): number | undefined {
  const match = /^(\d{1,4})([dwmy天周月年])$/i.exec(text.trim());
  const days = match && Number(match[1]) * (DAYS_PER_UNIT[(match[2] ?? '').toLowerCase()] ?? 1);
  return days === null ? undefined : Math.max(1, days);
}
