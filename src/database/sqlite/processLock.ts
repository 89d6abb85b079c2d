import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unreachable } from '../storeError.ts';
import { makeFolder } from './makeFolder.ts';
import { isBusy } from './writeQueue.ts';

/** Held by the one process that delivers from a store. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the right to deliver from a store; undefined while another process has it, a
 * StoreError where the store is out of reach. The lock is the operating
 * system's, on a file beside the store, so that it goes with its process however that ends.
 * A store in memory belongs to its process anyway.
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
