import { addDays, type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { EditionId } from '../../editions/identity.ts';
import { neighbourNewsDay } from './newsDays.ts';
import { editionFromRow, type StoredEdition, type StoryHead } from './rows.ts';
import { headsOfEditions, storiesOfEditions } from './stories.ts';
import type { EditionRow } from './tableRows.ts';

/** Reads and removes editions; `saveEdition` (saveEdition.ts) writes them. */
export interface Editions {
  find(id: EditionId): Promise<StoredEdition | undefined>;
  /**
   * Returns the editions of a day in the order of storing, optionally of some columns only. Here and below a day is one
   * that a document names; a guessed day (its file's) is no day of a digest.
   */
  onDay(day: CalendarDay, columns?: readonly string[]): Promise<readonly StoredEdition[]>;
  /** Like `onDay`, without the stories' texts, which cost most of the reading. */
  headsOnDay(day: CalendarDay, columns?: readonly string[]): Promise<readonly StoredEdition<StoryHead>[]>;
  /**
   * Returns the newest day with an edition, optionally on or before `until`; without any edition, the newest with an
   * article.
   */
  newestDay(until?: CalendarDay): Promise<CalendarDay | undefined>;
  /** Returns the nearest day with an edition before or after a day. */
  neighbourDay(day: CalendarDay, direction: 'before' | 'after'): Promise<CalendarDay | undefined>;
  /** Like `neighbourDay` for days with an edition or a plain article, which are the days with a digest. */
  neighbourNewsDay(day: CalendarDay, direction: 'before' | 'after'): Promise<CalendarDay | undefined>;
  /** Returns all columns with an edition, by name, with their newest day. */
  columns(): Promise<readonly { column: string; newestDay: CalendarDay }[]>;
  /** Returns the sections of recent stories, those with most stories first, at most 25. */
  sections(): Promise<readonly string[]>;
  /** Takes an edition and its stories down; returns false if there is none. */
  remove(id: EditionId): Promise<boolean>;
}

/** Days after which an unused section is no longer offered. */
const SECTION_DAYS = 60;
const MOST_SECTIONS = 25;

/** Creates the repository of editions. */
export function editionsOf(statements: Statements): Editions {
  const rowsOn = async (day: CalendarDay, columns: readonly string[] = []) => {
    const rows = await statements.all<EditionRow>(
      'SELECT * FROM editions WHERE day = ? AND day_guessed = 0 ORDER BY row',
      [day],
    );
    return columns.length === 0 ? rows : rows.filter(({ column }) => columns.includes(column));
  };
  const dayOf = async (sql: string, day: string) =>
    asDay((await statements.get<{ day: string }>(sql, [day]))?.day);
  return {
    async find(id) {
      const rows = await statements.all<EditionRow>('SELECT * FROM editions WHERE id = ?', [id]);
      return (await withStories(statements, rows, storiesOfEditions))[0];
    },
    async onDay(day, columns) {
      return withStories(statements, await rowsOn(day, columns), storiesOfEditions);
    },
    async headsOnDay(day, columns) {
      return withStories(statements, await rowsOn(day, columns), headsOfEditions);
    },
    async newestDay(until) {
      return (
        (await dayOf(NEWEST_DAY, until ?? LAST_DAY)) ??
        (await dayOf(NEWEST_DAY_OF_ARTICLES, until ?? LAST_DAY))
      );
    },
    async neighbourDay(day, direction) {
      return dayOf(direction === 'before' ? DAY_BEFORE : DAY_AFTER, day);
    },
    neighbourNewsDay: (day, direction) => neighbourNewsDay(statements, day, direction),
    async columns() {
      const rows = await statements.all<{ column: string; newest: string }>(
        'SELECT "column", max(day) AS newest FROM editions GROUP BY "column" ORDER BY newest DESC, "column"',
      );
      return rows.flatMap(({ column, newest }) => {
        const newestDay = asDay(newest);
        return newestDay ? [{ column, newestDay }] : [];
      });
    },
    async sections() {
      const day = await dayOf(NEWEST_DAY, LAST_DAY);
      if (!day) return [];
      const rows = await statements.all<{ section: string }>(
        `SELECT section FROM stories WHERE day >= ? AND section IS NOT NULL
         GROUP BY section ORDER BY count(*) DESC, section LIMIT ${MOST_SECTIONS}`,
        [addDays(day, -SECTION_DAYS)],
      );
      return rows.map(({ section }) => section);
    },
    async remove(id) {
      return (await statements.run('DELETE FROM editions WHERE id = ?', [id])).changes > 0;
    },
  };
}

const NEWEST_DAY = 'SELECT day FROM editions WHERE day_guessed = 0 AND day <= ? ORDER BY day DESC LIMIT 1';
const NEWEST_DAY_OF_ARTICLES =
  'SELECT day FROM stories WHERE edition IS NULL AND day <= ? ORDER BY day DESC LIMIT 1';
const DAY_BEFORE = 'SELECT day FROM editions WHERE day_guessed = 0 AND day < ? ORDER BY day DESC LIMIT 1';
const DAY_AFTER = 'SELECT day FROM editions WHERE day_guessed = 0 AND day > ? ORDER BY day LIMIT 1';

async function withStories<S extends StoryHead>(
  queries: Queries,
  rows: readonly EditionRow[],
  readStories: (
    queries: Queries,
    editions: readonly EditionRow[],
  ) => Promise<ReadonlyMap<number, readonly S[]>>,
): Promise<readonly StoredEdition<S>[]> {
  if (rows.length === 0) return [];
  const stories = await readStories(queries, rows);
  return rows.map((row) => editionFromRow(row, stories.get(row.row) ?? []));
}

/** The last day. */
const LAST_DAY = '9999-12-31';

function asDay(text: string | undefined): CalendarDay | undefined {
  return text === undefined ? undefined : parseDay(text);
}
