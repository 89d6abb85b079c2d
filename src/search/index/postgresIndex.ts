import type { CalendarDay } from '../../calendar/day.ts';
import type { Filters } from '../query/filters.ts';
import type { TermExpression } from './expression.ts';
import { dayOfPosition, POSITIONS_PER_DAY } from './indexRowId.ts';
import { placeTerm } from './indexTerms.ts';
import { positionRange } from './positionRange.ts';
import { NOWHERE, type PostingsRequest, type SearchIndex } from './searchIndex.ts';

/**
 * Index in tsvector columns (https://www.postgresql.org/docs/current/datatype-textsearch.html) whose lexemes are our
 * own terms; no parser, dictionary or extension of the server is used.
 */
export const postgresIndex: SearchIndex = {
  async find(queries, requests, most) {
    const asked = askedOf(requests);
    const rows: { place: number; heads: string; texts: string }[] = [];
    for (let from = 0; from < asked.length; from += REQUESTS_MOST) {
      const some = asked.slice(from, from + REQUESTS_MOST);
      const lists = [
        some.map(({ place }) => place),
        some.map(({ query }) => query),
        some.map(({ range }) => range[1]),
        some.map(({ range }) => range[0]),
        some.map(({ range, textsFrom }) => Math.max(range[0], textsFrom ?? range[0])),
        some.map(({ anyText }) => (anyText ? 0 : most)),
        some.map(({ anyText }) => (anyText ? 1 : most)),
      ];
      rows.push(...(await queries.all<(typeof rows)[number]>(FIND, lists)));
    }
    const found = new Map(
      rows.map(({ place, heads, texts }) => [place, { heads: JSON.parse(heads), texts: JSON.parse(texts) }]),
    );
    return requests.map((_, place) => found.get(place) ?? NOWHERE);
  },
  async findTitles(queries, expression, most) {
    const rows = await queries.all<{ position: number }>(
      'SELECT position FROM search_documents WHERE head @@ ?::tsquery ORDER BY position DESC LIMIT ?',
      [queryOf(expression), most],
    );
    return rows.map(({ position }) => position);
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

const FOUND = (column: 'head' | 'whole', first: string, order: string, most: string) =>
  `to_json(ARRAY(SELECT position FROM search_documents WHERE ${column} @@ query::tsquery
     AND position >= ${first} AND position < next ORDER BY ${order} DESC LIMIT ${most}))`;

/**
 * One statement for all requests, so that the server plans it once. Titles are short, so the newest may be scanned
 * first until enough match. Whole texts are stored outside their rows and expensive to check: no index has the order
 * `position + 0`, so the server uses the index of terms first.
 */
const FIND = `SELECT place, ${FOUND('head', 'first', 'position', 'most_heads')} AS heads,
    ${FOUND('whole', 'first_text', 'position + 0', 'most_texts')} AS texts
  FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
    AS asked (place, query, next, first, first_text, most_heads, most_texts)`;

const COUNT_BY_DAY = `SELECT ?::bigint AS place, position / ${POSITIONS_PER_DAY} AS day, count(*) AS stories
  FROM search_documents WHERE head @@ ?::tsquery AND position >= ? AND position < ? GROUP BY 2`;

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
  return [queryOf(expression), ...placesOf(filters).map(quoted)].join(' & ');
}

function placesOf({ column, section }: Filters): readonly string[] {
  return [
    ...(column ? [placeTerm('column', column)] : []),
    ...(section ? [placeTerm('section', section)] : []),
  ];
}

/**
 * Returns an expression in PostgreSQL's syntax
 * (https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY).
 */
function queryOf(expression: TermExpression): string {
  if (expression.kind === 'term') return quoted(expression.text) + (expression.begins ? ':*' : '');
  return `(${expression.of.map(queryOf).join(expression.kind === 'all' ? ' & ' : ' | ')})`;
}

/** Quotes a term as a lexeme, so that nothing in it is an operator. */
function quoted(term: string): string {
  return `'${lexemeOf(term).replaceAll(/['\\]/g, '$&$&')}'`;
}

/** Maximum length of a lexeme (PostgreSQL's limit is 2,046 bytes): longer terms are cut, here and in the index. */
const LEXEME_CHARACTERS = 500;
/** Maximum size of a tsvector's lexemes (PostgreSQL's limit is 1 MB): further words of a text cannot be found. */
const LEXEMES_BYTES = 900_000;

function lexemeOf(term: string): string {
  return term.length > LEXEME_CHARACTERS ? term.slice(0, LEXEME_CHARACTERS) : term;
}

function lexemesOf(terms: Iterable<string>): readonly string[] {
  const lexemes = new Set<string>();
  let bytes = 0;
  for (const term of terms) {
    const lexeme = lexemeOf(term);
    bytes += Buffer.byteLength(lexeme);
    if (bytes > LEXEMES_BYTES) break;
    if (lexeme !== '') lexemes.add(lexeme);
  }
  return [...lexemes];
}
