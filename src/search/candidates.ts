import { type CalendarDay, parseDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { expressionOf, quoted } from './expression.ts';
import type { Filters } from './filters.ts';
import { placeTerm } from './indexTerms.ts';
import { firstPositionOf, storyAt } from './position.ts';
import type { Term } from './terms.ts';

/** A story that may answer, with what ranking looks at. */
export interface Candidate {
  readonly row: number;
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
  readonly section: string | null;
  readonly column: string;
  readonly day: CalendarDay;
  /** Paragraphs and commentary as stored. */
  readonly body: string;
}

/** Ranking looks at the newest of each kind; a word that more stories hold than this asks for news, not for history. */
const CANDIDATES_MOST = 150;

/**
 * The newest stories that hold all of `required` and, where it is given, one of `oneOf`: those with all of it in
 * title or glance, and others. Undefined terms (nothing but signs) match nothing.
 */
export function candidatesFor(
  store: Store,
  { required, oneOf }: { required: readonly Term[]; oneOf: readonly Term[] },
  filters: Filters,
): Candidate[] {
  const clauses = required.map(expressionOf);
  if (oneOf.length > 0) clauses.push(alternatives(oneOf));
  if (clauses.length === 0 || clauses.includes(undefined)) return [];
  const expression = `(${clauses.join(' AND ')})`;
  const inHead = matchingRows(store, `{head} : ${expression}`, filters);
  const anywhere = matchingRows(store, expression, filters);
  return load(store, [...new Set([...inHead, ...anywhere])]);
}

/** The newest stories within filters. */
export function newestWithin(store: Store, filters: Filters, limit: number): Candidate[] {
  const places = placeClauses(filters);
  const rows =
    places.length > 0
      ? matchingRows(store, places.join(' AND '), { ...(filters.since && { since: filters.since }) }, limit)
      : store
          .prepare('SELECT row AS story FROM stories WHERE day >= ? ORDER BY day DESC, row LIMIT ?')
          .all(filters.since ?? '', limit)
          .map((row) => Number(row.story));
  return load(store, rows);
}

/** Whether any story holds a term. */
export function isHeld(store: Store, term: Term): boolean {
  const expression = expressionOf(term);
  return expression !== undefined && matchingRows(store, expression, {}, 1).length > 0;
}

function alternatives(terms: readonly Term[]): string | undefined {
  const ways = terms.map(expressionOf).filter((way) => way !== undefined);
  return ways.length === 0 ? undefined : `(${ways.join(' OR ')})`;
}

function placeClauses({ column, section }: Filters): string[] {
  return [
    ...(column ? [`place : ${quoted(placeTerm('column', column))}`] : []),
    ...(section ? [`place : ${quoted(placeTerm('section', section))}`] : []),
  ];
}

function matchingRows(store: Store, expression: string, filters: Filters, limit = CANDIDATES_MOST): number[] {
  const match = [expression, ...placeClauses(filters)].join(' AND ');
  const from = filters.since ? firstPositionOf(filters.since) : Number.MIN_SAFE_INTEGER;
  return store
    .prepare(
      'SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?',
    )
    .all(match, from, limit)
    .map((row) => storyAt(Number(row.rowid)));
}

function load(store: Store, rows: readonly number[]): Candidate[] {
  return store
    .prepare(
      `SELECT row, id, title, glance, section, "column", day, paragraphs || commentary AS body
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
        body: String(row.body),
      };
    });
}
