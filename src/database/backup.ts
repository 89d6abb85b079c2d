import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { errorMessage } from '../text/errorMessage.ts';
import { BackupFileError } from './backupFileError.ts';
import type { FileDatabase } from './openDatabase.ts';
import { newestVersion, type Schema } from './schema.ts';
import { openFile } from './sqlite/openFile.ts';
import { StoreError } from './storeError.ts';

/**
 * Copies the store consistently into a file during reads and writes. The file gets its name only when it is complete.
 * Throws a BackupFileError if the file exists, a StoreError if it cannot be written or the store is damaged.
 */
export async function backupStore(store: FileDatabase, file: string, schema: Schema): Promise<void> {
  if (existsSync(file)) throw new BackupFileError('exists', file);
  const partial = `${file}.partial`;
  try {
    removeWithLogs(partial);
    await store.copyTo(partial);
    // `restore` would refuse a copy of damaged pages on the day it is needed.
    if (!isIntact(partial, schema)) throw damaged(store.place);
    renameSync(partial, file);
  } catch (error) {
    removeWithLogs(partial);
    if (error instanceof StoreError) throw error;
    const why = errorMessage(error);
    throw new StoreError(
      'unreachable',
      `The copy ${file} cannot be written (${why}): check the path, its rights and the free disk.`,
      error,
    );
  }
}

/**
 * Replaces a store that no process has open with a backup, and keeps the former one beside it. A backup that is
 * damaged, no store, or newer than this program is refused before anything is changed. Returns the file of the former
 * store; undefined if there was none.
 */
export async function restoreStore(
  backupFile: string,
  file: string,
  schema: Schema,
  now: Date,
): Promise<string | undefined> {
  checkBackup(backupFile, schema);
  const partial = `${file}.restoring`;
  removeWithLogs(partial);
  copyFileSync(backupFile, partial);
  try {
    // The copy is migrated before it replaces the old store.
    await openFile(partial, schema).close();
    const kept = await setAside(file, schema, now);
    renameSync(partial, file);
    return kept;
  } finally {
    removeWithLogs(partial);
  }
}

function isIntact(file: string, schema: Schema): boolean {
  try {
    return isWholeStore(file, schema);
  } catch {
    return false;
  }
}

function damaged(file: string): StoreError {
  return new StoreError(
    'damaged',
    `The store ${file} is damaged, and no copy was made: restore an older backup, or move the store away to start anew.`,
  );
}

/** Removes log files left by a crash, which SQLite would apply to a later file of the same name. */
function removeWithLogs(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

function checkBackup(file: string, schema: Schema): void {
  if (!existsSync(file)) throw new BackupFileError('missing', file);
  try {
    if (isWholeStore(file, schema)) return;
  } catch (error) {
    throw new StoreError('damaged', `${file} is no backup that can be read: nothing was changed.`, error);
  }
  throw new StoreError('damaged', `${file} is damaged or no store of 速览: nothing was changed.`);
}

/** Checks a backup without creating SQLite's files beside it, so that it may be in a read-only place. */
function isWholeStore(file: string, schema: Schema): boolean {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    const [result] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    return result === 'ok' && version >= schema.version && version <= newestVersion(schema);
  } finally {
    database.close();
  }
}

async function setAside(file: string, schema: Schema, now: Date): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const kept = `${file}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`;
  // Opening and closing it merges the write-ahead log into the file.
  try {
    await openFile(file, schema).close();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  }
  return kept;
}
