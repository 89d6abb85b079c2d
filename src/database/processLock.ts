import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from './sqlite/makeFolder.ts';
import { isBusy } from './sqlite/writeQueue.ts';
import { unreachable } from './storeError.ts';

/** Lock held by the one process that delivers from a store. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the lock for deliveries from a store; undefined if another process holds it. Throws a StoreError if the store
 * is unreachable. It is a lock of the operating system on a file beside the store, so that it ends with the process. A
 * store in memory needs none.
 */
export function takeProcessLock(storeFile: string): ProcessLock | undefined {
  if (storeFile === ':memory:') return { release: () => {} };
  const database = openBeside(storeFile);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw unreachable(storeFile, error);
  }
  return { release: () => database.close() };
}

function openBeside(storeFile: string): DatabaseSync {
  try {
    makeFolder(dirname(storeFile));
    return new DatabaseSync(`${storeFile}.lock`);
  } catch (error) {
    throw unreachable(storeFile, error);
  }
}
