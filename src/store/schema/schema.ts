import { readFileSync } from 'node:fs';
import type { Schema } from '../../database/schema.ts';

/** The tables of the store, by the rooms that use them; later ones refer to earlier ones. */
const SCRIPTS = ['news', 'search', 'events', 'sources', 'deliveries', 'members', 'processes'];

/** The store's schema. Once 速览 is released, what changes is a migration with the next number. */
export const schema: Schema = {
  version: 35,
  script: SCRIPTS.map((name) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')).join('\n'),
  migrations: [],
};
