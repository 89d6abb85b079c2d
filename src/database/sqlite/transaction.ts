import type { Row, SqlParameter, Transaction } from '../database.ts';
import { refuseOver, type TransactionScope } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { SqliteConnection } from './connection.ts';

/** An open transaction on the writing connection. */
export class SqliteTransaction implements Transaction {
  readonly #connection: SqliteConnection;
  readonly #scope: TransactionScope;

  constructor(connection: SqliteConnection, scope: TransactionScope) {
    this.#connection = connection;
    this.#scope = scope;
  }

  async all<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowsAs<R>(this.#open().all(sql, parameters));
  }

  async get<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowAs<R>(this.#open().get(sql, parameters));
  }

  async run<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return writtenAs<R>(this.#open().run(sql, parameters));
  }

  async runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>) {
    return this.#open().runEach(sql, parameterLists);
  }

  async runScript(sql: string) {
    this.#open().execute(sql);
  }

  #open(): SqliteConnection {
    refuseOver(this.#scope);
    return this.#connection;
  }
}
