import { existsSync, renameSync } from 'node:fs';
import { systemClock } from '../calendar/zone.ts';
import { describeLocation, type StoreLocation } from '../database/location.ts';
import { takeProcessLock } from '../database/processLock.ts';
import { StoreError } from '../database/storeError.ts';
import type { Config } from '../settings/config.ts';
import { serverNewsLocation, storeLocation } from '../settings/storeLocations.ts';
import { type MovedRows, MovingError, type MovingProblem, moveStore } from '../store/moving/moveStore.ts';
import { openForReadingAt, openStoreAt, type Store } from '../store/open.ts';
import { openAppAt } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress } from './progress.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Direction of the move: a PostgreSQL URL; the other side is the files in the state folder. */
export interface Move {
  readonly to?: string;
  readonly from?: string;
}

/**
 * `sulan migrate --to URL | --from URL`: moves the store, and the news of servers' own sources, between the state
 * folder and a PostgreSQL database. Prints a line per table and marks the old store, which then cannot be opened.
 */
export async function migrate(
  config: Config,
  { to, from }: Move,
  texts: ResultTexts['migrate'],
  lines: Lines,
): Promise<number> {
  const url = to ?? from;
  if (url === undefined || (to !== undefined && from !== undefined)) {
    lines.err(texts.noDirection);
    return EXIT.usage;
  }
  const files = { stateDirectory: config.stateDirectory, databaseUrl: undefined };
  const server = { ...files, databaseUrl: url };
  const [source, target] = to === undefined ? [server, files] : [files, server];
  const lock = takeProcessLock(fileOf(storeLocation(files)));
  if (!lock) {
    lines.err(texts.botRuns);
    return EXIT.failed;
  }
  try {
    await moveAll(
      [
        [storeLocation(source), storeLocation(target)],
        [serverNewsLocation(source), serverNewsLocation(target)],
      ],
      texts,
      lines,
    );
  } catch (error) {
    if (!(error instanceof MovingError)) throw error;
    lines.err(sentenceOf(error.problem, texts));
    return EXIT.failed;
  } finally {
    lock.release();
  }
  lines.out(to === undefined ? texts.movedToFiles : texts.movedToServer);
  return EXIT.done;
}

function sentenceOf(problem: MovingProblem, texts: ResultTexts['migrate']): string {
  switch (problem.kind) {
    case 'no-store':
      return texts.noStore(problem.store);
    case 'in-use':
      return texts.processRuns(problem.store, problem.process);
    case 'not-empty':
      return texts.notEmpty(problem.store, problem.table);
    case 'not-equal':
      return texts.notEqual(problem.table);
  }
}

async function moveAll(
  pairs: readonly (readonly [StoreLocation, StoreLocation])[],
  texts: ResultTexts['migrate'],
  lines: Lines,
): Promise<void> {
  const moved: Store[] = [];
  try {
    for (const [place, [source, target]] of pairs.entries()) {
      const isThere = await openForReadingAt(source);
      await isThere?.store.close();
      if (!isThere && place === 0)
        throw new MovingError({ kind: 'no-store', store: describeLocation(source) });
      if (!isThere) continue;
      const from = await openStoreAt(source);
      moved.push(from);
      await refuseRunning(from);
      await moveOne(from, target, texts, lines);
    }
    // Marked only when all is moved: until then the old store stays usable.
    for (const store of moved) await store.markMoved();
  } finally {
    for (const store of moved) await store.close();
  }
}

async function moveOne(
  from: Store,
  target: StoreLocation,
  texts: ResultTexts['migrate'],
  lines: Lines,
): Promise<void> {
  await setAsideMoved(target, texts, lines);
  const app = await openAppAt(target);
  const progress = createProgress(process.stderr);
  try {
    const tables = await moveStore(from, app.store, progress.update);
    progress.stop();
    lines.out(`${from.place} → ${app.store.place}`);
    for (const table of tables) lines.out(lineOf(table));
    lines.err(texts.rebuilding);
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
  if (held) throw new MovingError({ kind: 'in-use', store: store.place, process: held.owner });
}

/** Renames a file left by an earlier move, which would block the move back. */
async function setAsideMoved(
  target: StoreLocation,
  texts: ResultTexts['migrate'],
  lines: Lines,
): Promise<void> {
  if (target.engine !== 'sqlite' || !existsSync(target.file)) return;
  const { file } = target;
  try {
    await (await openStoreAt(target)).close();
  } catch (error) {
    if (!(error instanceof StoreError && error.reason === 'moved')) throw error;
    const kept = `${file}.before-migrate-${systemClock.now().toISOString().replace(/[:.]/g, '-')}`;
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
    lines.err(texts.formerKept(kept));
  }
}

function fileOf(location: StoreLocation): string {
  return location.engine === 'sqlite' ? location.file : ':memory:';
}
