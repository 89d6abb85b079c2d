import { addDays, type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { Store } from '../open.ts';
import { neighbourNewsDay } from './newsDays.ts';
import { editionFromRow, type StoredEdition, type StoredEditionRow, type StoryHead } from './rows.ts';
import { headsOfEdition, storiesOfEdition } from './stories.ts';

/** Reads and removes editions; what writes them is `saveEdition` (saveEdition.ts). */
export interface Editions {
  find(id: EditionId): Promise<StoredEdition | undefined>;
  /**
   * The editions of a day in the order in which they were first stored; of the named columns, if any are named. Here
   * and below a day is one that a document names: a guessed one (its file's) is no day of a digest.
   */
  onDay(day: CalendarDay, columns?: readonly string[]): Promise<readonly StoredEdition[]>;
  /** The same without the stories' texts, which cost most of the reading. */
  headsOnDay(day: CalendarDay, columns?: readonly string[]): Promise<readonly StoredEdition<StoryHead>[]>;
  /** The newest day that has an edition, on or before `until` where it is given; without any edition that of the articles. */
  newestDay(until?: CalendarDay): Promise<CalendarDay | undefined>;
  /** The next day with an edition before or after a day. */
  neighbourDay(day: CalendarDay, direction: 'before' | 'after'): Promise<CalendarDay | undefined>;
  /** The same of days that have an edition or a plain article: the days of which there is a digest. */
  neighbourNewsDay(day: CalendarDay, direction: 'before' | 'after'): Promise<CalendarDay | undefined>;
  /** Every column that has an edition, by name, with its newest day. */
  columns(): Promise<readonly { column: string; newestDay: CalendarDay }[]>;
  /** The sections of the last weeks' stories, the fullest first, at most 25. */
  sections(): Promise<readonly string[]>;
  /** Takes an edition and its stories down; false where there was none. */
  remove(id: EditionId): Promise<boolean>;
}

/** Sections that stories have not stood in for so long are no offer. */
const SECTION_DAYS = 60;
const MOST_SECTIONS = 25;

/** The editions of a store. */
export function editionsOf(store: Store): Editions {
  const all = store.query.selectFrom('editions').selectAll();
  const days = store.query
    .selectFrom('editions')
    .select('day')
    .where((e) => e('day_guessed', '=', e.lit(0)))
    .limit(1);
  const byId = all.where('id', '=', '').compile();
  const byDay = all
    .where('day', '=', '')
    .where((e) => e('day_guessed', '=', e.lit(0)))
    .orderBy('row')
    .compile();
  const newest = days.where('day', '<=', '').orderBy('day', 'desc').compile();
  const newestArticle = store.query
    .selectFrom('stories')
    .select('day')
    .where('edition', 'is', null)
    .where('day', '<=', '')
    .orderBy('day', 'desc')
    .limit(1)
    .compile();
  const nextBefore = days.where('day', '<', '').orderBy('day', 'desc').compile();
  const nextAfter = days.where('day', '>', '').orderBy('day', 'asc').compile();
  const storiesOf = storiesOfEdition(store);
  const headsOf = headsOfEdition(store);
  const rowsOn = async (day: CalendarDay, columns: readonly string[] = []) => {
    const rows = await store.rows(byDay, day);
    return columns.length === 0 ? rows : rows.filter(({ column }) => columns.includes(column));
  };
  return {
    async find(id) {
      return (await withStories(await store.rows(byId, id), storiesOf))[0];
    },
    async onDay(day, columns) {
      return withStories(await rowsOn(day, columns), storiesOf);
    },
    async headsOnDay(day, columns) {
      return withStories(await rowsOn(day, columns), headsOf);
    },
    async newestDay(until) {
      const of = until ?? LAST_DAY;
      return dayIn(await store.rows(newest, of, 1)) ?? dayIn(await store.rows(newestArticle, of, 1));
    },
    async neighbourDay(day, direction) {
      return dayIn(await store.rows(direction === 'before' ? nextBefore : nextAfter, day, 1));
    },
    neighbourNewsDay: (day, direction) => neighbourNewsDay(store, day, direction),
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
    async sections() {
      const day = dayIn(await store.rows(newest, LAST_DAY, 1));
      if (!day) return [];
      const rows = await store.query
        .selectFrom('stories')
        .select((e) => ['section', e.fn.countAll().as('stories')])
        .where('day', '>=', addDays(day, -SECTION_DAYS))
        .where('section', 'is not', null)
        .groupBy('section')
        .orderBy('stories', 'desc')
        .limit(MOST_SECTIONS)
        .execute();
      return rows.flatMap(({ section }) => section ?? []);
    },
    async remove(id) {
      const result = await store.query.deleteFrom('editions').where('id', '=', id).executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
  };
}

async function withStories<S extends StoryHead>(
  rows: readonly StoredEditionRow[],
  storiesOf: (edition: StoredEditionRow) => Promise<readonly S[]>,
): Promise<readonly StoredEdition<S>[]> {
  const editions: StoredEdition<S>[] = [];
  for (const row of rows) editions.push(editionFromRow(row, await storiesOf(row)));
  return editions;
}

/** No day comes after it. */
const LAST_DAY = '9999-12-31';

function dayIn(rows: readonly { readonly day: string }[]): CalendarDay | undefined {
  return asDay(rows[0]?.day);
}

function asDay(text: string | undefined): CalendarDay | undefined {
  return text === undefined ? undefined : parseDay(text);
}
