import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { Store } from '../open.ts';
import { editionFromRow, type StoredEdition } from './rows.ts';
import { storiesOfEditions } from './stories.ts';

/** Reads and removes editions; what writes them is `saveEdition` (saveEdition.ts). */
export interface Editions {
  find(id: EditionId): Promise<StoredEdition | undefined>;
  /** The editions of a day in the order in which they were first stored; of the named columns, if any are named. */
  onDay(day: CalendarDay, columns?: readonly string[]): Promise<readonly StoredEdition[]>;
  /** The newest day that has an edition, on or before `until` where it is given. */
  newestDay(until?: CalendarDay): Promise<CalendarDay | undefined>;
  /** The next day with an edition before or after a day. */
  neighbourDay(day: CalendarDay, direction: 'before' | 'after'): Promise<CalendarDay | undefined>;
  /** Every column that has an edition, by name, with its newest day. */
  columns(): Promise<readonly { column: string; newestDay: CalendarDay }[]>;
  /** Takes an edition and its stories down; false where there was none. */
  remove(id: EditionId): Promise<boolean>;
}

/** The editions of a store. */
export function editionsOf(store: Store): Editions {
  return {
    async find(id) {
      const rows = await store.query.selectFrom('editions').selectAll().where('id', '=', id).execute();
      return (await withStories(store, rows))[0];
    },
    async onDay(day, columns) {
      let query = store.query.selectFrom('editions').selectAll().where('day', '=', day).orderBy('row');
      if (columns && columns.length > 0) query = query.where('column', 'in', columns);
      return withStories(store, await query.execute());
    },
    async newestDay(until) {
      let query = store.query.selectFrom('editions').select('day').orderBy('day', 'desc').limit(1);
      if (until) query = query.where('day', '<=', until);
      return asDay((await query.executeTakeFirst())?.day);
    },
    async neighbourDay(day, direction) {
      const query = store.query.selectFrom('editions').select('day').limit(1);
      const row =
        direction === 'before'
          ? query.where('day', '<', day).orderBy('day', 'desc')
          : query.where('day', '>', day).orderBy('day', 'asc');
      return asDay((await row.executeTakeFirst())?.day);
    },
    async columns() {
      const rows = await store.query
        .selectFrom('editions')
        .select((e) => ['column', e.fn.max('day').as('newest')])
        .groupBy('column')
        .orderBy('newest', 'desc')
        .execute();
      return rows.flatMap(({ column, newest }) => {
        const newestDay = asDay(newest);
        return newestDay ? [{ column, newestDay }] : [];
      });
    },
    async remove(id) {
      const result = await store.query.deleteFrom('editions').where('id', '=', id).executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
  };
}

async function withStories(
  store: Store,
  rows: readonly Parameters<typeof editionFromRow>[0][],
): Promise<readonly StoredEdition[]> {
  const stories = await storiesOfEditions(
    store,
    rows.map((row) => row.row),
  );
  return rows.map((row) =>
    editionFromRow(
      row,
      stories.filter((story) => story.edition === row.id),
    ),
  );
}

function asDay(text: string | undefined): CalendarDay | undefined {
  return text === undefined ? undefined : parseDay(text);
}
