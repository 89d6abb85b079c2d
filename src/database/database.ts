import type { DatabaseClock } from './clock.ts';

/** Value of a column; instants are milliseconds since the epoch, booleans 0 or 1, lists and objects JSON. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** Value of one `?`: a single value, or a list for `= ANY(?)`, `<> ALL(?)` and `unnest(?::type[])`. */
export type SqlParameter = SqlValue | readonly string[] | readonly number[];

/** A row by column names. */
export type Row = Readonly<Record<string, unknown>>;

/** Result of a write: the rows of its RETURNING clause, and the number of rows inserted, changed or deleted. */
export interface Written<R extends object = Row> {
  readonly rows: readonly R[];
  readonly changes: number;
}

/**
 * Reads from the store. Statements are SQL in the subset that SQLite and PostgreSQL share, with `?` for parameters; the
 * row type is the caller's assertion and not checked.
 */
export interface Queries {
  /** Returns all rows of a statement that only reads. */
  all<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<readonly R[]>;
  /** Returns the first row of a statement that only reads; undefined if there is none. */
  get<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<R | undefined>;
}

/** Reads from and writes to the store. */
export interface Statements extends Queries {
  /** Runs one statement that writes. */
  run<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<Written<R>>;
  /** Runs one writing statement for each list of parameters, in order; returns the total number of rows changed. */
  runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>): Promise<number>;
  /** Runs several statements without parameters, separated by semicolons: for schemas and tests. */
  runScript(sql: string): Promise<void>;
}

/** Guarantees of a write beyond atomicity. */
export interface WriteOptions {
  /** On disk when the promise resolves: survives a power failure. Others may see the write shortly before. */
  readonly isDurable?: boolean;
}

/** Guarantees of a transaction beyond atomicity. */
export interface TransactionOptions extends WriteOptions {
  /** Overwrites deleted data in the file and removes it from the log; on a server that is left to its own clean-up. */
  readonly erases?: boolean;
  /**
   * Name of a table: transactions with the same one are serialized across all processes, so that rows become visible in
   * the order of their numbers.
   */
  readonly queue?: string;
}

/** Statements of one transaction: they see its writes, which others see only after the commit. */
export type Transaction = Statements;

/**
 * The only interface to the store; its engines are in subfolders. Statements on the database itself never see or join
 * an open transaction. A single statement is a transaction of its own.
 */
export interface Database extends Statements {
  /** Runs one statement that writes. */
  run<R extends object = Row>(
    sql: string,
    parameters?: readonly SqlParameter[],
    options?: WriteOptions,
  ): Promise<Written<R>>;
  /**
   * Runs a function in one write transaction; if it throws, everything is rolled back. Transactions are serializable.
   * The function uses its transaction only, has no lasting side effects (an engine may run it again after a collision)
   * and waits for nothing else: a statement on the database from inside throws a MisusedTransaction, because it would
   * wait for itself.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/**
 * Signals between processes on one database that there is something new. A signal is a hint that may be lost: listeners
 * also check from time to time.
 */
export interface Signals {
  /** Signals to the other processes that listen to a channel. Never rejects. */
  send(channel: string): Promise<void>;
  /** Calls a function at each signal of another process, and when signals may have been missed. */
  listen(channel: string, onSignal: () => void): Listening;
}

/** A running listener. */
export interface Listening {
  /** Whether signals currently arrive. */
  isLive(): boolean;
  /** Stops listening. */
  stop(): Promise<void>;
}

/** Database engines. */
export type Engine = 'sqlite' | 'postgres';

/** An open database with its administrative functions. */
export interface OpenDatabase extends Database {
  readonly engine: Engine;
  /** Location for messages: a file (`:memory:` for none), or a server and its database. */
  readonly place: string;
  /** Clock shared by all processes on it. */
  readonly clock: DatabaseClock;
  /** Undefined if only one process uses the database. */
  readonly signals?: Signals;
  /** Returns its size on disk in bytes; 0 in memory. */
  bytes(): Promise<number>;
  /** Returns damage of its files in the engine's words; empty if there is none. */
  findDamage(): Promise<readonly string[]>;
  /** Returns the last number of each table that never reuses numbers, even if that row was deleted. */
  lastNumbers(): Promise<ReadonlyMap<string, number>>;
  /** Makes tables continue numbering after these numbers and after the largest that they contain. */
  numberAfter(last: ReadonlyMap<string, number>): Promise<void>;
  /** Marks it as moved: every later attempt to open it fails. */
  markMoved(): Promise<void>;
  /** Closes it; later statements fail. */
  close(): Promise<void>;
}

/** Programming error: a statement on the database inside a transaction, or on a finished transaction. */
export class MisusedTransaction extends Error {
  override readonly name = 'MisusedTransaction';
}
