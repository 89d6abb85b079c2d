import type { SQLInputValue } from 'node:sqlite';
import { storableText } from '../../text/storableText.ts';
import type { SqlParameter } from '../database.ts';

/**
 * Translates a statement for SQLite: PostgreSQL's list syntax becomes JSON lists (https://sqlite.org/json1.html#jeach),
 * and clauses for row locks are removed, because the writer has the file to itself.
 */
export function toSqliteSql(sql: string): string {
  return sql
    .replaceAll(/= ANY ?\(\?\)/g, 'IN (SELECT value FROM json_each(?))')
    .replaceAll(/<> ALL ?\(\?\)/g, 'NOT IN (SELECT value FROM json_each(?))')
    .replaceAll(/\bunnest\(\?::\w+\[\]\)/g, 'json_each(?)')
    .replaceAll(/\bFOR UPDATE SKIP LOCKED\b/g, '');
}

/** Converts a parameter for SQLite. */
export function toSqlite(parameter: SqlParameter): SQLInputValue {
  if (typeof parameter === 'string') return storableText(parameter);
  if (!isList(parameter)) return parameter;
  return JSON.stringify(
    parameter.map((entry: string | number) => (typeof entry === 'string' ? storableText(entry) : entry)),
  );
}

function isList(parameter: SqlParameter): parameter is readonly string[] | readonly number[] {
  return Array.isArray(parameter);
}
