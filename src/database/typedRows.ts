import type { Row, Written } from './database.ts';

/** Gives rows the type asserted by the caller; the only place where this happens. */
export function rowsAs<R extends object>(rows: readonly Row[]): readonly R[] {
  return rows as readonly R[];
}

/** Like `rowsAs`, for a single row. */
export function rowAs<R extends object>(row: Row | undefined): R | undefined {
  return row as R | undefined;
}

/** Like `rowsAs`, for the result of a write. */
export function writtenAs<R extends object>({ rows, changes }: Written): Written<R> {
  return { rows: rowsAs<R>(rows), changes };
}
