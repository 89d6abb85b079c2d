import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Store } from '../open.ts';
import { type StoredStory, storyFromRow } from './rows.ts';

/** Reads and removes stories, those of editions and plain articles alike. */
export interface Stories {
  find(id: StoryId): Promise<StoredStory | undefined>;
  /** The stories of these rows in the order of the rows given; rows that are gone are left out. */
  byRows(rows: readonly number[]): Promise<readonly StoredStory[]>;
  /** The newest stories, by day, then in their edition's order. */
  newest(limit: number): Promise<readonly StoredStory[]>;
  /** Plain articles of the days from one to another, both included, newest first; of these sources, if any are named. */
  articlesOfDays(
    from: CalendarDay,
    to: CalendarDay,
    columns: readonly string[],
    limit: number,
  ): Promise<readonly StoredStory[]>;
  count(): Promise<number>;
  /** Takes one story down; false where there was none. */
  remove(id: StoryId): Promise<boolean>;
}

/** The stories of a store. */
export function storiesOf(store: Store): Stories {
  return {
    async find(id) {
      const row = await joined(store).where('stories.id', '=', id).executeTakeFirst();
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
      let query = joined(store)
        .where('stories.day', '>=', from)
        .where('stories.day', '<=', to)
        .where('stories.edition', 'is', null);
      if (columns.length > 0) query = query.where('stories.column', 'in', columns);
      const newest = query.orderBy('stories.day', 'desc').orderBy('stories.row', 'desc').limit(limit);
      return (await newest.execute()).map(storyFromRow);
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

/** The stories of several editions, each edition's in its own order. */
export async function storiesOfEditions(
  store: Store,
  editions: readonly number[],
): Promise<readonly StoredStory[]> {
  if (editions.length === 0) return [];
  const rows = await joined(store)
    .where('stories.edition', 'in', editions)
    .orderBy('stories.position')
    .execute();
  return rows.map(storyFromRow);
}

function joined(store: Store) {
  return store.query
    .selectFrom('stories')
    .leftJoin('editions', 'editions.row', 'stories.edition')
    .selectAll('stories')
    .select('editions.id as edition_id');
}
