import { type CalendarDay, parseDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { quoted } from './expression.ts';
import type { Filters } from './filters.ts';
import { endPositionOf, firstPositionOf, storyAt } from './indexRowId.ts';
import { placeTerm } from './indexTerms.ts';

/** A story that may answer, with what scoring looks at. */
export interface Candidate {
  readonly row: number;
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
  readonly section: string | null;
  readonly column: string;
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

/**
 * The newest positions of each expression, within filters, in one statement; undefined expressions match nothing.
 * At most `most` positions in titles and as many in texts.
 */
export function readPostings(
  store: Store,
  expressions: readonly (string | undefined)[],
  filters: Filters,
  most: number,
): Postings[] {
  const places = placeClauses(filters);
  const asked = expressions.map((one) => (one === undefined ? null : [one, ...places].join(' AND ')));
  if (asked.every((one) => one === null)) return asked.map(() => ({ heads: [], texts: [] }));
  const [from, to] = rangeOf(filters);
  return store
    .prepare(
      `SELECT iif(asked.value IS NULL, '[]', (SELECT json_group_array(rowid) FROM (
           SELECT rowid FROM search_heads WHERE search_heads MATCH asked.value AND rowid >= ?2 AND rowid < ?3
           ORDER BY rowid DESC LIMIT ?4))) AS heads,
         iif(asked.value IS NULL, '[]', (SELECT json_group_array(rowid) FROM (
           SELECT rowid FROM search_index WHERE search_index MATCH asked.value AND rowid >= ?2 AND rowid < ?3
           ORDER BY rowid DESC LIMIT ?4))) AS texts
       FROM json_each(?1) AS asked ORDER BY asked.key`,
    )
    .all(JSON.stringify(asked), from, to, most)
    .map((row) => ({ heads: positionsOf(row.heads), texts: positionsOf(row.texts) }));
}

/** Whether each expression is found anywhere, in one statement. */
export function areHeld(store: Store, expressions: readonly (string | undefined)[]): boolean[] {
  if (expressions.length === 0) return [];
  return store
    .prepare(
      `SELECT asked.value IS NOT NULL AND (
           EXISTS (SELECT 1 FROM search_heads WHERE search_heads MATCH asked.value LIMIT 1)
           OR EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH asked.value LIMIT 1)) AS held
       FROM json_each(?) AS asked ORDER BY asked.key`,
    )
    .all(JSON.stringify(expressions.map((one) => one ?? null)))
    .map((row) => row.held === 1);
}

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
    const [found] = readPostings(
      store,
      [places.join(' AND ')],
      { ...(since && { since }), ...(until && { until }) },
      limit,
    );
    return loadCandidates(store, found?.heads ?? []);
  }
  const rows = store
    .prepare('SELECT row FROM stories WHERE day BETWEEN ? AND ? ORDER BY day DESC, row LIMIT ?')
    .all(filters.since ?? '', filters.until ?? '9999', limit)
    .map((row) => Number(row.row));
  return load(store, rows);
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

/** The stories at these positions, the newest day first. */
export function loadCandidates(store: Store, positions: readonly number[]): Candidate[] {
  return load(store, [...new Set(positions.map(storyAt))]);
}

function load(store: Store, rows: readonly number[]): Candidate[] {
  if (rows.length === 0) return [];
  return store
    .prepare(
      `SELECT row, id, title, glance, section, "column", day
       FROM stories WHERE row IN (SELECT value FROM json_each(?)) ORDER BY day DESC, row`,
    )
    .all(JSON.stringify(rows))
    .flatMap((row) => {
      const day = parseDay(String(row.day));
      if (!day) return [];
      const text = (value: unknown) => (value === null ? null : String(value));
      return {
        row: Number(row.row),
        id: String(row.id) as StoryId,
        title: String(row.title),
        glance: text(row.glance),
        section: text(row.section),
        column: String(row.column),
        day,
      };
    });
}
