import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Queries, SqlParameter, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import {
  dayFromRow,
  headFromRow,
  type JoinedStoryRow,
  LONGEST_BARE_NAME,
  OPENING_CHARACTERS,
  type StoredStory,
  type StoryHead,
  type StoryHeadRow,
  storyFromRow,
} from './rows.ts';
import type { EditionRow } from './tableRows.ts';

/** Reads and removes stories of editions and plain articles. */
export interface Stories {
  find(id: StoryId): Promise<StoredStory | undefined>;
  /** Returns stories by id in the given order, in one statement; missing ones are left out. */
  byIds(ids: readonly StoryId[]): Promise<readonly StoredStory[]>;
  /** Returns stories by row in the given order; missing rows are left out. */
  byRows(rows: readonly number[]): Promise<readonly StoredStory[]>;
  /** Returns the newest stories by day, then in the order of their edition. */
  newest(limit: number): Promise<readonly StoredStory[]>;
  /**
   * Returns plain articles of a range of days (inclusive), newest first, optionally of some sources; those with a
   * guessed day are left out.
   */
  articlesOfDays(
    from: CalendarDay,
    to: CalendarDay,
    columns: readonly string[],
    limit: number,
  ): Promise<readonly StoredStory[]>;
  /** Returns plain articles stored after one instant and up to another, newest first, optionally of some sources. */
  articlesStored(
    after: Date,
    until: Date,
    columns: readonly string[],
    limit: number,
  ): Promise<readonly StoredStory[]>;
  /** Returns the sources of recent plain articles, those with most articles first. */
  articleColumns(): Promise<readonly string[]>;
  count(): Promise<number>;
  /** Takes one story down; returns false if there is none. */
  remove(id: StoryId): Promise<boolean>;
}

/** Days around a stored instant that news of it can have; lets the index by day be used. */
const ZONE_DAYS = 2;

/** Days after which a source without articles is no longer offered. */
const ARTICLE_COLUMN_DAYS = 60;

/** Creates the repository of stories. */
export function storiesOf(statements: Statements): Stories {
  const read = async (condition: string, parameters: readonly SqlParameter[]) =>
    (await statements.all<JoinedStoryRow>(`${STORIES} ${condition}`, parameters)).map(storyFromRow);
  return {
    async find(id) {
      return (await read('WHERE stories.id = ?', [id]))[0];
    },
    async byIds(ids) {
      if (ids.length === 0) return [];
      const found = await read('WHERE stories.id = ANY(?)', [ids]);
      const byId = new Map(found.map((story) => [story.id, story]));
      return ids.flatMap((id) => byId.get(id) ?? []);
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

/** Returns the SQL condition for some columns; no column means all. */
function ofColumns(columns: readonly string[]) {
  return columns.length === 0
    ? { condition: '', parameters: [] }
    : { condition: 'AND stories."column" = ANY(?)', parameters: [columns] };
}

/** Returns the stories of some editions in order, by the edition's row. */
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

/** SQL for the beginning of the text if the title may be a bare name; other texts are not read. */
const OPENING = `CASE WHEN glance IS NULL AND length(title) <= ${LONGEST_BARE_NAME}
  THEN substr(paragraphs ->> 0, 1, ${OPENING_CHARACTERS}) END`;

/** Returns the heads of some editions' stories in order, by the edition's row. */
export async function headsOfEditions(
  queries: Queries,
  editions: readonly EditionRow[],
): Promise<ReadonlyMap<number, readonly StoryHead[]>> {
  const rows = await queries.all<StoryHeadRow>(
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
