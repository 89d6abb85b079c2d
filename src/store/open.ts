import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import { SqliteDatabase } from '../database/sqlite/engine.ts';
import { kyselyOver } from './dialect.ts';
import { makeFolder } from './makeFolder.ts';
import { migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import type { Tables } from './tables.ts';

/**
 * The open store: the database port, and beside it the ways of asking that the port replaces, which share its writing
 * connection and go as their callers move (CONTRIBUTING.md).
 */
export interface Store extends Database {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly query: Kysely<Tables>;
  /** The rows of a query that was compiled once, with these parameters: for reads so frequent that building the query counts. */
  rows<R>(compiled: CompiledQuery<R>, ...parameters: readonly unknown[]): Promise<readonly R[]>;
  /** The statement of a text, prepared once: for statements whose text is fixed and that run often. */
  prepare(sql: string): StatementSync;
  /** Runs a synchronous function in one write transaction; what it throws rolls everything back. */
  transactionSync<T>(write: () => T): T;
  /** The same for what must outlast a loss of power: it is on the disk when this returns. */
  durably<T>(write: () => T): T;
  /** The same for what must not be found in the file any more: deleted bytes are overwritten, and the log is cut. */
  erasing<T>(write: () => T): T;
  close(): Promise<void>;
}

/** Pages of the file that are kept in memory: a large store's searches take two thirds of the time they take with SQLite's own 2 MB. */
const CACHE_KIBIBYTES = 16_384;

/** Why a store cannot be used; the operator must act, and the message says how. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: 'newer' | 'damaged' | 'full' | 'unreachable';

  constructor(reason: StoreError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/**
 * Opens (and, where it is absent, makes) the store in a file, or in memory for `:memory:`, and brings it to this
 * version's shape. Throws a StoreError for a file that is newer, damaged or out of reach; a newer one stays untouched.
 */
export function openStore(file: string, steps: readonly Migration[] = migrations): Store {
  let database: DatabaseSync | undefined;
  try {
    // Even to open and close a store for writing folds its write-ahead log into it.
    if (existsSync(file)) openForReading(file, steps).store.close();
    if (file !== ':memory:') makeFolder(dirname(file));
    database = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    database.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
    migrate(database, steps);
    return storeOver(database, file === ':memory:' ? undefined : openReader(file), file);
  } catch (error) {
    database?.close();
    throw storeErrorOf(error, file);
  }
}

/** The connection of reads outside transactions. */
function openReader(file: string): DatabaseSync {
  const reader = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MILLISECONDS });
  reader.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
  return reader;
}

/**
 * Opens a store that is there without changing a byte of it; `missingSteps` is how many migrations it lacks.
 * Throws a StoreError for a file that is newer, damaged or out of reach.
 */
export function openForReading(
  file: string,
  steps: readonly Migration[] = migrations,
): { readonly store: Store; readonly missingSteps: number } {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MILLISECONDS });
    const version = versionOf(database);
    refuseNewer(version, file, steps);
    const missingSteps = steps.filter(({ number }) => number > version).length;
    return { store: storeOver(database, undefined, file), missingSteps };
  } catch (error) {
    database?.close();
    throw storeErrorOf(error, file);
  }
}

/** How long a connection waits for another one that writes. */
const BUSY_MILLISECONDS = 5000;

function storeOver(database: DatabaseSync, reader: DatabaseSync | undefined, file: string): Store {
  const prepared = new Map<string, StatementSync>();
  const query = kyselyOver<Tables>(database);
  const port = new SqliteDatabase(database, reader);
  return {
    all: port.all.bind(port),
    get: port.get.bind(port),
    run: port.run.bind(port),
    runEach: port.runEach.bind(port),
    runScript: port.runScript.bind(port),
    transaction: port.transaction.bind(port),
    close: port.close.bind(port),
    file,
    database,
    query,
    async rows<R>(compiled: CompiledQuery<R>, ...parameters: readonly unknown[]): Promise<readonly R[]> {
      return (await query.executeQuery<R>({ ...compiled, parameters })).rows;
    },
    prepare(sql: string): StatementSync {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      return statement;
    },
    transactionSync: <T>(write: () => T): T => inTransaction(database, write),
    durably: <T>(write: () => T): T => durably(database, write),
    erasing: <T>(write: () => T): T => erasing(database, write),
  };
}

function inTransaction<T>(database: DatabaseSync, write: () => T): T {
  // Between the statements of an asynchronous transaction it is a part of that one.
  if (database.isTransaction) return write();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = write();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** In WAL mode only `FULL` syncs the log with each commit; what was committed before it is on the disk then as well. */
function durably<T>(database: DatabaseSync, write: () => T): T {
  if (database.isTransaction) return write();
  database.exec('PRAGMA synchronous = FULL');
  try {
    return inTransaction(database, write);
  } finally {
    database.exec('PRAGMA synchronous = NORMAL');
  }
}

function erasing<T>(database: DatabaseSync, write: () => T): T {
  if (database.isTransaction) return write();
  database.exec('PRAGMA secure_delete = ON');
  try {
    return inTransaction(database, write);
  } finally {
    database.exec('PRAGMA secure_delete = OFF');
    // Where a reader holds the log it is cut by a later checkpoint.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function refuseNewer(version: number, file: string, steps: readonly Migration[]): void {
  const newest = steps.at(-1)?.number ?? 0;
  if (version <= newest) return;
  throw new StoreError(
    'newer',
    `The store ${file} was written by a newer 速览 (shape ${version}, this one knows ${newest}): upgrade, or name another file.`,
  );
}

/** All steps that are missing in one transaction: the store has the whole new shape or its old one, for one wait on the disk. */
function migrate(database: DatabaseSync, steps: readonly Migration[]): void {
  const newest = steps.at(-1)?.number ?? 0;
  if (versionOf(database) >= newest) return;
  inTransaction(database, () => {
    // Another process may have done this while this one waited for the lock.
    const version = versionOf(database);
    for (const step of steps.filter(({ number }) => number > version)) step.up(database);
    database.exec(`PRAGMA user_version = ${newest}`);
  });
}

/** Why a store cannot be used, of whatever was thrown while it was. */
export function storeErrorOf(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/not a database|malformed|corrupt/i.test(text)) {
    return new StoreError(
      'damaged',
      `The store ${file} is damaged: restore a backup, or move it away to start anew.`,
      error,
    );
  }
  return isFull(error) ? full(file, error) : unreachable(file, error);
}

const SQLITE_FULL = 13;

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('errcode' in error && error.errcode === SQLITE_FULL) || ('code' in error && error.code === 'ENOSPC')
  );
}

function full(file: string, cause: unknown): StoreError {
  const message = `The disk is full: the store ${file} was left as it was. Free some space (as much as the store is large is safe) and start again.`;
  return new StoreError('full', message, cause);
}

/** A store, or a file beside it, that cannot be opened for what the system says. */
export function unreachable(file: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const message = `The store ${file} cannot be opened (${why}): check the path and its rights.`;
  return new StoreError('unreachable', message, cause);
}
