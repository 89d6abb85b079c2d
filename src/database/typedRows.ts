import type { Row, Written } from './database.ts';

/** The one place where rows get the type that the caller of a text gives them. */
export function rowsAs<R extends object>(rows: readonly Row[]): readonly R[] {
  return rows as readonly R[];
}

/** The same of a single row. */
export function rowAs<R extends object>(row: Row | undefined): R | undefined {
  return row as R | undefined;
}

/** The same of what a statement wrote. */
export function writtenAs<R extends object>({ rows, changes }: Written): Written<R> {
  return { rows: rowsAs<R>(rows), changes };
}
