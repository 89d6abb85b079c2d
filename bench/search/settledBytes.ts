import type { Store } from '../../src/store/open.ts';

/** The bytes of a store once what stands in its log has gone into its file. */
export async function settledBytes(store: Store): Promise<number> {
  if (store.engine === 'sqlite') await store.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
  return store.bytes();
}
