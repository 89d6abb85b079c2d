import { StoreError } from '../../database/storeError.ts';
import type { StoreLocation } from '../../store/location.ts';
import { openForReadingAt, type Store } from '../../store/open.ts';

/**
 * What a function reads from the store as it is. Undefined where there is none yet, or one that is of an older shape or
 * cannot be opened: the store's own check says that.
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
