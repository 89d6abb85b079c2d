import { existsSync } from 'node:fs';
import { systemClock } from '../calendar/zone.ts';
import { backupStore, restoreStore } from '../database/sqlite/backup.ts';
import { takeProcessLock } from '../database/sqlite/processLock.ts';
import type { StoreLocation } from '../store/location.ts';
import { openStore } from '../store/open.ts';
import { schema } from '../store/schema/schema.ts';
import { EXIT, type Lines } from './lines.ts';

/** `sulan backup FILE`; for PostgreSQL it names the server's own tools, which are better. */
export async function makeBackup(location: StoreLocation, file: string, lines: Lines): Promise<number> {
  if (location.engine === 'postgres') {
    lines.err(
      `The store is in PostgreSQL, whose own tool copies it while the bot runs: pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    );
    return EXIT.failed;
  }
  if (!existsSync(location.file)) {
    lines.err(`There is no store ${location.file} to back up.`);
    return EXIT.failed;
  }
  const store = openStore(location.file);
  try {
    await backupStore(store, file, schema);
  } finally {
    await store.close();
  }
  lines.out(`The store ${location.file} is copied to ${file}.`);
  return EXIT.done;
}

/** `sulan restore FILE`: refused while a bot uses the store. */
export async function restoreBackup(location: StoreLocation, file: string, lines: Lines): Promise<number> {
  if (location.engine === 'postgres') {
    lines.err(
      `The store is in PostgreSQL: stop all processes, then pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${file}`,
    );
    return EXIT.failed;
  }
  const lock = takeProcessLock(location.file);
  if (!lock) {
    lines.err(`A bot runs on ${location.file}: stop it first, then restore.`);
    return EXIT.failed;
  }
  try {
    const kept = await restoreStore(file, location.file, schema, systemClock.now());
    lines.out(
      `${file} is now the store ${location.file}.${kept ? ` The former one is kept as ${kept}.` : ''}`,
    );
  } finally {
    lock.release();
  }
  return EXIT.done;
}
