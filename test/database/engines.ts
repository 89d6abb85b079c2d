import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { StoreLocation } from '../../src/database/location.ts';
import { openStore, openStoreAt, type Store } from '../../src/store/open.ts';
import { over } from './over.ts';
import { createAnyDatabase, dropDatabase, TEMPLATE } from './server/databases.ts';

/** The engine over which this file's tests run; `vitest.config.ts` says which files run over both. */
export const engine = inject('engine');

/** An empty store of this version's shape: in memory, or in a database of its own on the run's server. */
export async function openTestStore(): Promise<Store> {
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
export async function newLocation(): Promise<{ readonly location: StoreLocation; remove(): Promise<void> }> {
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
