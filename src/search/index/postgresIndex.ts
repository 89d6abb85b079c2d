import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { Filters } from '../query/filters.ts';
import { dayOfPosition, POSITIONS_PER_DAY } from './indexRowId.ts';
import { placeTerm } from './indexTerms.ts';
import { positionRange } from './positionRange.ts';
import { NOWHERE, type Postings, type PostingsRequest, type SearchIndex } from './searchIndex.ts';
import { lexemesOf, queryOf, quotedLexeme } from './tsquery.ts';

/**
 * Index in tsvector columns (https://www.postgresql.org/docs/current/datatype-textsearch.html) whose lexemes are our
 * own terms; no parser, dictionary or extension of the server is used.
 */
export const postgresIndex: SearchIndex = {
  async find(queries, requests, most) {
    const asked = askedOf(requests).map(
      ({ place, query, range, textsFrom, anyText }): AskedLists => ({
        ...{ place, query, range, textsFrom },
        mostHeads: anyText ? 0 : most,
        mostTexts: anyText ? 1 : most,
      }),
    );
    const found = await listsOf(queries, asked);
    return requests.map((_, place) => found.get(place) ?? NOWHERE);
  },
  async findTitles(queries, expression, most) {
    const asked = { place: 0, query: queryOf(expression), range: positionRange({}), textsFrom: undefined };
    const found = await listsOf(queries, [{ ...asked, mostHeads: most, mostTexts: 0 }]);
    return found.get(0)?.heads ?? [];
  },
  async countTitles(queries, requests) {
    const days = requests.map(() => new Map<CalendarDay, number>());
    const asked = askedOf(requests);
    for (let from = 0; from < asked.length; from += REQUESTS_MOST) {
      const some = asked.slice(from, from + REQUESTS_MOST);
      const rows = await queries.all<{ place: number; day: number; stories: number }>(
        some.map(() => COUNT_BY_DAY).join('\nUNION ALL '),
        some.flatMap(({ place, query, range }) => [place, query, ...range]),
      );
      for (const { place, day, stories } of rows)
        days[place]?.set(dayOfPosition(day * POSITIONS_PER_DAY), stories);
    }
    return days;
  },
  async prepare() {},
  async expect() {},
  // A transaction holds neither the event loop nor the single statements of deliveries, and costs a dozen round trips.
  batch: { least: 10, most: 200, milliseconds: 100 },
  async add(transaction, documents) {
    await transaction.runEach(
      `INSERT INTO search_documents (position, head, whole) VALUES (?, array_to_tsvector(?), array_to_tsvector(?))`,
      documents.map(({ position, head, body, places }) => [
        position,
        lexemesOf([...places, ...head]),
        lexemesOf([...places, ...head, ...body]),
      ]),
    );
  },
  async remove(transaction, positions) {
    await transaction.run('DELETE FROM search_documents WHERE position = ANY(?)', [positions]);
  },
  upkeep: [],
  // The server merges nothing, but needs statistics of the terms to choose the fastest plan.
  compaction: [
    async (database) => {
      await database.run('ANALYZE search_documents');
      return false;
    },
  ],
};

/** Maximum number of requests per statement; a search has fewer. */
const REQUESTS_MOST = 40;

/** A request's positions in titles and in texts, each as many as are wanted. */
interface AskedLists {
  readonly place: number;
  readonly query: string;
  readonly range: readonly [number, number];
  readonly textsFrom: number | undefined;
  readonly mostHeads: number;
  readonly mostTexts: number;
}

/** Returns the newest positions of requests by their places. */
async function listsOf(
  queries: Queries,
  asked: readonly AskedLists[],
): Promise<ReadonlyMap<number, Postings>> {
  const rows: { place: number; heads: string; texts: string }[] = [];
  for (let from = 0; from < asked.length; from += REQUESTS_MOST) {
    const some = asked.slice(from, from + REQUESTS_MOST);
    const lists = [
      some.map(({ place }) => place),
      some.map(({ query }) => query),
      some.map(({ range }) => range[1]),
      some.map(({ range }) => range[0]),
      some.map(({ range, textsFrom }) => Math.max(range[0], textsFrom ?? range[0])),
      some.map(({ mostHeads }) => mostHeads),
      some.map(({ mostTexts }) => mostTexts),
    ];
    rows.push(...(await queries.all<(typeof rows)[number]>(FIND, lists)));
  }
  return new Map(
    rows.map(({ place, heads, texts }) => [place, { heads: JSON.parse(heads), texts: JSON.parse(texts) }]),
  );
}

/** Number of newest stories that are looked at first: a frequent term has enough of them there. */
const NEWEST_STORIES = 8000;

const MATCHING = (column: 'head' | 'whole', bounds: string, most: string) =>
  `ARRAY(SELECT position FROM search_documents WHERE ${column} @@ query::tsquery AND ${bounds}
     ORDER BY position + 0 DESC LIMIT ${most})`;
const AMONG_NEWEST = (column: 'head' | 'whole', first: string, most: string) =>
  MATCHING(column, `(position >= greatest(${first}, since) AND position < next OR position = -1)`, most);
const AMONG_ALL = (column: 'head' | 'whole', first: string, most: string) =>
  MATCHING(column, `position + 0 >= ${first} AND position + 0 < next`, most);

/**
 * One statement for all requests, so that the server plans it once, without knowing any of the queries. Where the newest
 * stories do not have enough, all are looked at by the index of terms alone: no index has the values of `position + 0`. By
 * that of positions the server would read all rows for a rare term, and unpack whole texts, which are stored outside them.
 * With an OR it can use both indexes among the newest, but not that of positions alone.
 * OFFSET 0 keeps it from writing a subquery into several places.
 */
const FIND = `WITH asked AS MATERIALIZED (
    SELECT * FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
      AS given (place, query, next, first, first_text, most_heads, most_texts)),
  newest AS MATERIALIZED (
    SELECT next, coalesce((SELECT position FROM search_documents WHERE position < ends.next
      ORDER BY position DESC OFFSET ${NEWEST_STORIES} LIMIT 1), 0) AS since
    FROM (SELECT DISTINCT next FROM asked) AS ends)
  SELECT place,
    to_json(CASE WHEN since <= first OR cardinality(new_heads) >= most_heads THEN new_heads
      ELSE ${AMONG_ALL('head', 'first', 'most_heads')} END) AS heads,
    to_json(CASE WHEN since <= first_text OR cardinality(new_texts) >= most_texts THEN new_texts
      ELSE ${AMONG_ALL('whole', 'first_text', 'most_texts')} END) AS texts
  FROM (SELECT *, ${AMONG_NEWEST('head', 'first', 'most_heads')} AS new_heads,
      ${AMONG_NEWEST('whole', 'first_text', 'most_texts')} AS new_texts
    FROM asked JOIN newest USING (next) OFFSET 0) AS looked`;

const COUNT_BY_DAY = `SELECT ?::bigint AS place, position / ${POSITIONS_PER_DAY} AS day, count(*) AS stories
  FROM search_documents WHERE head @@ ?::tsquery AND position + 0 >= ? AND position + 0 < ? GROUP BY 2`;

/** Returns the requests that can match, with their positions. */
function askedOf(requests: readonly PostingsRequest[]) {
  return requests.flatMap((request, place) => {
    const query = queryWithin(request);
    const { filters, textsFrom, anyText = false } = request;
    const range = positionRange(filters);
    return query === undefined ? [] : [{ place, query, range, textsFrom, anyText }];
  });
}

function queryWithin({ expression, filters }: PostingsRequest): string | undefined {
  if (!expression) return undefined;
  return [queryOf(expression), ...placesOf(filters).map(quotedLexeme)].join(' & ');
}

function placesOf({ column, section }: Filters): readonly string[] {
  return [
    ...(column ? [placeTerm('column', column)] : []),
    ...(section ? [placeTerm('section', section)] : []),
  ];
}
