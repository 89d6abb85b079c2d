import type { SqlValue } from './database.ts';
import { quoted } from './quoted.ts';

/** A piece of a statement and the parameters that stand in it. */
export interface SqlPiece {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** `INSERT INTO table (…) VALUES (…)` of one row, by the names of its columns. */
export function insertRow(table: string, row: Readonly<Record<string, SqlValue>>): SqlPiece {
  const names = Object.keys(row);
  const columns = names.map(quoted).join(', ');
  const values = names.map(() => '?').join(', ');
  return { sql: `INSERT INTO ${table} (${columns}) VALUES (${values})`, parameters: Object.values(row) };
}

/** What stands after SET for a row's columns. */
export function assignRow(row: Readonly<Record<string, SqlValue>>): SqlPiece {
  const columns = Object.keys(row).map((name) => `${quoted(name)} = ?`);
  return { sql: columns.join(', '), parameters: Object.values(row) };
}
