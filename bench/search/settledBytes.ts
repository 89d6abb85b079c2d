import type { Store } from '../../src/store/open.ts';

/** Returns the bytes of a store after its write-ahead log is checkpointed. */
export async function settledBytes(store: Store): Promise<number> {
  if (store.engine === 'sqlite') await store.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
  return store.bytes();
}
