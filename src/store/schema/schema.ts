import { readFileSync } from 'node:fs';
import type { Engine } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

/** Scripts of the store's tables by subject; later ones refer to earlier ones. */
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

/** The store's schema. After the first release, each change is a migration with the next number. */
export const schema: Schema = {
  version: 47,
  tables: TABLES.map(scriptOf).join('\n'),
  own: { sqlite: ownScript('sqlite'), postgres: ownScript('postgres') },
  migrations: [],
};

/** Returns the script of triggers and search index of an engine. */
function ownScript(engine: Engine): string {
  return [`${engine}/triggers`, `${engine}/search`].map(scriptOf).join('\n');
}

function scriptOf(name: string): string {
  return readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');
}
