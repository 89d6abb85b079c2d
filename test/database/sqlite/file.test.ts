import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '../../../src/store/open.ts';

const TABLE = 'CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER NOT NULL)';
const MEGABYTE = 1_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('reads never wait for a transaction, and never write', async () => {
  const database = openStore(join(folder, 'sulan.db'));
  await database.runScript(TABLE);
  await database.run("INSERT INTO things VALUES ('before', 1)");
  const mayEnd = Promise.withResolvers<void>();
  const transaction = database.transaction(async (inside) => {
    await inside.run("INSERT INTO things VALUES ('after', 1)");
    await mayEnd.promise;
  });
  await nextTurn();
  expect(await database.all('SELECT name FROM things')).toEqual([{ name: 'before' }]);
  mayEnd.resolve();
  await transaction;
  expect(await database.all('SELECT name FROM things ORDER BY name')).toEqual([
    { name: 'after' },
    { name: 'before' },
  ]);
  await expect(database.all('DELETE FROM things RETURNING name')).rejects.toThrow(/readonly/);
  await database.close();
});

test('a write waits for another process without holding the event loop', async () => {
  const file = join(folder, 'sulan.db');
  const database = openStore(file);
  await database.runScript(TABLE);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const done: string[] = [];
  const writes = [
    database.run("INSERT INTO things VALUES ('a', 1)").then(() => done.push('single')),
    database
      .transaction((inside) => inside.run("INSERT INTO things VALUES ('b', 1)"))
      .then(() => done.push('transaction')),
  ];
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
  expect(done).toEqual([]);
  other.exec('COMMIT');
  await Promise.all(writes);
  expect(done).toEqual(['single', 'transaction']);
  other.close();
  await database.close();
});

test('a durable write is synced to the disk, and an erasing one leaves no byte of what it deleted', async () => {
  const file = join(folder, 'sulan.db');
  const database = openStore(file);
  await database.runScript(TABLE);
  await database.run("INSERT INTO things VALUES ('a secret name of a member', 1)");
  const handle = await open(import.meta.filename);
  const synced = vi.spyOn(Object.getPrototypeOf(handle), 'datasync');
  const insert = 'INSERT INTO things VALUES (?, 1)';
  await database.run(insert, ['b']);
  await database.transaction((transaction) => transaction.run(insert, ['c']));
  expect(synced).not.toHaveBeenCalled();
  await database.run(insert, ['d'], { isDurable: true });
  expect(synced).toHaveBeenCalledTimes(1);
  await database.transaction((transaction) => transaction.run(insert, ['e']), { isDurable: true });
  expect(synced).toHaveBeenCalledTimes(2);
  synced.mockRestore();
  await handle.close();
  await database.transaction((transaction) => transaction.run('DELETE FROM things'), { erases: true });
  for (const suffix of ['', '-wal'])
    expect(readFileSync(`${file}${suffix}`).includes('a secret name')).toBe(false);
  await database.close();
});

test('a row whose number no number of this language can hold disturbs no statement after it', async () => {
  const store = openStore(':memory:');
  await store.runScript('CREATE TABLE numbered (id INTEGER PRIMARY KEY, name TEXT)');
  // FTS5 numbers rows of its own so; https://sqlite.org/c3ref/last_insert_rowid.html tells of the last one on a connection.
  expect(await store.run('INSERT INTO numbered VALUES (9007749010554880, ?)', ['a'])).toMatchObject({
    changes: 1,
  });
  expect(await store.run('UPDATE numbered SET name = ?', ['b'])).toMatchObject({ changes: 1 });
  await store.close();
});

test('the log is copied into the file between writes, in a worker, and stays short', async () => {
  const file = join(folder, 'sulan.db');
  const database = openStore(file);
  await database.runScript(TABLE);
  expect((await database.run('PRAGMA wal_autocheckpoint')).rows).toEqual([{ wal_autocheckpoint: 0 }]);
  const executed = vi.spyOn(DatabaseSync.prototype, 'exec');
  const page = 'x'.repeat(100_000);
  for (let row = 0; row < 200; row += 1)
    await database.run('INSERT INTO things VALUES (?, 1)', [`${row}${page}`]);
  // Syncing the file holds the thread that does it for as long as the disk takes.
  expect(executed.mock.calls.flat()).toEqual([]);
  executed.mockRestore();
  expect(statSync(`${file}-wal`).size).toBeLessThan(8 * MEGABYTE);
  expect(statSync(file).size).toBeGreaterThan(15 * MEGABYTE);
  await database.close();
});

test('without a worker, the log is copied into the file at commits, as the operator is told', async () => {
  const file = join(folder, 'sulan.db');
  const database = await openStore(file);
  await database.runScript('CREATE TABLE texts (body TEXT)');
  const warning = once(process, 'warning');
  // The worker cannot open a folder; the store's own connections keep the file.
  renameSync(file, join(folder, 'moved.db'));
  mkdirSync(file);
  for (let i = 0; i < 40; i++) await database.run('INSERT INTO texts VALUES (?)', ['x'.repeat(MEGABYTE)]);
  expect(String(await warning)).toContain('copied at commits');
  expect((await database.run('PRAGMA wal_autocheckpoint')).rows).toEqual([{ wal_autocheckpoint: 1000 }]);
  expect(await database.get('SELECT count(*) AS n FROM texts')).toEqual({ n: 40 });
  expect(statSync(`${file}-wal`).size).toBeLessThan(16 * MEGABYTE);
  await database.close();
});
