import type { Engine } from '../../database/database.ts';
import { postgresIndex } from './postgresIndex.ts';
import type { SearchIndex } from './searchIndex.ts';
import { sqliteIndex } from './sqliteIndex.ts';

const INDEXES: Readonly<Record<Engine, SearchIndex>> = { sqlite: sqliteIndex, postgres: postgresIndex };

/** Something with a database engine. */
export interface OfEngine {
  readonly engine: Engine;
}

/** Returns the full-text index of a database's engine. */
export function indexOf({ engine }: OfEngine): SearchIndex {
  return INDEXES[engine];
}
