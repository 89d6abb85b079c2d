import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError, storeErrorOf } from '../storeError.ts';
import { SqliteDatabase } from './engine.ts';
import { makeFolder } from './makeFolder.ts';
import { refuseMoved } from './moved.ts';

/** Pages of the file that a connection keeps in memory: a large store's searches take two thirds of the time they take with SQLite's own 2 MB. */
const CACHE_KIBIBYTES = 16_384;

/** How long a connection waits for another one that holds the file for a moment. */
const BUSY_MILLISECONDS = 5000;

/**
 * Opens (and, where it is absent, makes) the store in a file, or in memory for `:memory:`, and brings it to the schema's
 * newest shape. Throws a StoreError for a file that is newer, too old, damaged or out of reach, which stays untouched.
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
    // Even to open and close a store for writing folds its write-ahead log into it.
    if (existsSync(file)) void openFileForReading(file, schema).database.close();
    if (!isInMemory) makeFolder(dirname(file));
    const writer = connect(false);
    writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    bringUpToDate(writer, file, schema);
    // From here on writes wait in turns of the event loop (WriteQueue), where SQLite would hold the thread.
    writer.exec('PRAGMA busy_timeout = 0');
    return new SqliteDatabase(file, writer, isInMemory ? undefined : connect(true));
  } catch (error) {
    for (const connection of opened) connection.close();
    throw storeErrorOf(error, file);
  }
}

/**
 * Opens a store that is there without changing a byte of it; `missingMigrations` is how many it lacks. Throws a
 * StoreError for a file that is newer, too old, damaged or out of reach.
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

/** All that is missing in one transaction: the store has the whole new shape or its old one, for one wait on the disk. */
function bringUpToDate(connection: DatabaseSync, file: string, schema: Schema): void {
  const newest = newestVersion(schema);
  if (versionOf(connection) === newest) return;
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have done this while this one waited for the lock.
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
