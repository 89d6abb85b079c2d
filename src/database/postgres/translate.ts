import type { SqlParameter } from '../database.ts';

/** Everything in a statement that is not to be translated: texts, quoted names and comments, each in linear time. */
const LITERALS = /'[^']*'|"[^"]*"|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\//g;

/**
 * The text of a statement as PostgreSQL takes it: `?` becomes `$1`, `$2` and so on, and JSON is kept as text, which its
 * own operator (https://www.postgresql.org/docs/current/functions-json.html) takes as `json` alone.
 */
export function toPostgresSql(sql: string): string {
  let parameters = 0;
  let end = 0;
  let translated = '';
  const takeOver = (plain: string) => {
    translated += plain.replaceAll(/(\w+) ->>/g, '$1::json ->>').replaceAll('?', () => {
      parameters += 1;
      return `$${parameters}`;
    });
  };
  for (const { 0: literal, index } of sql.matchAll(LITERALS)) {
    takeOver(sql.slice(end, index));
    translated += literal;
    end = index + literal.length;
  }
  takeOver(sql.slice(end));
  return translated;
}

/** A parameter as the driver takes it. No text of PostgreSQL's holds a NUL: the mark of a lost character stands for it. */
export function toPostgres(parameter: SqlParameter): SqlParameter {
  if (typeof parameter === 'string') return withoutNul(parameter);
  return isTexts(parameter) ? parameter.map(withoutNul) : parameter;
}

function isTexts(parameter: SqlParameter): parameter is readonly string[] {
  return Array.isArray(parameter) && typeof parameter[0] === 'string';
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
