import { existsSync } from 'node:fs';
import type { OpenDatabase } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { SqliteDatabase } from '../database/sqlite/engine.ts';
import { openFile, openFileForReading } from '../database/sqlite/openFile.ts';
import type { StoreLocation } from './location.ts';
import { schema } from './schema/schema.ts';

/** An open database with the store's schema. */
export type Store = OpenDatabase;

/** A store in one file. */
export type FileStore = SqliteDatabase;

/**
 * Opens a store, creating it if it does not exist, and migrates it to this version's schema. Throws a StoreError if it
 * is newer, too old, damaged or unreachable; it is left unchanged.
 */
export async function openStoreAt(location: StoreLocation, shape: Schema = schema): Promise<Store> {
  if (location.engine === 'sqlite') return openStore(location.file, shape);
  // With a file the driver of PostgreSQL is not loaded.
  const { openServer } = await import('../database/postgres/openServer.ts');
  return openServer(location, shape);
}

/** Like `openStoreAt` for a file, or for `:memory:`. */
export function openStore(file: string, shape: Schema = schema): FileStore {
  return openFile(file, shape);
}

/** A store that was opened without migration; `missingMigrations` is the number of pending ones. */
export interface StoreAsItIs {
  readonly store: Store;
  readonly missingMigrations: number;
}

/**
 * Opens an existing store without changing it; undefined if there is none. Throws a StoreError if it is newer, too old,
 * damaged or unreachable.
 */
export async function openForReadingAt(
  location: StoreLocation,
  shape: Schema = schema,
): Promise<StoreAsItIs | undefined> {
  if (location.engine === 'sqlite')
    return existsSync(location.file) ? openForReading(location.file, shape) : undefined;
  const { openServerForReading } = await import('../database/postgres/openServer.ts');
  const opened = await openServerForReading(location, shape);
  return opened && { store: opened.database, missingMigrations: opened.missingMigrations };
}

/** Like `openForReadingAt` for an existing file, of which no byte is changed. */
export function openForReading(file: string, shape: Schema = schema): StoreAsItIs {
  const { database, missingMigrations } = openFileForReading(file, shape);
  return { store: database, missingMigrations };
}
