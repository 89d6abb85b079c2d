import type { ClientBase } from 'pg';
import type { Row, SqlParameter, Transaction, Written } from '../database.ts';
import { refuseOver, type TransactionScope } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { NamedStatements } from './namedStatements.ts';
import { rowsInsertOf } from './rowsInsert.ts';

/** Maximum number of pipelined lists of parameters; more would only fill buffers. */
const PIPELINED = 200;

/** Numbers of rows of one INSERT, largest first: each is one prepared statement more per connection. */
const ROWS_OF_INSERT = [64, 8, 1] as const;

/** A transaction's connection and its query function. */
export interface TransactionConnection {
  readonly client: ClientBase;
  answered<T>(ask: () => Promise<T>): Promise<T>;
}

/** An open transaction on a connection. */
export class PostgresTransaction implements Transaction {
  readonly #connection: TransactionConnection;
  readonly #named: NamedStatements;
  readonly #scope: TransactionScope;

  constructor(connection: TransactionConnection, named: NamedStatements, scope: TransactionScope) {
    this.#connection = connection;
    this.#named = named;
    this.#scope = scope;
  }

  async all<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowsAs<R>((await this.#ask(sql, parameters)).rows);
  }

  async get<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowAs<R>((await this.#ask(sql, parameters)).rows[0]);
  }

  async run<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return writtenAs<R>(await this.#ask(sql, parameters));
  }

  /**
   * Pipelines the statements: one round trip for all of them. Rows are inserted several at a time, because triggers run
   * once a statement, and rows that they change again and again are slower to read each time: PostgreSQL keeps all
   * versions of a row until the transaction ends.
   */
  async runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>) {
    let changes = 0;
    const insert = rowsInsertOf(sql);
    for (const lists of batchesOf(parameterLists, PIPELINED)) {
      const asked = insert
        ? piecesOf(lists, ROWS_OF_INSERT).map((rows) => this.#ask(insert(rows.length), rows.flat()))
        : lists.map((parameters) => this.#ask(sql, parameters));
      // Waits for all, so that none is pending when the transaction ends.
      for (const answer of await Promise.allSettled(asked)) {
        if (answer.status === 'rejected') throw answer.reason;
        changes += answer.value.changes;
      }
    }
    return changes;
  }

  async runScript(sql: string) {
    refuseOver(this.#scope);
    const { client, answered } = this.#connection;
    await answered(() => client.query(sql));
  }

  async #ask(sql: string, parameters: readonly SqlParameter[]): Promise<Written> {
    refuseOver(this.#scope);
    const { client, answered } = this.#connection;
    return await answered(() => this.#named.ask(client, sql, parameters));
  }
}

/** Yields lists of at most `most` items lazily. */
function* batchesOf<T>(items: Iterable<T>, most: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Divides a list into pieces of the given lengths, the last of which is 1, as few as possible. */
function piecesOf<T>(items: readonly T[], lengths: readonly number[]): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  let from = 0;
  for (const length of lengths) {
    for (; from + length <= items.length; from += length) pieces.push(items.slice(from, from + length));
  }
  return pieces;
}
