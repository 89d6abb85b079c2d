import type { SqlValue } from './database.ts';
import { quoted } from './quoted.ts';

/** Part of a statement with its parameters. */
export interface SqlPiece {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Returns `INSERT INTO table (…) VALUES (…)` for one row by column names. */
export function insertRow(table: string, row: Readonly<Record<string, SqlValue>>): SqlPiece {
  const names = Object.keys(row);
  const columns = names.map(quoted).join(', ');
  const values = names.map(() => '?').join(', ');
  return { sql: `INSERT INTO ${table} (${columns}) VALUES (${values})`, parameters: Object.values(row) };
}

/** Returns the SET clause for a row's columns. */
export function assignRow(row: Readonly<Record<string, SqlValue>>): SqlPiece {
  const columns = Object.keys(row).map((name) => `${quoted(name)} = ?`);
  return { sql: columns.join(', '), parameters: Object.values(row) };
}
