import type { StoreLocation } from '../../database/location.ts';
import { StoreError } from '../../database/storeError.ts';
import { openForReadingAt, type Store } from '../../store/open.ts';

/**
 * Runs a function on the store without migrating it. Returns undefined if it does not exist, has an older schema or
 * cannot be opened: the store's check reports that.
 */
export async function readStore<T>(
  location: StoreLocation,
  read: (store: Store) => Promise<T>,
): Promise<T | undefined> {
  const opened = await openForReadingAt(location).catch((error: unknown) => {
    if (error instanceof StoreError) return undefined;
    throw error;
  });
  if (!opened) return undefined;
  try {
    return opened.missingMigrations > 0 ? undefined : await read(opened.store);
  } finally {
    await opened.store.close();
  }
}
