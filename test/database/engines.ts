import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import type { Engine } from '../../src/database/database.ts';
import { openStore, openStoreAt, type Store, type StoreLocation } from '../../src/store/open.ts';
import { over } from './over.ts';
import { createAnyDatabase, dropDatabase, TEMPLATE } from './server/databases.ts';

/** The engines that a run has: PostgreSQL where it is installed. */
export const engines: readonly Engine[] = inject('postgres') ? ['sqlite', 'postgres'] : ['sqlite'];

/** Describes the same behaviour of every engine; the tests of one that is not installed skip. */
export function describeEachEngine(name: string, tests: (engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe.skipIf(!engines.includes(engine))(`${name} (${engine})`, () => tests(engine));
  }
}

/** An empty store of this version's shape: in memory, or in a database of its own on the run's server. */
export async function openTestStore(engine: Engine): Promise<Store> {
  if (engine === 'sqlite') return openStore(':memory:');
  const address = inject('postgres');
  const url = await createAnyDatabase(address, TEMPLATE);
  const store = await openStoreAt({ engine, url });
  return over(store, {
    async close() {
      await store.close();
      await dropDatabase(address, url);
    },
  });
}

/** A place where there is no store yet, for several processes or openings, and what takes it away again. */
export async function newLocation(
  engine: Engine,
): Promise<{ readonly location: StoreLocation; remove(): Promise<void> }> {
  if (engine === 'postgres') {
    const address = inject('postgres');
    const url = await createAnyDatabase(address, 'template0');
    return { location: { engine, url }, remove: () => dropDatabase(address, url) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'sulan-store-'));
  return {
    location: { engine, file: join(folder, 'sulan.db') },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
