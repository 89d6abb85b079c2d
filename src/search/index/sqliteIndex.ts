import type { CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import type { Filters } from '../query/filters.ts';
import type { TermExpression } from './expression.ts';
import { dayOfPosition, POSITIONS_PER_DAY } from './indexRowId.ts';
import { placeTerm } from './indexTerms.ts';
import { positionRange } from './positionRange.ts';
import { NOWHERE, type Postings, type SearchIndex } from './searchIndex.ts';

/** Tables of titles with glance lines, and of whole stories. */
const TABLES = ['search_heads', 'search_index'] as const;
type Table = (typeof TABLES)[number];

/**
 * Pages merged after each batch, which takes a few milliseconds: FTS5's automatic merging would occasionally delay a
 * batch for long.
 */
const MERGE_PAGES = 200;
/**
 * Segments of a level that are merged together (FTS5's usermerge): fewer make searches faster, more copy each posting
 * less often before the final segment.
 */
const MERGED_AT_ONCE = { many: 16, few: 4 };
/** Number of segments at which FTS5 merges without regard to time. */
const CRISIS_SEGMENTS = 64;

/** Index in FTS5 tables (https://sqlite.org/fts5.html), whose rowids are positions. */
export const sqliteIndex: SearchIndex = {
  async find(queries, requests, most) {
    const asked = requests.map(({ expression, filters, textsFrom, fewTexts = false, anyText = false }) => {
      const [from, to] = positionRange(filters);
      return {
        match: matchWithin(expression, filters),
        from,
        to,
        textsFrom: Math.max(from, textsFrom ?? from),
        fewTexts,
        anyText,
      };
    });
    if (asked.every(({ match }) => match === undefined)) return asked.map(() => NOWHERE);
    const rows = await queries.all<{ heads: string; texts: string }>(FIND, [
      JSON.stringify(asked),
      most,
      most,
      most,
    ]);
    return rows.map(({ heads, texts }): Postings => ({ heads: JSON.parse(heads), texts: JSON.parse(texts) }));
  },
  async findTitles(queries, expression, most) {
    const rows = await queries.all<{ position: number }>(
      `SELECT rowid AS position FROM search_heads WHERE search_heads MATCH ? ORDER BY rowid DESC LIMIT ?`,
      [matchOf(expression), most],
    );
    return rows.map(({ position }) => position);
  },
  async countTitles(queries, requests) {
    const asked = requests.flatMap(({ expression, filters }, place) => {
      const match = matchWithin(expression, filters);
      return match === undefined ? [] : [[place, match, ...positionRange(filters)]];
    });
    const days = requests.map(() => new Map<CalendarDay, number>());
    if (asked.length === 0) return days;
    const rows = await queries.all<{ place: number; day: number; stories: number }>(
      asked.map(() => COUNT_BY_DAY).join(' UNION ALL '),
      asked.flat(),
    );
    for (const { place, day, stories } of rows)
      days[place]?.set(dayOfPosition(day * POSITIONS_PER_DAY), stories);
    return days;
  },
  async prepare(transaction) {
    for (const table of TABLES) {
      await tune(transaction, table, 'automerge', 0);
      await tune(transaction, table, 'crisismerge', CRISIS_SEGMENTS);
    }
  },
  async expect(statements, amount) {
    for (const table of TABLES) await tune(statements, table, 'usermerge', MERGED_AT_ONCE[amount]);
  },
  // A transaction, up to half as long again, stays far below the 50 ms that others may wait.
  batch: { least: 3, most: 200, milliseconds: 20 },
  async add(transaction, documents) {
    // FTS5 writes a segment of its own for each rowid below the one before it; in order there is one for the batch.
    const rows = documents
      .toSorted((one, other) => one.position - other.position)
      .map(({ position, head, body, places }) => ({
        position,
        head: head.join(' '),
        body: body.join(' '),
        place: places.join(' '),
      }));
    await transaction.runEach(
      'INSERT INTO search_heads (rowid, head, place) VALUES (?, ?, ?)',
      rows.map(({ position, head, place }) => [position, head, place]),
    );
    await transaction.runEach(
      'INSERT INTO search_index (rowid, head, body, place) VALUES (?, ?, ?, ?)',
      rows.map(({ position, head, body, place }) => [position, head, body, place]),
    );
  },
  async remove(transaction, positions) {
    for (const table of TABLES) {
      await transaction.runEach(
        `DELETE FROM ${table} WHERE rowid = ?`,
        positions.map((position) => [position]),
      );
    }
  },
  upkeep: TABLES.map((table) => (statements) => tune(statements, table, 'merge', MERGE_PAGES)),
  compaction: TABLES.map((table) => (database, isFirst) => mergeSegments(database, table, isFirst)),
};

const MATCHING = (table: Table, first: string, rest: string) =>
  `(SELECT json_group_array(rowid) FROM (
     SELECT rowid FROM ${table} WHERE ${table} MATCH match AND rowid >= ${first} AND rowid < next ${rest}))`;
const NEWEST = 'ORDER BY rowid DESC LIMIT ?';
/**
 * FTS5 looks for the next match of several terms without regard to the last rowid asked for. Upwards it ends with the
 * newest story; sorted by `+rowid`, rows are read upwards.
 */
const UPWARDS = 'ORDER BY +rowid DESC LIMIT ?';
const ANY = 'ORDER BY rowid LIMIT 1';
/** Materialized, so that a request's JSON is read once and not for each row compared with its bounds. */
const FIND = `WITH asked AS MATERIALIZED (
    SELECT key, value ->> 'match' AS match, value ->> 'from' AS first, value ->> 'to' AS next,
      value ->> 'textsFrom' AS first_text, value ->> 'fewTexts' AS few_texts, value ->> 'anyText' AS any_text
    FROM json_each(?))
  SELECT
    CASE WHEN match IS NULL OR any_text THEN '[]' ELSE ${MATCHING('search_heads', 'first', NEWEST)} END AS heads,
    CASE WHEN match IS NULL THEN '[]'
      WHEN any_text THEN ${MATCHING('search_index', 'first_text', ANY)}
      WHEN few_texts THEN ${MATCHING('search_index', 'first_text', UPWARDS)}
      ELSE ${MATCHING('search_index', 'first_text', NEWEST)} END AS texts
  FROM asked ORDER BY key`;

const COUNT_BY_DAY = `SELECT CAST(? AS INTEGER) AS place, rowid / ${POSITIONS_PER_DAY} AS day, count(*) AS stories
  FROM search_heads WHERE search_heads MATCH ? AND rowid >= ? AND rowid < ? GROUP BY 2`;

function matchWithin(
  expression: TermExpression | undefined,
  { column, section }: Filters,
): string | undefined {
  const places = [
    ...(column ? [`place : ${quoted(placeTerm('column', column))}`] : []),
    ...(section ? [`place : ${quoted(placeTerm('section', section))}`] : []),
  ];
  if (!expression) return undefined;
  return [matchOf(expression), ...places].join(' AND ');
}

/** Returns an expression in FTS5's syntax (https://sqlite.org/fts5.html#full_text_query_syntax). */
function matchOf(expression: TermExpression): string {
  if (expression.kind === 'term') return quoted(expression.text) + (expression.begins ? '*' : '');
  return `(${expression.of.map(matchOf).join(expression.kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** Quotes a term for FTS5, so that nothing in it is an operator. */
function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** Sends a command to an FTS5 index (https://sqlite.org/fts5.html#special_insert_commands). */
async function tune(
  statements: Statements,
  table: Table,
  command: 'merge' | 'automerge' | 'crisismerge' | 'usermerge',
  value: number,
): Promise<void> {
  // Numbers would be bound as reals, which FTS5 refuses here.
  await statements.run(`INSERT INTO ${table} (${table}, rank) VALUES (?, ?)`, [command, BigInt(value)]);
}

/** Merges some pages of a table's segments; returns whether more is left. */
function mergeSegments(database: Database, table: Table, isFirst: boolean): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const before = await totalChanges(transaction);
    // A negative number starts a merge of everything, a positive one continues it.
    await tune(transaction, table, 'merge', isFirst ? -MERGE_PAGES : MERGE_PAGES);
    // A merge with nothing left to do writes at most one row.
    return (await totalChanges(transaction)) - before > 1;
  });
}

async function totalChanges(queries: Queries): Promise<number> {
  return (await queries.get<{ changes: number }>('SELECT total_changes() AS changes'))?.changes ?? 0;
}
