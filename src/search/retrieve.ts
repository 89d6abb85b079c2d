import { type CalendarDay, parseDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { quoted } from './expression.ts';
import type { Filters } from './filters.ts';
import { dayOfPosition, endPositionOf, firstPositionOf, positionOf, storyAt } from './indexRowId.ts';
import { placeTerm } from './indexTerms.ts';

/** A story that may answer, with what scoring looks at. */
export interface Candidate {
  readonly row: number;
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
  readonly section: string | null;
  readonly day: CalendarDay;
}

/** Where an expression is found: positions in the index, the newest first, at most so many as were asked for. */
export interface Postings {
  /** Stories with it in title or glance. */
  readonly heads: readonly number[];
  /** Stories with it anywhere. */
  readonly texts: readonly number[];
}

/** Characters of a text that are read: a story that names something later only does so in passing. */
const BODY_CHARACTERS_MOST = 20_000;

/** One expression and what bounds it; an undefined expression matches nothing. */
export interface PostingsRequest {
  readonly expression: string | undefined;
  readonly filters: Filters;
}

/** The newest positions of each expression, at most `most` in titles and as many in texts, in one statement. */
export function readPostings(store: Store, requests: readonly PostingsRequest[], most: number): Postings[] {
  const asked = requests.map(({ expression, filters }) => {
    const [from, to] = rangeOf(filters);
    return { match: expression && [expression, ...placeClauses(filters)].join(' AND '), from, to };
  });
  if (asked.every(({ match }) => match === undefined)) return asked.map(() => NOWHERE);
  return store
    .prepare(
      `WITH asked AS (
         SELECT key, value ->> 'match' AS match, value ->> 'from' AS first, value ->> 'to' AS next FROM json_each(?1))
       SELECT iif(match IS NULL, '[]', (SELECT json_group_array(rowid) FROM (
           SELECT rowid FROM search_heads WHERE search_heads MATCH match AND rowid >= first AND rowid < next
           ORDER BY rowid DESC LIMIT ?2))) AS heads,
         iif(match IS NULL, '[]', (SELECT json_group_array(rowid) FROM (
           SELECT rowid FROM search_index WHERE search_index MATCH match AND rowid >= first AND rowid < next
           ORDER BY rowid DESC LIMIT ?2))) AS texts
       FROM asked ORDER BY key`,
    )
    .all(JSON.stringify(asked), most)
    .map((row) => ({ heads: positionsOf(row.heads), texts: positionsOf(row.texts) }));
}

/** Where nothing is found. */
export const NOWHERE: Postings = { heads: [], texts: [] };

function positionsOf(json: unknown): number[] {
  const positions: unknown = JSON.parse(String(json));
  return Array.isArray(positions) ? positions.map(Number) : [];
}

function rangeOf({ since, until }: Filters): [number, number] {
  return [
    since ? firstPositionOf(since) : Number.MIN_SAFE_INTEGER,
    until ? endPositionOf(until) : Number.MAX_SAFE_INTEGER,
  ];
}

function placeClauses({ column, section }: Filters): string[] {
  return [
    ...(column ? [`place : ${quoted(placeTerm('column', column))}`] : []),
    ...(section ? [`place : ${quoted(placeTerm('section', section))}`] : []),
  ];
}

/** The texts of a story as stored: lists in JSON. */
export interface StoredBody {
  readonly paragraphs: string;
  readonly commentary: string;
}

/** The texts of stories by their rows, each to some length. */
export function bodiesOf(store: Store, rows: readonly number[]): ReadonlyMap<number, StoredBody> {
  if (rows.length === 0) return new Map();
  const found = store
    .prepare(
      `SELECT row, substr(paragraphs, 1, ?1) AS paragraphs, substr(commentary, 1, ?1) AS commentary FROM stories
       WHERE row IN (SELECT value FROM json_each(?2))`,
    )
    .all(BODY_CHARACTERS_MOST, JSON.stringify(rows));
  return new Map(
    found.map((row) => [
      Number(row.row),
      { paragraphs: String(row.paragraphs), commentary: String(row.commentary) },
    ]),
  );
}

/** The columns of stories by their rows: they lie behind the texts, so that only those are read that are shown. */
export function columnsOf(store: Store, rows: readonly number[]): ReadonlyMap<number, string> {
  if (rows.length === 0) return new Map();
  const found = store
    .prepare('SELECT row, "column" FROM stories WHERE row IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(rows));
  return new Map(found.map((row) => [Number(row.row), String(row.column)]));
}

/** The newest stories that hold what an expression asks for in title or glance. */
export function newestTitled(store: Store, expression: string, limit: number): Candidate[] {
  const positions = store
    .prepare('SELECT rowid FROM search_heads WHERE search_heads MATCH ? ORDER BY rowid DESC LIMIT ?')
    .all(expression, limit)
    .map((row) => Number(row.rowid));
  return loadCandidates(store, positions);
}

/** The newest stories within filters. */
export function newestWithin(store: Store, filters: Filters, limit: number): Candidate[] {
  const places = placeClauses(filters);
  if (places.length > 0) {
    const { since, until } = filters;
    const days = { ...(since && { since }), ...(until && { until }) };
    const [found] = readPostings(store, [{ expression: places.join(' AND '), filters: days }], limit);
    const heads = found?.heads ?? [];
    // Of one day in the order of their editions.
    const byDay = heads.toSorted((one, other) =>
      dayOfPosition(one) === dayOfPosition(other) ? one - other : other - one,
    );
    return loadCandidates(store, byDay);
  }
  const positions = store
    .prepare('SELECT row, day FROM stories WHERE day BETWEEN ? AND ? ORDER BY day DESC, row LIMIT ?')
    .all(filters.since ?? '', filters.until ?? '9999', limit)
    .flatMap((row) => {
      const day = parseDay(String(row.day));
      return day ? [positionOf(day, Number(row.row))] : [];
    });
  return loadCandidates(store, positions);
}

/** Of these spans of days the first in which there is any story. */
export function firstSpanWithNews<S extends { readonly since: CalendarDay; readonly until: CalendarDay }>(
  store: Store,
  spans: readonly S[],
): S | undefined {
  const found = store
    .prepare(
      `SELECT span.key AS place FROM json_each(?) AS span
       WHERE EXISTS (SELECT 1 FROM stories
         WHERE day BETWEEN json_extract(span.value, '$.since') AND json_extract(span.value, '$.until'))
       ORDER BY span.key LIMIT 1`,
    )
    .get(JSON.stringify(spans));
  return found && spans[Number(found.place)];
}

/** How many stories there are, about, and on which days the first and the last of them lie, as positions. */
export function sizeOf(store: Store): { stories: number; first: number; end: number } {
  const found = store
    .prepare(`SELECT (SELECT max(row) FROM stories) AS stories, (SELECT min(day) FROM stories) AS first,
         (SELECT max(day) FROM stories) AS last`)
    .get();
  const [first, last] = [parseDay(String(found?.first)), parseDay(String(found?.last))];
  if (!first || !last) return { stories: 0, first: 0, end: 0 };
  return { stories: Number(found?.stories), first: firstPositionOf(first), end: endPositionOf(last) };
}

/** The stories at these positions, in their order. */
export function loadCandidates(store: Store, positions: readonly number[]): Candidate[] {
  if (positions.length === 0) return [];
  const text = (value: unknown) => (value === null ? null : String(value));
  const rows = store
    .prepare(
      'SELECT row, id, title, glance, section FROM stories WHERE row IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(positions.map(storyAt)));
  const found = new Map(rows.map((row) => [Number(row.row), row]));
  return [...new Set(positions)].flatMap((position) => {
    const row = found.get(storyAt(position));
    if (!row) return [];
    return {
      row: Number(row.row),
      id: String(row.id) as StoryId,
      title: String(row.title),
      glance: text(row.glance),
      section: text(row.section),
      day: dayOfPosition(position),
    };
  });
}
