import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { takeTurns } from '../calendar/turns.ts';
import type { Queries } from '../database/database.ts';

/** Figures of one column. */
export interface ColumnFigures {
  readonly column: string;
  readonly editions: number;
  readonly stories: number;
  /** Time when its newest edition was stored. */
  readonly newestStoredAt: Date;
}

/** Figures of all stored news. */
export interface NewsFigures {
  readonly columns: readonly ColumnFigures[];
  /** Number of stored editions with each warning, by code. */
  readonly warnings: ReadonlyMap<string, number>;
}

/** Editions counted per step: about two milliseconds, including their stories. */
const EDITIONS_A_PAGE = 200;

/** Counts editions, stories and warnings in steps that yield the event loop; stories are counted from an index. */
export async function newsFigures(database: Queries): Promise<NewsFigures> {
  const page = (after: number) =>
    database.all(
      `SELECT row, "column", stored_at, warnings,
            (SELECT count(*) FROM stories WHERE edition = editions.row) AS stories
       FROM editions WHERE row > ? ORDER BY row LIMIT ${EDITIONS_A_PAGE}`,
      [after],
    );
  const turns = takeTurns();
  const columns = new Map<string, ColumnFigures>();
  const warnings = new Map<string, number>();
  for (let after = 0, rows = await page(after); rows.length > 0; rows = await page(after)) {
    for (const row of rows) {
      after = Number(row.row);
      const column = String(row.column);
      const known = columns.get(column) ?? { column, editions: 0, stories: 0, newestStoredAt: new Date(0) };
      const storedAt = new Date(Number(row.stored_at));
      columns.set(column, {
        column,
        editions: known.editions + 1,
        stories: known.stories + Number(row.stories),
        newestStoredAt: storedAt > known.newestStoredAt ? storedAt : known.newestStoredAt,
      });
      for (const code of warningsFromRow(String(row.warnings)))
        warnings.set(code, (warnings.get(code) ?? 0) + 1);
    }
    await turns();
  }
  return { columns: [...columns.values()], warnings };
}

const warningCodes = z.array(z.object({ code: z.string() }));

/** Returns no warnings without parsing for the common empty list. */
function warningsFromRow(json: string): readonly string[] {
  return json === '[]' ? [] : warningCodes.parse(JSON.parse(json)).map(({ code }) => code);
}

/** Counts deliveries (each part is one) by state, from a day on. */
export async function deliveryFigures(
  database: Queries,
  firstDay: CalendarDay,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.all(
    'SELECT state, count(*) AS deliveries FROM deliveries WHERE day >= ? GROUP BY state',
    [firstDay],
  );
  return new Map(rows.map((row) => [String(row.state), Number(row.deliveries)]));
}
