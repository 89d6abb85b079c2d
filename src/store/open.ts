import type { OpenDatabase } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { openFile, openFileForReading } from '../database/sqlite/openFile.ts';
import { schema } from './schema/schema.ts';

/** The open store: a database that has the store's schema. */
export type Store = OpenDatabase;

/**
 * Opens (and, where it is absent, makes) the store in a file, or in memory for `:memory:`, and brings it to this
 * version's shape. Throws a StoreError for a file that is newer, too old, damaged or out of reach, which stays untouched.
 */
export function openStore(file: string, shape: Schema = schema): Store {
  return openFile(file, shape);
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
  return { store: database, missingMigrations };
}
