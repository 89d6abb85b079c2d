import { sql } from 'kysely';
import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Store } from '../open.ts';
import {
  dayFromRow,
  headFromRow,
  LONGEST_NAME,
  OPENING_CHARACTERS,
  type StoredEditionRow,
  type StoredStory,
  type StoryHead,
  storyFromRow,
} from './rows.ts';

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
export function storiesOf(store: Store): Stories {
  const byId = joined(store).where('stories.id', '=', '').compile();
  const articles = articlesOf(store, '', '', 0).compile();
  return {
    async find(id) {
      const [row] = await store.rows(byId, id);
      return row && storyFromRow(row);
    },
    async byRows(rows) {
      if (rows.length === 0) return [];
      const found = await joined(store).where('stories.row', 'in', rows).execute();
      const byRow = new Map(found.map((row) => [row.row, storyFromRow(row)]));
      return rows.flatMap((row) => byRow.get(row) ?? []);
    },
    async newest(limit) {
      const query = joined(store).orderBy('stories.day', 'desc').orderBy('stories.edition', 'desc');
      return (await query.orderBy('stories.position').limit(limit).execute()).map(storyFromRow);
    },
    async articlesOfDays(from, to, columns, limit) {
      if (columns.length === 0) return (await store.rows(articles, from, to, limit)).map(storyFromRow);
      const ofColumns = articlesOf(store, from, to, limit).where('stories.column', 'in', columns);
      return (await ofColumns.execute()).map(storyFromRow);
    },
    async articlesStored(after, until, columns, limit) {
      const stored = joined(store)
        .where('stories.edition', 'is', null)
        .where((e) => e('stories.day_guessed', '=', e.lit(0)))
        .where('stories.day', '>=', addDays(dayAt(after, BEIJING), -ZONE_DAYS))
        .where('stories.stored_at', '>', after.getTime())
        .where('stories.stored_at', '<=', until.getTime())
        .orderBy('stories.stored_at', 'desc')
        .orderBy('stories.row', 'desc')
        .limit(limit);
      const ofColumns = columns.length === 0 ? stored : stored.where('stories.column', 'in', columns);
      return (await ofColumns.execute()).map(storyFromRow);
    },
    async articleColumns() {
      const newest = await store.query
        .selectFrom('stories')
        .select((e) => e.fn.max('day').as('day'))
        .where('edition', 'is', null)
        .executeTakeFirst();
      if (!newest?.day) return [];
      const rows = await store.query
        .selectFrom('stories')
        .select(['column', (e) => e.fn.countAll().as('articles')])
        .where('edition', 'is', null)
        .where('day', '>=', addDays(dayFromRow(newest.day), -ARTICLE_COLUMN_DAYS))
        .groupBy('column')
        .orderBy('articles', 'desc')
        .execute();
      return rows.map(({ column }) => column);
    },
    async count() {
      const row = await store.query
        .selectFrom('stories')
        .select((e) => e.fn.countAll<number>().as('stories'))
        .executeTakeFirstOrThrow();
      return row.stories;
    },
    async remove(id) {
      const result = await store.query.deleteFrom('stories').where('id', '=', id).executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
  };
}

/** Reads the stories of an edition in their order. */
export function storiesOfEdition(
  store: Store,
): (edition: StoredEditionRow) => Promise<readonly StoredStory[]> {
  const ofEdition = joined(store).where('stories.edition', '=', 0).orderBy('stories.position').compile();
  return async ({ row }) => (await store.rows(ofEdition, row)).map(storyFromRow);
}

/** Of a title that may be a bare name the beginning of the text; the others need none, and their texts are not read. */
const OPENING = sql<string | null>`CASE WHEN glance IS NULL AND length(title) <= ${sql.lit(LONGEST_NAME)}
  THEN substr(json_extract(paragraphs, '$[0]'), 1, ${sql.lit(OPENING_CHARACTERS)}) END`;

/** Reads what lists show of an edition's stories, in their order. */
export function headsOfEdition(store: Store): (edition: StoredEditionRow) => Promise<readonly StoryHead[]> {
  const heads = store.query
    .selectFrom('stories')
    .select(['row', 'id', 'title', 'section', 'glance', 'characters', 'written_by', OPENING.as('opening')])
    .where('edition', '=', 0)
    .orderBy('position')
    .compile();
  return async (edition) => (await store.rows(heads, edition.row)).map((row) => headFromRow(row, edition));
}

function articlesOf(store: Store, from: string, to: string, limit: number) {
  return joined(store)
    .where('stories.day', '>=', from)
    .where('stories.day', '<=', to)
    .where('stories.edition', 'is', null)
    .where((e) => e('stories.day_guessed', '=', e.lit(0)))
    .orderBy('stories.day', 'desc')
    .orderBy('stories.row', 'desc')
    .limit(limit);
}

function joined(store: Store) {
  return store.query
    .selectFrom('stories')
    .leftJoin('editions', 'editions.row', 'stories.edition')
    .selectAll('stories')
    .select('editions.id as edition_id');
}
