import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Queries, SqlParameter, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import {
  dayFromRow,
  type HeadRow,
  headFromRow,
  type JoinedStoryRow,
  LONGEST_BARE_NAME,
  OPENING_CHARACTERS,
  type StoredStory,
  type StoryHead,
  storyFromRow,
} from './rows.ts';
import type { EditionRow } from './tableRows.ts';

/** Reads and removes stories, those of editions and plain articles alike. */
export interface Stories {
  find(id: StoryId): Promise<StoredStory | undefined>;
  /** The stories of these rows in the order of the rows given; rows that are gone are left out. */
  byRows(rows: readonly number[]): Promise<readonly StoredStory[]>;
  /** The newest stories, by day, then in their edition's order. */
  newest(limit: number): Promise<readonly StoredStory[]>;
  /**
   * Plain articles of the days from one to another, both included, newest first; of these sources, if any are named. One
   * whose day was only guessed is of none.
   */
  articlesOfDays(
    from: CalendarDay,
    to: CalendarDay,
    columns: readonly string[],
    limit: number,
  ): Promise<readonly StoredStory[]>;
  /** Plain articles that came in after one instant and up to another, newest first; of these sources, if any are named. */
  articlesStored(
    after: Date,
    until: Date,
    columns: readonly string[],
    limit: number,
  ): Promise<readonly StoredStory[]>;
  /** The sources of the plain articles of the last weeks, the fullest first. */
  articleColumns(): Promise<readonly string[]>;
  count(): Promise<number>;
  /** Takes one story down; false where there was none. */
  remove(id: StoryId): Promise<boolean>;
}

/** News that came in within a day is of that day or of the days beside it; the index by day keeps the rest away. */
const ZONE_DAYS = 2;

/** Sources whose last article is so long ago are no offer. */
const ARTICLE_COLUMN_DAYS = 60;

/** The stories of a store. */
export function storiesOf(statements: Statements): Stories {
  const read = async (condition: string, parameters: readonly SqlParameter[]) =>
    (await statements.all<JoinedStoryRow>(`${STORIES} ${condition}`, parameters)).map(storyFromRow);
  return {
    async find(id) {
      return (await read('WHERE stories.id = ?', [id]))[0];
    },
    async byRows(rows) {
      if (rows.length === 0) return [];
      const found = await read('WHERE stories.row = ANY(?)', [rows]);
      const byRow = new Map(found.map((story) => [story.row, story]));
      return rows.flatMap((row) => byRow.get(row) ?? []);
    },
    newest(limit) {
      return read('ORDER BY stories.day DESC, stories.edition DESC NULLS LAST, stories.position LIMIT ?', [
        limit,
      ]);
    },
    articlesOfDays(from, to, columns, limit) {
      const chosen = ofColumns(columns);
      return read(
        `WHERE stories.day >= ? AND stories.day <= ? AND ${IS_DATED_ARTICLE} ${chosen.condition}
         ORDER BY stories.day DESC, stories.row DESC LIMIT ?`,
        [from, to, ...chosen.parameters, limit],
      );
    },
    articlesStored(after, until, columns, limit) {
      const chosen = ofColumns(columns);
      const firstDay = addDays(dayAt(after, BEIJING), -ZONE_DAYS);
      return read(
        `WHERE stories.day >= ? AND stories.stored_at > ? AND stories.stored_at <= ? AND ${IS_DATED_ARTICLE}
         ${chosen.condition} ORDER BY stories.stored_at DESC, stories.row DESC LIMIT ?`,
        [firstDay, after.getTime(), until.getTime(), ...chosen.parameters, limit],
      );
    },
    async articleColumns() {
      const newest = await statements.get<{ day: string | null }>(
        'SELECT max(day) AS day FROM stories WHERE edition IS NULL',
      );
      if (!newest?.day) return [];
      const rows = await statements.all<{ column: string }>(
        `SELECT "column" FROM stories WHERE edition IS NULL AND day >= ?
         GROUP BY "column" ORDER BY count(*) DESC, "column"`,
        [addDays(dayFromRow(newest.day), -ARTICLE_COLUMN_DAYS)],
      );
      return rows.map(({ column }) => column);
    },
    async count() {
      const row = await statements.get<{ stories: number }>('SELECT count(*) AS stories FROM stories');
      return row?.stories ?? 0;
    },
    async remove(id) {
      return (await statements.run('DELETE FROM stories WHERE id = ?', [id])).changes > 0;
    },
  };
}

const STORIES = `SELECT stories.*, editions.id AS edition_id, editions.written_by AS edition_written_by
  FROM stories LEFT JOIN editions ON editions.row = stories.edition`;

const IS_DATED_ARTICLE = 'stories.edition IS NULL AND stories.day_guessed = 0';

/** The condition for some columns; none named: all. */
function ofColumns(columns: readonly string[]) {
  return columns.length === 0
    ? { condition: '', parameters: [] }
    : { condition: 'AND stories."column" = ANY(?)', parameters: [columns] };
}

/** Reads the stories of some editions in their order, by the edition's row. */
export async function storiesOfEditions(
  queries: Queries,
  editions: readonly EditionRow[],
): Promise<ReadonlyMap<number, readonly StoredStory[]>> {
  const rows = await queries.all<JoinedStoryRow>(
    `${STORIES} WHERE stories.edition = ANY(?) ORDER BY stories.position`,
    [editions.map(({ row }) => row)],
  );
  return groupByEdition(rows, storyFromRow);
}

/** Of a title that may be a bare name the beginning of the text; the others need none, and their texts are not read. */
const OPENING = `CASE WHEN glance IS NULL AND length(title) <= ${LONGEST_BARE_NAME}
  THEN substr(paragraphs ->> 0, 1, ${OPENING_CHARACTERS}) END`;

/** Reads what lists show of some editions' stories, in their order, by the edition's row. */
export async function headsOfEditions(
  queries: Queries,
  editions: readonly EditionRow[],
): Promise<ReadonlyMap<number, readonly StoryHead[]>> {
  const rows = await queries.all<HeadRow>(
    `SELECT row, id, edition, title, section, glance, characters, written_by, ${OPENING} AS opening
     FROM stories WHERE edition = ANY(?) ORDER BY position`,
    [editions.map(({ row }) => row)],
  );
  const byRow = new Map(editions.map((edition) => [edition.row, edition]));
  return groupByEdition(rows, (row) => {
    const edition = row.edition === null ? undefined : byRow.get(row.edition);
    if (!edition) throw new RangeError(`the story ${row.id} is of no edition that was asked for`);
    return headFromRow(row, edition);
  });
}

function groupByEdition<R extends { readonly edition: number | null }, S>(
  rows: readonly R[],
  fromRow: (row: R) => S,
): ReadonlyMap<number, readonly S[]> {
  const stories = new Map<number, S[]>();
  for (const row of rows) {
    if (row.edition === null) continue;
    const known = stories.get(row.edition);
    if (known) known.push(fromRow(row));
    else stories.set(row.edition, [fromRow(row)]);
  }
  return stories;
}
