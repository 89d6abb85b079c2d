import type { SQLInputValue } from 'node:sqlite';
import type { SqlParameter } from '../database.ts';

/**
 * The text of a statement as SQLite takes it: of PostgreSQL's forms for lists, which the store's texts use, SQLite has
 * none, so that lists are JSON texts here (https://sqlite.org/json1.html#jeach). Its writer has the file to itself:
 * there are no rows that another one has locked.
 */
export function toSqliteSql(sql: string): string {
  return sql
    .replaceAll(/= ANY ?\(\?\)/g, 'IN (SELECT value FROM json_each(?))')
    .replaceAll(/<> ALL ?\(\?\)/g, 'NOT IN (SELECT value FROM json_each(?))')
    .replaceAll(/\bunnest\(\?::\w+\[\]\)/g, 'json_each(?)')
    .replaceAll(/\bFOR UPDATE SKIP LOCKED\b/g, '');
}

/** A parameter as SQLite takes it. */
export function toSqlite(parameter: SqlParameter): SQLInputValue {
  return isList(parameter) ? JSON.stringify(parameter) : parameter;
}

function isList(parameter: SqlParameter): parameter is readonly string[] | readonly number[] {
  return Array.isArray(parameter);
}
