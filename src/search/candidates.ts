import { type CalendarDay, parseDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { expressionOf, quoted } from './expression.ts';
import type { Filters } from './filters.ts';
import { placeTerm } from './indexTerms.ts';
import { firstPositionOf, storyAt } from './position.ts';
import { isLight, type Term } from './terms.ts';

/** A story that may answer, with what ranking looks at. */
export interface Candidate {
  readonly row: number;
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
  readonly section: string | null;
  readonly column: string;
  readonly day: CalendarDay;
}

/** Ranking looks at the newest; a word that more titles hold than this asks for news, not for history. */
const HEADS_MOST = 100;
/** Stories that mention it elsewhere: they matter where few have it in the title. */
const MENTIONS_MOST = 60;
const HEADS_ENOUGH = 40;
/** Characters of a text that are read: a story that names something later only does so in passing. */
const BODY_CHARACTERS_MOST = 20_000;

/** What a story must hold: all of `required`, and one of `oneOf` where there are any. */
export interface Condition {
  readonly required: readonly Term[];
  readonly oneOf: readonly Term[];
}

/** The newest stories that hold what is asked for: those with all of it in title or glance, then others. */
export function candidatesFor(store: Store, condition: Condition, filters: Filters): Candidate[] {
  const expression = conjunction(condition);
  if (!expression) return [];
  const inHead = matchingRows(store, 'search_heads', expression, filters, HEADS_MOST);
  const anywhere =
    inHead.length < HEADS_ENOUGH
      ? matchingRows(store, 'search_index', expression, filters, MENTIONS_MOST)
      : [];
  return load(store, [...new Set([...inHead, ...anywhere])]);
}

/** The newest stories that hold what is asked for in title or glance. */
export function newestTitled(store: Store, condition: Condition, limit: number): Candidate[] {
  const expression = conjunction(condition);
  return expression ? load(store, matchingRows(store, 'search_heads', expression, {}, limit)) : [];
}

/** The texts (paragraphs and commentary, as stored) of stories by their rows. */
export function bodiesOf(store: Store, rows: readonly number[]): ReadonlyMap<number, string> {
  const found = store
    .prepare(
      `SELECT row, substr(paragraphs || commentary, 1, ?) AS body FROM stories
       WHERE row IN (SELECT value FROM json_each(?))`,
    )
    .all(BODY_CHARACTERS_MOST, JSON.stringify(rows));
  return new Map(found.map((row) => [Number(row.row), String(row.body)]));
}

/** The newest stories within filters. */
export function newestWithin(store: Store, filters: Filters, limit: number): Candidate[] {
  const places = placeClauses(filters);
  const rows =
    places.length > 0
      ? matchingRows(
          store,
          'search_heads',
          places.join(' AND '),
          { ...(filters.since && { since: filters.since }) },
          limit,
        )
      : store
          .prepare('SELECT row AS story FROM stories WHERE day >= ? ORDER BY day DESC, row LIMIT ?')
          .all(filters.since ?? '', limit)
          .map((row) => Number(row.story));
  return load(store, rows);
}

/** Whether any story holds a term. */
export function isHeld(store: Store, term: Term): boolean {
  const expression = expressionOf(term);
  const holds = (index: Index) => matchingRows(store, index, expression ?? '', {}, 1).length > 0;
  return expression !== undefined && (holds('search_heads') || holds('search_index'));
}

/** Undefined where a term is nothing but signs: it matches nothing. */
function conjunction({ required, oneOf }: Condition): string | undefined {
  const telling = required.filter((term) => !isLight(term));
  const clauses = (telling.length > 0 ? telling : required).map(expressionOf);
  if (oneOf.length > 0) clauses.push(alternatives(oneOf));
  return clauses.length === 0 || clauses.includes(undefined) ? undefined : `(${clauses.join(' AND ')})`;
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

/** Titles and glance lines alone, or whole stories. */
type Index = 'search_heads' | 'search_index';

/** The newest rows that match. */
function matchingRows(
  store: Store,
  index: Index,
  expression: string,
  filters: Filters,
  limit: number,
): number[] {
  const match = [expression, ...placeClauses(filters)].join(' AND ');
  const from = filters.since ? firstPositionOf(filters.since) : Number.MIN_SAFE_INTEGER;
  return store
    .prepare(`SELECT rowid FROM ${index} WHERE ${index} MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?`)
    .all(match, from, limit)
    .map((row) => storyAt(Number(row.rowid)));
}

function load(store: Store, rows: readonly number[]): Candidate[] {
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
