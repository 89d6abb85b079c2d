import type { Engine } from './database.ts';

/** Scripts in each engine's dialect: triggers and full-text indexes. */
export type OwnScripts = Readonly<Record<Engine, string>>;

/** A change of the schema; never edited after its release. */
export interface Migration {
  /** Greater than the schema's version and earlier migrations. */
  readonly number: number;
  /**
   * Statements without parameters, separated by semicolons, with SQLite's types: PostgreSQL's are derived from them.
   */
  readonly script: string;
  /** What runs after it. */
  readonly own?: OwnScripts;
  /** Older programs must not use the store any more; otherwise they continue until they are updated. */
  readonly endsOlderPrograms?: boolean;
}

/** Schema of a store: the initial tables and all changes since. */
export interface Schema {
  /** Version of `tables` and `own`; a store of an earlier one cannot be used. */
  readonly version: number;
  /** All tables and indexes with SQLite's types: PostgreSQL's are derived from them. */
  readonly tables: string;
  /** What runs after it. */
  readonly own: OwnScripts;
  /** Migrations in order. */
  readonly migrations: readonly Migration[];
}

/** Returns the version after all migrations. */
export function newestVersion({ version, migrations }: Schema): number {
  return migrations.at(-1)?.number ?? version;
}
