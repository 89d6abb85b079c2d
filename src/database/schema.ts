import type { Engine } from './database.ts';

/** What each engine has to be told in its own words: triggers and full-text indexes. */
export type OwnScripts = Readonly<Record<Engine, string>>;

/** A change of the schema; once released it is never edited. */
export interface Migration {
  /** Above the schema's own version, and above those before it. */
  readonly number: number;
  /** Statements without parameters, separated by semicolons, in SQLite's words for types: the other engine's are made of them. */
  readonly script: string;
  /** What runs after it. */
  readonly own?: OwnScripts;
  /** Programs that do not know it must not use the store any more. Without it they go on until they are updated. */
  readonly endsOlderPrograms?: boolean;
}

/** The shape of a store: what an empty one is given, and what has changed since. */
export interface Schema {
  /** The number of the shape that `tables` and `own` make; a store of an earlier one cannot be used any more. */
  readonly version: number;
  /** Every table and index, in SQLite's words for types: the other engine's are made of them. */
  readonly tables: string;
  /** What runs after it. */
  readonly own: OwnScripts;
  /** In their order. */
  readonly migrations: readonly Migration[];
}

/** The number of the shape that a store has once every migration has run. */
export function newestVersion({ version, migrations }: Schema): number {
  return migrations.at(-1)?.number ?? version;
}
