import { statSync } from 'node:fs';
import type { CalendarDay } from '../calendar/day.ts';
import type { Store } from './open.ts';

/** What the store holds of one column. */
export interface ColumnFigures {
  readonly column: string;
  readonly editions: number;
  readonly stories: number;
  /** When its newest edition was stored. */
  readonly newestStoredAt: Date;
}

/** Editions and their stories by column, from what is stored now; counted in an index, not in the stories. */
export function columnFigures(store: Store): readonly ColumnFigures[] {
  return store
    .prepare(
      `SELECT "column", count(*) AS editions, max(stored_at) AS newest,
              sum((SELECT count(*) FROM stories WHERE edition = editions.row)) AS stories
       FROM editions GROUP BY "column"`,
    )
    .all()
    .map((row) => ({
      column: String(row.column),
      editions: Number(row.editions),
      stories: Number(row.stories),
      newestStoredAt: new Date(Number(row.newest)),
    }));
}

/** How many stored editions carry each warning. */
export function warningFigures(store: Store): ReadonlyMap<string, number> {
  const rows = store
    .prepare(
      `SELECT json_extract(warning.value, '$.code') AS code, count(*) AS editions
       FROM editions, json_each(editions.warnings) AS warning GROUP BY code`,
    )
    .all();
  return new Map(rows.map((row) => [String(row.code), Number(row.editions)]));
}

/** Bytes of the store on disk, its write-ahead log included; 0 for a store in memory. */
export function storeBytes(store: Store): number {
  return [store.file, `${store.file}-wal`].reduce((bytes, file) => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return bytes + size;
  }, 0);
}

/** How many deliveries (each part is one) the ledger holds in each state, of a day and those after it. */
export function deliveryFigures(store: Store, firstDay: CalendarDay): ReadonlyMap<string, number> {
  const rows = store
    .prepare('SELECT state, count(*) AS deliveries FROM deliveries WHERE day >= ? GROUP BY state')
    .all(firstDay);
  return new Map(rows.map((row) => [String(row.state), Number(row.deliveries)]));
}
