/** `INSERT INTO table (columns) VALUES`, up to the parenthesis of the row. */
const BEGINNING = /^\s*INSERT INTO [^()]+(?:\([^()]*\)\s*)?VALUES\s*(?=\()/i;

/** What may follow the row: `DO UPDATE` may not, because one statement changes no row twice. */
const END = /^\s*(?:ON CONFLICT\s*(?:\([^()]*\)\s*)?DO NOTHING\s*)?$/i;

/** Literals, in which parentheses mean nothing, and parentheses. */
const PARENTHESES = /'[^']*'|"[^"]*"|[()]/g;

/** Returns the text of an INSERT for a number of rows. */
export type RowsInsert = (rows: number) => string;

/**
 * Returns the INSERT of several rows that does the same as one INSERT of a row after the other; undefined for other
 * statements, and for rows that are read from tables, which earlier rows may have changed.
 */
export function rowsInsertOf(sql: string): RowsInsert | undefined {
  const beginning = BEGINNING.exec(sql)?.[0];
  if (beginning === undefined) return undefined;
  const rest = sql.slice(beginning.length);
  const rowLength = lengthOfGroup(rest);
  const [row, end] = [rest.slice(0, rowLength), rest.slice(rowLength)];
  if (!END.test(end) || /\bSELECT\b/i.test(row)) return undefined;
  return (rows) => beginning + Array.from({ length: rows }, () => row).join(', ') + end;
}

/** Returns the length of the group in parentheses with which a text begins. */
function lengthOfGroup(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(PARENTHESES)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
