import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError } from '../storeError.ts';
import type { SqliteDatabase } from './engine.ts';
import { openFile } from './openFile.ts';

/**
 * Copies the store into a file while others go on reading and writing; the copy is consistent.
 * It appears under its name only when it is whole. Throws a StoreError where the file already
 * exists or cannot be written, and where the store is damaged.
 */
export async function backupStore(store: SqliteDatabase, file: string, schema: Schema): Promise<void> {
  if (existsSync(file)) {
    throw new StoreError(
      'unreachable',
      `${file} is there already: name a new file, so that no backup is lost.`,
    );
  }
  const partial = `${file}.partial`;
  try {
    removeWithLogs(partial);
    await store.copyTo(partial);
    // A copy of damaged pages is a file that `restore` refuses, on the day on which it is needed.
    if (!isIntact(partial, schema)) throw damaged(store.place);
    renameSync(partial, file);
  } catch (error) {
    removeWithLogs(partial);
    if (error instanceof StoreError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'unreachable',
      `The copy ${file} cannot be written (${why}): check the path, its rights and the free disk.`,
      error,
    );
  }
}

/**
 * Puts a backup in the place of a store that no process has open, and keeps what was there beside it.
 * A backup that is damaged, no store, or newer than this program is refused before anything is touched.
 * Returns the file under which the former store is kept, undefined where there was none.
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
    // The copy is brought to this version's shape before it takes the old one's place.
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

/** A log that a crash left beside a file of this name would be taken for the next one's. */
function removeWithLogs(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

function checkBackup(file: string, schema: Schema): void {
  if (!existsSync(file)) throw new StoreError('unreachable', `There is no backup ${file}.`);
  try {
    if (isWholeStore(file, schema)) return;
  } catch (error) {
    throw new StoreError('damaged', `${file} is no backup that can be read: nothing was changed.`, error);
  }
  throw new StoreError('damaged', `${file} is damaged or no store of 速览: nothing was changed.`);
}

/** Looks without leaving SQLite's own files beside it, so that a backup may lie where nobody can write. */
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
  // Opened and closed once, so that the write-ahead log is folded into the file that is kept.
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
