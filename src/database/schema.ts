/** A change of the schema; once released it is never edited. */
export interface Migration {
  /** Above the schema's own version, and above those before it. */
  readonly number: number;
  /** Statements without parameters, separated by semicolons. */
  readonly script: string;
}

/** The shape of a store: what an empty one is given, and what has changed since. */
export interface Schema {
  /** The number of the shape that `script` makes; a store of an earlier one cannot be used any more. */
  readonly version: number;
  /** Statements that make every table, index and trigger. */
  readonly script: string;
  /** In their order. */
  readonly migrations: readonly Migration[];
}

/** The number of the shape that a store has once every migration has run. */
export function newestVersion({ version, migrations }: Schema): number {
  return migrations.at(-1)?.number ?? version;
}
