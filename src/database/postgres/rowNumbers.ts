import type { Queries, Statements } from '../database.ts';
import { quoted } from '../quoted.ts';

/** Reads the last number of each automatically numbered table that has had rows. */
export async function readLastNumbers(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const numbers = (await numberedColumns(queries)).filter(({ last }) => last !== null);
  return new Map(numbers.map(({ name, last }) => [name, Number(last)]));
}

/** Lets the automatically numbered tables number their next rows after the given ones and those that they have. */
export async function continueNumbersAfter(
  statements: Statements,
  last: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { name, column, counter } of await numberedColumns(statements)) {
    await statements.run(
      `SELECT setval(?::regclass, greatest(?::bigint, (SELECT max(${quoted(column)}) FROM ${quoted(name)}), 1))`,
      [counter, last.get(name) ?? 0],
    );
  }
}

function numberedColumns(queries: Queries) {
  return queries.all<{ name: string; column: string; counter: string; last: number | null }>(
    `SELECT relname AS name, attname AS "column", counter, pg_sequence_last_value(counter::regclass) AS last
     FROM (SELECT relname, attname, pg_get_serial_sequence(attrelid::regclass::text, attname) AS counter
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE attidentity <> '' AND relkind = 'r' AND relnamespace = current_schema()::regnamespace) AS numbered`,
  );
}
