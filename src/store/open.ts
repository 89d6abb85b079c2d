import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CompiledQuery, Kysely } from 'kysely';
import type { OpenDatabase } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { SqliteDatabase } from '../database/sqlite/engine.ts';
import { openFile, openFileForReading } from '../database/sqlite/openFile.ts';
import { kyselyOver } from './dialect.ts';
import { schema } from './schema/schema.ts';
import type { Tables } from './tables.ts';

/**
 * The open store: the database port, and beside it the ways of asking that the port replaces, which share its writing
 * connection and go as their callers move (CONTRIBUTING.md).
 */
export interface Store extends OpenDatabase {
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
}

/**
 * Opens (and, where it is absent, makes) the store in a file, or in memory for `:memory:`, and brings it to this
 * version's shape. Throws a StoreError for a file that is newer, too old, damaged or out of reach, which stays untouched.
 */
export function openStore(file: string, shape: Schema = schema): Store {
  return storeOver(openFile(file, shape));
}

/**
 * Opens a store that is there without changing a byte of it; `missingMigrations` is how many it lacks. Throws a
 * StoreError for a file that is newer, too old, damaged or out of reach.
 */
export function openForReading(
  file: string,
  shape: Schema = schema,
): { readonly store: Store; readonly missingMigrations: number } {
  const { database, missingMigrations } = openFileForReading(file, shape);
  return { store: storeOver(database), missingMigrations };
}

function storeOver(port: SqliteDatabase): Store {
  const { connection: database } = port;
  const prepared = new Map<string, StatementSync>();
  const query = kyselyOver<Tables>(database);
  return {
    all: port.all.bind(port),
    get: port.get.bind(port),
    run: port.run.bind(port),
    runEach: port.runEach.bind(port),
    runScript: port.runScript.bind(port),
    transaction: port.transaction.bind(port),
    copyTo: port.copyTo.bind(port),
    close: port.close.bind(port),
    file: port.file,
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
