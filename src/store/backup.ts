import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { openStore, type Store, StoreError } from './open.ts';

/** In one step: between steps each write of the bot would make the copy begin anew, and it might never end. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies the store into a file while others go on reading and writing; the copy is consistent.
 * It appears under its name only when it is whole. Throws a StoreError where the file already
 * exists or cannot be written, and where the store is damaged.
 */
export async function backupStore(store: Store, file: string): Promise<void> {
  if (existsSync(file)) {
    throw new StoreError(
      'unreachable',
      `${file} is there already: name a new file, so that no backup is lost.`,
    );
  }
  const partial = `${file}.partial`;
  try {
    removeWithLogs(partial);
    await backup(store.database, partial, { rate: ALL_PAGES });
    // A copy of damaged pages is a file that `restore` refuses, on the day on which it is needed.
    if (!isIntact(partial)) throw damaged(store.file);
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
export function restoreStore(backupFile: string, file: string, now: Date): string | undefined {
  checkBackup(backupFile);
  const partial = `${file}.restoring`;
  removeWithLogs(partial);
  copyFileSync(backupFile, partial);
  try {
    // The copy is brought to this version's shape before it takes the old one's place.
    openStore(partial).close();
    const kept = setAside(file, now);
    renameSync(partial, file);
    return kept;
  } finally {
    removeWithLogs(partial);
  }
}

function isIntact(file: string): boolean {
  try {
    return isWholeStore(file);
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

function checkBackup(file: string): void {
  if (!existsSync(file)) throw new StoreError('unreachable', `There is no backup ${file}.`);
  try {
    if (isWholeStore(file)) return;
  } catch (error) {
    throw new StoreError('damaged', `${file} is no backup that can be read: nothing was changed.`, error);
  }
  throw new StoreError('damaged', `${file} is damaged or no store of 速览: nothing was changed.`);
}

/** Looks without leaving SQLite's own files beside it, so that a backup may lie where nobody can write. */
function isWholeStore(file: string): boolean {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    const [result] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    return (
      result === 'ok' &&
      database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'editions'").get() !== undefined
    );
  } finally {
    database.close();
  }
}

function setAside(file: string, now: Date): string | undefined {
  if (!existsSync(file)) return undefined;
  const kept = `${file}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`;
  // Opened and closed once, so that the write-ahead log is folded into the file that is kept.
  try {
    openStore(file).close();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  }
  return kept;
}
