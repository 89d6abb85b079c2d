import { existsSync } from 'node:fs';
import { systemClock } from '../calendar/zone.ts';
import { backupStore, restoreStore } from '../database/backup.ts';
import type { StoreLocation } from '../database/location.ts';
import { takeProcessLock } from '../database/processLock.ts';
import { openStore } from '../store/open.ts';
import { schema } from '../store/schema/schema.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** `sulan backup FILE`; for PostgreSQL it names the server's own tools, which are better. */
export async function makeBackup(
  location: StoreLocation,
  file: string,
  texts: ResultTexts['backup'],
  lines: Lines,
): Promise<number> {
  if (location.engine === 'postgres') {
    lines.err(texts.useServersTool(file));
    return EXIT.failed;
  }
  if (!existsSync(location.file)) {
    lines.err(texts.noStore(location.file));
    return EXIT.failed;
  }
  const store = openStore(location.file);
  try {
    await backupStore(store, file, schema);
  } finally {
    await store.close();
  }
  lines.out(texts.copied(location.file, file));
  return EXIT.done;
}

/** `sulan restore FILE`: refused while a bot uses the store. */
export async function restoreBackup(
  location: StoreLocation,
  file: string,
  texts: ResultTexts['restore'],
  lines: Lines,
): Promise<number> {
  if (location.engine === 'postgres') {
    lines.err(texts.useServersTool(file));
    return EXIT.failed;
  }
  const lock = takeProcessLock(location.file);
  if (!lock) {
    lines.err(texts.botRuns(location.file));
    return EXIT.failed;
  }
  try {
    const kept = await restoreStore(file, location.file, schema, systemClock.now());
    lines.out(texts.restored(file, location.file, kept));
  } finally {
    lock.release();
  }
  return EXIT.done;
}
