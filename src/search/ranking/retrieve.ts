import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { dayFromRow } from '../../store/news/rows.ts';
import { allOf, type TermExpression } from '../index/expression.ts';
import { dayOfPosition, endPositionOf, firstPositionOf, positionOf, storyAt } from '../index/indexRowId.ts';
import { placeTerm } from '../index/indexTerms.ts';
import type { SearchIndex } from '../index/searchIndex.ts';
import type { Filters } from '../query/filters.ts';

/** Data of a search: the store's tables, and its engine's index. */
export interface SearchSource {
  readonly queries: Queries;
  readonly index: SearchIndex;
}

/** A candidate story with the fields used for scoring. */
export interface CandidateStory {
  readonly row: number;
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
  readonly section: string | null;
  readonly day: CalendarDay;
}

/** Number of characters of a text that are read; later mentions are incidental. */
const BODY_CHARACTERS_MOST = 20_000;

/** Stored texts of a story, lists as JSON, and its column. */
export interface StoredBody {
  readonly paragraphs: string;
  readonly commentary: string;
  readonly column: string;
}

/** Returns stories' texts by row, each up to a length. */
export async function bodiesOf(
  queries: Queries,
  rows: readonly number[],
): Promise<ReadonlyMap<number, StoredBody>> {
  if (rows.length === 0) return new Map();
  const found = await queries.all<StoredBody & { row: number }>(
    `SELECT row, substr(CAST(paragraphs AS TEXT), 1, ?) AS paragraphs,
       substr(CAST(commentary AS TEXT), 1, ?) AS commentary, "column"
     FROM stories WHERE row = ANY(?)`,
    [BODY_CHARACTERS_MOST, BODY_CHARACTERS_MOST, rows],
  );
  return new Map(
    found.map(({ row, paragraphs, commentary, column }) => [row, { paragraphs, commentary, column }]),
  );
}

/** Returns the columns of stories by row; stored after the texts, so they are read only for shown stories or with texts. */
export async function readColumns(
  queries: Queries,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (rows.length === 0) return new Map();
  const found = await queries.all<{ row: number; column: string }>(
    'SELECT row, "column" FROM stories WHERE row = ANY(?)',
    [rows],
  );
  return new Map(found.map(({ row, column }) => [row, column]));
}

/** Returns the newest stories that match an expression in title or glance. */
export async function newestTitled(
  { queries, index }: SearchSource,
  expression: TermExpression,
  limit: number,
): Promise<CandidateStory[]> {
  return loadCandidates(queries, await index.findTitles(queries, expression, limit));
}

/** Returns the newest stories within filters. */
export async function newestWithin(
  source: SearchSource,
  filters: Filters,
  limit: number,
): Promise<CandidateStory[]> {
  const { queries } = source;
  const { column, section } = filters;
  const places = [
    ...(column ? [placeTerm('column', column)] : []),
    ...(section ? [placeTerm('section', section)] : []),
  ];
  const expression = allOf(places.map((text) => ({ kind: 'term', text, begins: false })));
  if (expression) return newestInPlace(source, expression, filters, limit);
  const rows = await queries.all<{ row: number; day: string }>(
    'SELECT row, day FROM stories WHERE day BETWEEN ? AND ? ORDER BY day DESC, row LIMIT ?',
    [filters.since ?? '', filters.until ?? '9999', limit],
  );
  const positions = rows.map(({ row, day }) => positionOf(dayFromRow(day), row));
  return loadCandidates(queries, positions);
}

async function newestInPlace(
  { queries, index }: SearchSource,
  expression: TermExpression,
  { since, until }: Filters,
  limit: number,
): Promise<CandidateStory[]> {
  const days = { ...(since && { since }), ...(until && { until }) };
  const [found] = await index.find(queries, [{ expression, filters: days }], limit);
  const heads = found?.heads ?? [];
  // Within a day in the order of their editions.
  const byDay = heads.toSorted((one, other) =>
    dayOfPosition(one) === dayOfPosition(other) ? one - other : other - one,
  );
  return loadCandidates(queries, byDay);
}

/** Returns the first of some spans with any story. */
export async function firstSpanWithNews<
  S extends { readonly since: CalendarDay; readonly until: CalendarDay },
>(queries: Queries, spans: readonly S[]): Promise<S | undefined> {
  const found = await queries.get<{ place: number }>(
    `${spans
      .map(
        (_, place) =>
          `SELECT ${place} AS place WHERE EXISTS (SELECT 1 FROM stories WHERE day BETWEEN ? AND ?)`,
      )
      .join(' UNION ALL ')} ORDER BY place LIMIT 1`,
    spans.flatMap(({ since, until }) => [since, until]),
  );
  return found && spans[found.place];
}

/** Approximate number of stories, and the first and last day as positions. */
export interface NewsSize {
  readonly stories: number;
  readonly first: number;
  readonly end: number;
}

/** Returns the size of the news. */
export async function sizeOf(queries: Queries): Promise<NewsSize> {
  const found = await queries.get<{ stories: number; first: string | null; last: string | null }>(
    `SELECT (SELECT max(row) FROM stories) AS stories, (SELECT min(day) FROM stories) AS first,
       (SELECT max(day) FROM stories) AS last`,
  );
  if (!found?.first || !found.last) return { stories: 0, first: 0, end: 0 };
  const [first, last] = [dayFromRow(found.first), dayFromRow(found.last)];
  return { stories: found.stories, first: firstPositionOf(first), end: endPositionOf(last) };
}

/** Returns the stories at some positions in order. */
export async function loadCandidates(
  queries: Queries,
  positions: readonly number[],
): Promise<CandidateStory[]> {
  if (positions.length === 0) return [];
  const rows = await queries.all<Omit<CandidateStory, 'day'>>(
    'SELECT row, id, title, glance, section FROM stories WHERE row = ANY(?)',
    [positions.map(storyAt)],
  );
  const found = new Map(rows.map((row) => [row.row, row]));
  return [...new Set(positions)].flatMap((position) => {
    const known = found.get(storyAt(position));
    if (!known) return [];
    const { row, id, title, glance, section } = known;
    return { row, id, title, glance, section, day: dayOfPosition(position) };
  });
}
