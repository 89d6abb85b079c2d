import { statSync } from 'node:fs';
import { backup, type DatabaseSync } from 'node:sqlite';
import { SharedTurns } from '../../calendar/turns.ts';
import { machineClock } from '../clock.ts';
import type {
  OpenDatabase,
  Row,
  SqlParameter,
  Transaction,
  TransactionOptions,
  WriteOptions,
  Written,
} from '../database.ts';
import { TransactionScopes } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import { SqliteConnection } from './connection.ts';
import { LogLimit } from './logLimit.ts';
import { LogSync } from './logSync.ts';
import { MOVED_APPLICATION_ID } from './moved.ts';
import { continueNumbersAfter, readLastNumbers } from './rowNumbers.ts';
import { SqliteTransaction } from './transaction.ts';
import { WriteQueue } from './writeQueue.ts';

/** Number of problems reported. */
const PROBLEMS_TOLD = 3;

/** Copied in one step: between steps, each write would restart the copy, which might never end. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * The store in one SQLite file. Writes use one connection, one after the other. Reads outside transactions have their
 * own connection, so that they neither wait for a transaction nor see uncommitted data; a store in memory has a single
 * connection for both.
 */
export class SqliteDatabase implements OpenDatabase {
  readonly engine = 'sqlite';
  /** Its file, `:memory:` for none. */
  readonly place: string;
  readonly clock = machineClock;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection | undefined;
  /** Undefined for a store in memory. */
  readonly #log: LogSync | undefined;
  readonly #logLimit: LogLimit | undefined;
  readonly #queue = new WriteQueue();
  readonly #scopes = new TransactionScopes();
  readonly #turns = new SharedTurns();

  constructor(file: string, writer: DatabaseSync, reader: DatabaseSync | undefined) {
    this.place = file;
    this.#writer = new SqliteConnection(writer);
    this.#reader = reader && new SqliteConnection(reader);
    this.#log = reader && new LogSync(file);
    this.#logLimit = reader && new LogLimit(file, this.#writer);
  }

  all<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<readonly R[]> {
    return this.#read((connection) => rowsAs<R>(connection.all(sql, parameters)));
  }

  get<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<R | undefined> {
    return this.#read((connection) => rowAs<R>(connection.get(sql, parameters)));
  }

  async run<R extends object = Row>(
    sql: string,
    parameters: readonly SqlParameter[] = [],
    options: WriteOptions = {},
  ): Promise<Written<R>> {
    const written = await this.#write((connection) => writtenAs<R>(connection.run(sql, parameters)));
    await this.#settled(options);
    return written;
  }

  runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>): Promise<number> {
    return this.transaction((transaction) => transaction.runEach(sql, parameterLists));
  }

  runScript(sql: string): Promise<void> {
    return this.#write((connection) => connection.execute(sql));
  }

  async transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    this.#scopes.refuseInside();
    const result = await this.#take(() => (options.erases ? this.#erasing(work) : this.#committed(work)));
    await this.#settled(options);
    return result;
  }

  /** Returns the size including the write-ahead log. */
  async bytes(): Promise<number> {
    return [this.place, `${this.place}-wal`].reduce(
      (bytes, file) => bytes + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }

  async findDamage(): Promise<readonly string[]> {
    const rows = await this.all(`PRAGMA integrity_check(${PROBLEMS_TOLD})`);
    const problems = rows.flatMap((row) => String(Object.values(row)[0]).split('\n'));
    return problems[0] === 'ok' ? [] : problems;
  }

  lastNumbers(): Promise<ReadonlyMap<string, number>> {
    return readLastNumbers(this);
  }

  numberAfter(last: ReadonlyMap<string, number>): Promise<void> {
    return continueNumbersAfter(this, last);
  }

  async markMoved(): Promise<void> {
    await this.runScript(`PRAGMA application_id = ${MOVED_APPLICATION_ID}`);
  }

  /** Copies everything consistently into a new file during reads and writes. */
  async copyTo(file: string): Promise<void> {
    await backup((this.#reader ?? this.#writer).database, file, { rate: ALL_PAGES });
  }

  async close(): Promise<void> {
    // SQLite deletes the log with the last connection.
    await this.#log?.close();
    await this.#logLimit?.close();
    this.#reader?.close();
    this.#writer.close();
  }

  async #committed<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.#queue.whenFree(() => this.#writer.execute('BEGIN IMMEDIATE'));
    try {
      const result = await this.#scopes.run((scope) => work(new SqliteTransaction(this.#writer, scope)));
      this.#writer.execute('COMMIT');
      return result;
    } catch (error) {
      // After an error such as a full disk the transaction may be rolled back already.
      if (this.#writer.isInTransaction) this.#writer.execute('ROLLBACK');
      throw error;
    }
  }

  /** Overwrites deleted data and truncates the log; if a reader blocks that, a later checkpoint does it. */
  async #erasing<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.#writer.execute('PRAGMA secure_delete = ON');
    try {
      return await this.#committed(work);
    } finally {
      this.#writer.execute('PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE);');
    }
  }

  /** Waits until a durable write is on the disk; other writes go on meanwhile. */
  async #settled({ isDurable }: WriteOptions): Promise<void> {
    if (isDurable) await this.#log?.sync();
  }

  async #read<T>(read: (connection: SqliteConnection) => T): Promise<T> {
    this.#scopes.refuseInside();
    const reader = this.#reader;
    if (!reader) return await this.#take(() => read(this.#writer));
    return await this.#turns.take(() => read(reader));
  }

  async #write<T>(write: (connection: SqliteConnection) => T): Promise<T> {
    this.#scopes.refuseInside();
    return await this.#take(() => this.#queue.whenFree(() => write(this.#writer)));
  }

  #take<T>(work: () => Promise<T> | T): Promise<T> {
    return this.#queue.take(async () => {
      const result = await this.#turns.take(work);
      await this.#logLimit?.afterWrite();
      return result;
    });
  }
}
