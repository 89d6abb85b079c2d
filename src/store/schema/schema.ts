import { readFileSync } from 'node:fs';
import type { Engine } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

/** The tables of the store, by the rooms that use them; later ones refer to earlier ones. */
const TABLES = [
  'news',
  'search',
  'events',
  'sources',
  'deliveries',
  'alerts',
  'members',
  'speech',
  'processes',
];

/** The store's schema. Once 速览 is released, what changes is a migration with the next number. */
export const schema: Schema = {
  version: 44,
  tables: TABLES.map(scriptOf).join('\n'),
  own: { sqlite: ownScript('sqlite'), postgres: ownScript('postgres') },
  migrations: [],
};

/** Triggers and the search index, in the folder of each engine. */
function ownScript(engine: Engine): string {
  return [`${engine}/triggers`, `${engine}/search`].map(scriptOf).join('\n');
}

function scriptOf(name: string): string {
  return readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');
}
