import type { OpenDatabase } from '../database/database.ts';
import type { StoreLocation } from '../database/location.ts';
import {
  type DatabaseAsItIs,
  type FileDatabase,
  openDatabase,
  openDatabaseForReading,
  openFileDatabase,
  openFileDatabaseForReading,
} from '../database/openDatabase.ts';
import type { Schema } from '../database/schema.ts';
import { schema } from './schema/schema.ts';

/** An open database with the store's schema. */
export type Store = OpenDatabase;

/** A store in one file. */
export type FileStore = FileDatabase;

/**
 * Opens a store, creating it if it does not exist, and migrates it to this version's schema. Throws a StoreError if it
 * is newer, too old, damaged or unreachable; it is left unchanged.
 */
export function openStoreAt(location: StoreLocation, shape: Schema = schema): Promise<Store> {
  return openDatabase(location, shape);
}

/** Like `openStoreAt` for a file, or for `:memory:`. */
export function openStore(file: string, shape: Schema = schema): FileStore {
  return openFileDatabase(file, shape);
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
  const opened = await openDatabaseForReading(location, shape);
  return opened && asStore(opened);
}

/** Like `openForReadingAt` for an existing file, of which no byte is changed. */
export function openForReading(file: string, shape: Schema = schema): StoreAsItIs {
  return asStore(openFileDatabaseForReading(file, shape));
}

function asStore({ database, missingMigrations }: DatabaseAsItIs): StoreAsItIs {
  return { store: database, missingMigrations };
}
