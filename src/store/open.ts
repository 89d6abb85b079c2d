import { existsSync } from 'node:fs';
import type { OpenDatabase } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { SqliteDatabase } from '../database/sqlite/engine.ts';
import { openFile, openFileForReading } from '../database/sqlite/openFile.ts';
import type { StoreLocation } from './location.ts';
import { schema } from './schema/schema.ts';

/** The open store: a database that has the store's schema. */
export type Store = OpenDatabase;

/** A store in one file. */
export type FileStore = SqliteDatabase;

/**
 * Opens (and, where it is absent, makes) a store, and brings it to this version's shape. Throws a StoreError for one that
 * is newer, too old, damaged or out of reach, which stays untouched.
 */
export async function openStoreAt(location: StoreLocation, shape: Schema = schema): Promise<Store> {
  if (location.engine === 'sqlite') return openStore(location.file, shape);
  // Who keeps the store in a file need not load the driver.
  const { openServer } = await import('../database/postgres/openServer.ts');
  return openServer(location, shape);
}

/** The same of a store in a file, or in memory for `:memory:`. */
export function openStore(file: string, shape: Schema = schema): FileStore {
  return openFile(file, shape);
}

/** A store that was opened as it is; `missingMigrations` is how many it lacks. */
export interface StoreAsItIs {
  readonly store: Store;
  readonly missingMigrations: number;
}

/**
 * Opens a store that is there without changing anything in it; undefined where there is none yet. Throws a StoreError for
 * one that is newer, too old, damaged or out of reach.
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

/** The same of a file that is there; not a byte of it changes. */
export function openForReading(file: string, shape: Schema = schema): StoreAsItIs {
  const { database, missingMigrations } = openFileForReading(file, shape);
  return { store: database, missingMigrations };
}
