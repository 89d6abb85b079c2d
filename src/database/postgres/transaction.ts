import type { ClientBase } from 'pg';
import type { Row, SqlParameter, Transaction, Written } from '../database.ts';
import { refuseOver, type TransactionScope } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { NamedStatements } from './namedStatements.ts';

/** Maximum number of pipelined statements; more would only fill buffers. */
const PIPELINED = 200;

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

  /** Pipelines the statements: one round trip for all of them. */
  async runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>) {
    let changes = 0;
    for (const lists of batchesOf(parameterLists, PIPELINED)) {
      const asked = lists.map((parameters) => this.#ask(sql, parameters));
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
