import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Row, SqlParameter, Written } from '../database.ts';
import { toSqlite, toSqliteSql } from './translate.ts';

interface Prepared {
  /** Returns a row as its values, which takes two thirds of the time that Node's own objects take. */
  readonly statement: StatementSync;
  /** Columns of a row; none of a statement that only writes. */
  readonly columns: readonly string[];
}

/** Maximum number of prepared statements; the store has about half as many. */
const PREPARED_MOST = 500;

/** A connection to a file that prepares each statement once. */
export class SqliteConnection {
  readonly database: DatabaseSync;
  readonly #prepared = new LRUCache<string, Prepared>({ max: PREPARED_MOST });

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  get isInTransaction(): boolean {
    return this.database.isTransaction;
  }

  all(sql: string, parameters: readonly SqlParameter[]): readonly Row[] {
    return rowsOf(this.#prepare(sql), parameters);
  }

  get(sql: string, parameters: readonly SqlParameter[]): Row | undefined {
    const { statement, columns } = this.#prepare(sql);
    const values = statement.get(...parameters.map(toSqlite));
    return values && rowFrom(columns, values);
  }

  run(sql: string, parameters: readonly SqlParameter[]): Written {
    const prepared = this.#prepare(sql);
    if (prepared.columns.length > 0) {
      const rows = rowsOf(prepared, parameters);
      return { rows, changes: rows.length };
    }
    return { rows: [], changes: Number(prepared.statement.run(...parameters.map(toSqlite)).changes) };
  }

  runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>): number {
    let changes = 0;
    for (const parameters of parameterLists) changes += this.run(sql, parameters).changes;
    return changes;
  }

  /** Runs several statements without parameters. */
  execute(sql: string): void {
    this.database.exec(sql);
  }

  close(): void {
    this.#prepared.clear();
    this.database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.database.prepare(toSqliteSql(sql));
    const columns = statement.columns().map(({ name }) => name);
    // Node also returns the last rowid, which FTS5 can make too large for a number, and would throw.
    if (columns.length === 0) statement.setReadBigInts(true);
    else statement.setReturnArrays(true);
    const prepared = { statement, columns };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function rowsOf({ statement, columns }: Prepared, parameters: readonly SqlParameter[]): readonly Row[] {
  return statement.all(...parameters.map(toSqlite)).map((values) => rowFrom(columns, values));
}

/** Returns a row by its columns; rows of one statement have one shape, which later reads of them profit from. */
function rowFrom(columns: readonly string[], values: Readonly<Record<number, unknown>>): Row {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) row[columns[i] ?? ''] = values[i];
  return row;
}
