import type { DatabaseClock } from './clock.ts';

/** A value that a column holds; instants are milliseconds since the epoch, truth is 0 or 1, lists and objects are JSON. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** What stands for one `?` of a text: a value, or a list for `= ANY(?)`, `<> ALL(?)` and `unnest(?::type[])`. */
export type SqlParameter = SqlValue | readonly string[] | readonly number[];

/** A row as the engine gives it, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** What a statement wrote: the rows that its RETURNING names, and how many rows it inserted, changed or deleted. */
export interface Written<R extends object = Row> {
  readonly rows: readonly R[];
  readonly changes: number;
}

/**
 * Asks the store. Texts are SQL in what SQLite and PostgreSQL have in common, with `?` for parameters; a type given
 * for the rows is the caller's word for what the text selects, which nothing checks.
 */
export interface Queries {
  /** All rows of a text that only reads. */
  all<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<readonly R[]>;
  /** The first row of a text that only reads; undefined where there is none. */
  get<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<R | undefined>;
}

/** Asks the store and writes to it. */
export interface Statements extends Queries {
  /** Runs one statement that writes. */
  run<R extends object = Row>(sql: string, parameters?: readonly SqlParameter[]): Promise<Written<R>>;
  /** Runs one statement that writes for each list of parameters, in order; returns how many rows all of them changed. */
  runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>): Promise<number>;
  /** Runs several statements without parameters, separated by semicolons: schemas and tests. */
  runScript(sql: string): Promise<void>;
}

/** What a write promises beyond all or nothing. */
export interface WriteOptions {
  /** It is on the disk when the promise resolves: it outlasts a loss of power. */
  readonly isDurable?: boolean;
}

/** What a transaction promises beyond all or nothing. */
export interface TransactionOptions extends WriteOptions {
  /** What it deletes is overwritten in the file, and cut from the log; on a server that is left to its own clean-up. */
  readonly erases?: boolean;
  /**
   * A table's name: transactions that give the same one follow each other over all processes, so that rows are seen in the
   * order in which they were numbered.
   */
  readonly queue?: string;
}

/** The statements of one transaction: they see what it wrote, and nobody else does until it is over. */
export type Transaction = Statements;

/**
 * The one way to the store; the engines behind it are in the folders beside this file. Statements on the database itself
 * never see or join a transaction that is under way. A single statement is a transaction of its own.
 */
export interface Database extends Statements {
  /** Runs one statement that writes. */
  run<R extends object = Row>(
    sql: string,
    parameters?: readonly SqlParameter[],
    options?: WriteOptions,
  ): Promise<Written<R>>;
  /**
   * Runs a function in one write transaction; what it throws rolls everything back. Transactions are serializable: as if
   * they followed each other. The function speaks to its transaction alone, does nothing else that lasts (an engine may
   * run it again where two collide), and waits for nothing else: a statement on the database from inside throws a
   * MisusedTransaction, for it would wait for itself.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/**
 * What the processes on one database tell each other: that there is something new. A hint that may be lost, so that nothing
 * depends on it: whoever listens looks now and then without one.
 */
export interface Signals {
  /** Tells the other processes that listen to a channel. Rejects never. */
  send(channel: string): Promise<void>;
  /** Calls a function at each signal of another process, and where some may have been missed. */
  listen(channel: string, onSignal: () => void): Listening;
}

/** What listens for signals. */
export interface Listening {
  /** Whether signals arrive at present. */
  isLive(): boolean;
  /** Listens no more. */
  stop(): Promise<void>;
}

/** The engines that a database may have. */
export type Engine = 'sqlite' | 'postgres';

/** An open database, as whoever opened it holds it. */
export interface OpenDatabase extends Database {
  readonly engine: Engine;
  /** Where it lies, as messages name it: a file (`:memory:` for none), or a server and its database. */
  readonly place: string;
  /** By which the processes that share it agree on instants. */
  readonly clock: DatabaseClock;
  /** Undefined where one process has the database to itself. */
  readonly signals?: Signals;
  /** How much room it takes on the disk; 0 for one in memory. */
  bytes(): Promise<number>;
  /** What is wrong with how it lies on the disk, in the engine's words; empty for a whole one. */
  findDamage(): Promise<readonly string[]>;
  /** The last number given in each table that never gives one twice, also where that row is gone. */
  lastNumbers(): Promise<ReadonlyMap<string, number>>;
  /** Has tables that number their rows go on after these numbers, and after the largest that they hold. */
  numberAfter(last: ReadonlyMap<string, number>): Promise<void>;
  /** Has every later opening refuse it: what it holds is elsewhere from now on. */
  markMoved(): Promise<void>;
  /** Closes it; what is asked afterwards fails. */
  close(): Promise<void>;
}

/** An error in the program: a statement on the database inside a transaction, or on a transaction that is over. */
export class MisusedTransaction extends Error {
  override readonly name = 'MisusedTransaction';
}
