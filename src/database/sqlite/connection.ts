import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Row, SqlParameter, Written } from '../database.ts';
import { toSqlite, toSqliteSql } from './translate.ts';

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
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
    return this.#prepare(sql).statement.all(...parameters.map(toSqlite));
  }

  get(sql: string, parameters: readonly SqlParameter[]): Row | undefined {
    return this.#prepare(sql).statement.get(...parameters.map(toSqlite));
  }

  run(sql: string, parameters: readonly SqlParameter[]): Written {
    const { statement, returnsRows } = this.#prepare(sql);
    if (returnsRows) {
      const rows = statement.all(...parameters.map(toSqlite));
      return { rows, changes: rows.length };
    }
    return { rows: [], changes: Number(statement.run(...parameters.map(toSqlite)).changes) };
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
    const returnsRows = statement.columns().length > 0;
    // Node also returns the last rowid, which FTS5 can make too large for a number, and would throw.
    if (!returnsRows) statement.setReadBigInts(true);
    const prepared = { statement, returnsRows };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
