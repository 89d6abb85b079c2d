import type { ClientBase } from 'pg';
import type { Row, SqlParameter, Transaction, Written } from '../database.ts';
import { refuseOver, type TransactionScope } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { NamedStatements } from './namedStatements.ts';

/** Statements that are on their way at the same time; more would only fill buffers. */
const PIPELINED = 200;

/** A connection of a transaction, and how it is asked. */
export interface TransactionConnection {
  readonly client: ClientBase;
  answered<T>(ask: () => Promise<T>): Promise<T>;
}

/** A connection while a transaction is open on it. */
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

  /** The statements follow each other on their way without waiting for each answer: one trip, not one each. */
  async runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>) {
    let changes = 0;
    for (const lists of batchesOf(parameterLists, PIPELINED)) {
      const asked = lists.map((parameters) => this.#ask(sql, parameters));
      // All are waited for, so that none is under way when the transaction ends.
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

/** The items in lists of at most so many, none of which is made before the one before it is done with. */
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
