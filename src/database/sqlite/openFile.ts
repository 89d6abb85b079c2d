import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError, storeErrorOf } from '../storeError.ts';
import { SqliteDatabase } from './engine.ts';
import { makeFolder } from './makeFolder.ts';
import { refuseMoved } from './moved.ts';

/** Page cache of a connection: with SQLite's default of 2 MB, searches in a large store take half as long again. */
const CACHE_KIBIBYTES = 16_384;

/** Timeout for another connection's lock. */
const BUSY_MILLISECONDS = 5000;

/**
 * Opens the store in a file, creating it if it does not exist, or in memory for `:memory:`, and migrates it to the
 * newest schema. Throws a StoreError if the file is newer, too old, damaged or unreachable; it is left unchanged.
 */
export function openFile(file: string, schema: Schema): SqliteDatabase {
  const isInMemory = file === ':memory:';
  const opened: DatabaseSync[] = [];
  const connect = (readOnly: boolean): DatabaseSync => {
    const connection = new DatabaseSync(file, { readOnly, timeout: BUSY_MILLISECONDS });
    opened.push(connection);
    connection.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
    return connection;
  };
  try {
    // Opening a store for writing already changes the file: closing it merges the write-ahead log.
    if (existsSync(file)) void openFileForReading(file, schema).database.close();
    if (!isInMemory) makeFolder(dirname(file));
    const writer = connect(false);
    writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    bringUpToDate(writer, file, schema);
    // From here on WriteQueue waits for locks without blocking the thread, as SQLite would, and the log is copied into
    // the file between writes.
    writer.exec('PRAGMA busy_timeout = 0; PRAGMA wal_autocheckpoint = 0;');
    return new SqliteDatabase(file, writer, isInMemory ? undefined : connect(true));
  } catch (error) {
    for (const connection of opened) connection.close();
    throw storeErrorOf(error, file);
  }
}

/**
 * Opens an existing store without changing the file; `missingMigrations` is the number of pending ones. Throws a
 * StoreError if the file is newer, too old, damaged or unreachable.
 */
export function openFileForReading(
  file: string,
  schema: Schema,
): { readonly database: SqliteDatabase; readonly missingMigrations: number } {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MILLISECONDS });
    refuseMoved(connection, file);
    const version = versionOf(connection);
    refuseOthers(version, file, schema);
    const missingMigrations = schema.migrations.filter(({ number }) => number > version).length;
    return { database: new SqliteDatabase(file, connection, undefined), missingMigrations };
  } catch (error) {
    connection?.close();
    throw storeErrorOf(error, file);
  }
}

/** Runs all missing migrations in one transaction, so that the store has either the old or the new schema. */
function bringUpToDate(connection: DatabaseSync, file: string, schema: Schema): void {
  const newest = newestVersion(schema);
  if (versionOf(connection) === newest) return;
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have migrated during the wait for the lock.
    const version = versionOf(connection);
    refuseOthers(version, file, schema);
    if (version === 0) connection.exec(`${schema.tables}\n${schema.own.sqlite}`);
    for (const { number, script, own } of schema.migrations)
      if (number > version) connection.exec(`${script};\n${own?.sqlite ?? ''}`);
    connection.exec(`PRAGMA user_version = ${newest}; COMMIT`);
  } catch (error) {
    // A full disk may have rolled it back already.
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(connection: DatabaseSync): number {
  return Number(connection.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function refuseOthers(version: number, file: string, schema: Schema): void {
  const newest = newestVersion(schema);
  if (version > newest) {
    throw new StoreError(
      'newer',
      `The store ${file} was written by a newer 速览 (shape ${version}, this one knows ${newest}): upgrade, or name another file.`,
    );
  }
  if (version > 0 && version < schema.version) {
    throw new StoreError(
      'older',
      `The store ${file} was written by a 速览 from before its first release (shape ${version}, this one reads ${schema.version} and later): move it away to start anew, and take the news in again with sulan backfill.`,
    );
  }
}
