import { storableText } from '../../text/storableText.ts';
import type { SqlParameter } from '../database.ts';

/** Parts of a statement that are not translated: strings, quoted names and comments, matched in linear time. */
const LITERALS = /'[^']*'|"[^"]*"|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\//g;

/**
 * Translates a statement for PostgreSQL: `?` becomes `$1`, `$2` and so on, and JSON, stored as text, is cast for its
 * operators (https://www.postgresql.org/docs/current/functions-json.html).
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

/** Converts a parameter for the driver. */
export function toPostgres(parameter: SqlParameter): SqlParameter {
  if (typeof parameter === 'string') return storableText(parameter);
  return isTexts(parameter) ? parameter.map(storableText) : parameter;
}

function isTexts(parameter: SqlParameter): parameter is readonly string[] {
  return Array.isArray(parameter) && typeof parameter[0] === 'string';
}
