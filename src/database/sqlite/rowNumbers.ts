import type { Queries, Statements } from '../database.ts';

/** Reads the last row number of each table with AUTOINCREMENT (https://sqlite.org/autoinc.html). */
export async function readLastNumbers(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const rows = await queries.all<{ name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence');
  return new Map(rows.map(({ name, seq }) => [name, seq]));
}

/** Lets the tables with AUTOINCREMENT number their next rows after the given ones, so that no number is used twice. */
export async function continueNumbersAfter(
  statements: Statements,
  last: ReadonlyMap<string, number>,
): Promise<void> {
  const known = await readLastNumbers(statements);
  const numbered = await statements.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'",
  );
  for (const { name: table } of numbered) {
    const number = last.get(table) ?? 0;
    const sql = known.has(table)
      ? 'UPDATE sqlite_sequence SET seq = ? WHERE name = ? AND seq < ?'
      : 'INSERT INTO sqlite_sequence (seq, name) SELECT ?, ? WHERE ? > 0';
    await statements.run(sql, [number, table, number]);
  }
}
