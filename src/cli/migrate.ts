import { existsSync, renameSync } from 'node:fs';
import { systemClock } from '../calendar/zone.ts';
import { takeProcessLock } from '../database/sqlite/processLock.ts';
import { StoreError } from '../database/storeError.ts';
import type { Config } from '../settings/config.ts';
import { serverNewsLocation, storeLocation } from '../settings/storeLocations.ts';
import { describeLocation, type StoreLocation } from '../store/location.ts';
import { type MovedRows, MovingError, moveStore } from '../store/moving/moveStore.ts';
import { openForReadingAt, openStoreAt, type Store } from '../store/open.ts';
import { openAppAt } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress } from './progress.ts';

/** Direction of the move: a PostgreSQL URL; the other side is the files in the state folder. */
export interface Move {
  readonly to?: string;
  readonly from?: string;
}

/**
 * `sulan migrate --to URL | --from URL`: moves the store, and the news of servers' own sources, between the state
 * folder and a PostgreSQL database. Prints a line per table and marks the old store, which then cannot be opened.
 */
export async function migrate(config: Config, { to, from }: Move, lines: Lines): Promise<number> {
  const url = to ?? from;
  if (url === undefined || (to !== undefined && from !== undefined)) {
    lines.err('Say where: --to postgres://… moves the store there, --from postgres://… brings it back.');
    return EXIT.usage;
  }
  const files = { stateDirectory: config.stateDirectory, databaseUrl: undefined };
  const server = { ...files, databaseUrl: url };
  const [source, target] = to === undefined ? [server, files] : [files, server];
  const lock = takeProcessLock(fileOf(storeLocation(files)));
  if (!lock) {
    lines.err('A bot runs on the state folder: stop it first, then move its store.');
    return EXIT.failed;
  }
  try {
    await moveAll(
      [
        [storeLocation(source), storeLocation(target)],
        [serverNewsLocation(source), serverNewsLocation(target)],
      ],
      lines,
    );
  } catch (error) {
    if (!(error instanceof MovingError)) throw error;
    lines.err(error.message);
    return EXIT.failed;
  } finally {
    lock.release();
  }
  lines.out(
    to === undefined
      ? 'Done. Unset DATABASE_URL and start the bot: its store is in the state folder again.'
      : 'Done. Set DATABASE_URL to that address and start the bot.',
  );
  return EXIT.done;
}

async function moveAll(
  pairs: readonly (readonly [StoreLocation, StoreLocation])[],
  lines: Lines,
): Promise<void> {
  const moved: Store[] = [];
  try {
    for (const [place, [source, target]] of pairs.entries()) {
      const isThere = await openForReadingAt(source);
      await isThere?.store.close();
      if (!isThere && place === 0)
        throw new MovingError(`There is no store ${describeLocation(source)} to move.`);
      if (!isThere) continue;
      const from = await openStoreAt(source);
      moved.push(from);
      await refuseRunning(from);
      await moveOne(from, target, lines);
    }
    // Marked only when all is moved: until then the old store stays usable.
    for (const store of moved) await store.markMoved();
  } finally {
    for (const store of moved) await store.close();
  }
}

async function moveOne(from: Store, target: StoreLocation, lines: Lines): Promise<void> {
  await setAsideMoved(target, lines);
  const app = await openAppAt(target);
  const progress = createProgress(process.stderr);
  try {
    const tables = await moveStore(from, app.store, progress.update);
    progress.stop();
    lines.out(`${from.place} → ${app.store.place}`);
    for (const table of tables) lines.out(lineOf(table));
    lines.err('Search and events are made anew, which takes a while.');
    await app.catchUp();
  } finally {
    progress.stop();
    await app.reader.close();
    await app.store.close();
  }
}

function lineOf({ table, rows, hash }: MovedRows): string {
  return `${table} ${rows} ${hash}`;
}

/** Refuses while processes use the store: on PostgreSQL they hold leases. */
async function refuseRunning(store: Store): Promise<void> {
  const held = await store.get<{ owner: string }>('SELECT owner FROM leases WHERE expires_at > ? LIMIT 1', [
    store.clock.now(),
  ]);
  if (held)
    throw new MovingError(
      `A bot runs on ${store.place} (${held.owner}): stop all processes, wait half a minute, and move it then.`,
    );
}

/** Renames a file left by an earlier move, which would block the move back. */
async function setAsideMoved(target: StoreLocation, lines: Lines): Promise<void> {
  if (target.engine !== 'sqlite' || !existsSync(target.file)) return;
  const { file } = target;
  try {
    await (await openStoreAt(target)).close();
  } catch (error) {
    if (!(error instanceof StoreError && error.reason === 'moved')) throw error;
    const kept = `${file}.before-migrate-${systemClock.now().toISOString().replace(/[:.]/g, '-')}`;
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
    lines.err(`The file that was moved before is kept as ${kept}.`);
  }
}

function fileOf(location: StoreLocation): string {
  return location.engine === 'sqlite' ? location.file : ':memory:';
}
