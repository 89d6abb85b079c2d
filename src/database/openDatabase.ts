import { existsSync } from 'node:fs';
import type { OpenDatabase } from './database.ts';
import type { StoreLocation } from './location.ts';
import type { Schema } from './schema.ts';
import type { SqliteDatabase } from './sqlite/engine.ts';
import { openFile, openFileForReading } from './sqlite/openFile.ts';

/** A database in one file. */
export type FileDatabase = SqliteDatabase;

/** A database that was opened without migration; `missingMigrations` is the number of pending ones. */
export interface DatabaseAsItIs {
  readonly database: OpenDatabase;
  readonly missingMigrations: number;
}

/**
 * Opens a database with the engine of its location, creating it if it does not exist, and migrates it to the newest
 * schema. Throws a StoreError if it is newer, too old, damaged or unreachable; it is left unchanged.
 */
export async function openDatabase(location: StoreLocation, schema: Schema): Promise<OpenDatabase> {
  if (location.engine === 'sqlite') return openFile(location.file, schema);
  // With a file the driver of PostgreSQL is not loaded.
  const { openServer } = await import('./postgres/openServer.ts');
  return openServer(location, schema);
}

/** Like `openDatabase` for a file, or for `:memory:`, at once. */
export function openFileDatabase(file: string, schema: Schema): FileDatabase {
  return openFile(file, schema);
}

/**
 * Opens an existing database without changing it; undefined if there is none. Throws a StoreError if it is newer, too
 * old, damaged or unreachable.
 */
export async function openDatabaseForReading(
  location: StoreLocation,
  schema: Schema,
): Promise<DatabaseAsItIs | undefined> {
  if (location.engine === 'sqlite')
    return existsSync(location.file) ? openFileForReading(location.file, schema) : undefined;
  const { openServerForReading } = await import('./postgres/openServer.ts');
  return openServerForReading(location, schema);
}

/** Like `openDatabaseForReading` for an existing file, of which no byte is changed, at once. */
export function openFileDatabaseForReading(file: string, schema: Schema): DatabaseAsItIs {
  return openFileForReading(file, schema);
}
