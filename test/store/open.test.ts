import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/all.ts';
import { openForReading, openStore, type Store, StoreError } from '../../src/store/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openStore', () => {
  test('makes the folder and the tables, and opens what it made again', async () => {
    const file = join(folder, 'deep', 'sulan.db');
    await openStore(file).close();
    const store = openStore(file);
    expect(store.database.prepare('SELECT count(*) AS n FROM editions').get()?.n).toBe(0);
    await store.close();
  });

  test('refuses a newer store and leaves it untouched', () => {
    const file = join(folder, 'newer.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE future (x); PRAGMA user_version = 9999');
    database.close();
    const before = readFileSync(file);
    expect(() => openStore(file)).toThrow(expect.objectContaining({ name: 'StoreError', reason: 'newer' }));
    expect(readFileSync(file)).toEqual(before);
  });

  test('refuses a newer store that a crash left with its write-ahead log, and leaves both untouched', () => {
    const file = join(folder, 'newer.db');
    const running = new DatabaseSync(join(folder, 'running.db'));
    running.exec('PRAGMA journal_mode = WAL; CREATE TABLE future (x); PRAGMA user_version = 9999');
    const files = ['', '-wal'].map((suffix) => [`running.db${suffix}`, `newer.db${suffix}`] as const);
    for (const [from, to] of files) copyFileSync(join(folder, from), join(folder, to));
    running.close();
    const contents = () => files.map(([, to]) => readFileSync(join(folder, to)));
    const before = contents();
    expect(() => openStore(file)).toThrow(expect.objectContaining({ reason: 'newer' }));
    expect(contents()).toEqual(before);
  });

  test('says so when half of the store is gone', async () => {
    const file = join(folder, 'torn.db');
    await openStore(file).close();
    truncateSync(file, 8192);
    expect(() => openStore(file)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });

  test('looks at an older store without changing it', async () => {
    const file = join(folder, 'older.db');
    await openStore(file, migrations.slice(0, 3)).close();
    const before = readFileSync(file);
    const { store, missingSteps } = openForReading(file);
    expect(missingSteps).toBe(migrations.length - 3);
    expect(() => store.database.exec('DELETE FROM stories')).toThrow(/readonly/u);
    await store.close();
    expect(readFileSync(file)).toEqual(before);
  });

  test('says so when the file is no store', () => {
    const file = join(folder, 'damaged.db');
    writeFileSync(file, 'this is no database at all, only a sentence that is long enough to look at');
    expect(() => openStore(file)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });

  test('says so when the path cannot be opened', () => {
    expect(() => openStore(folder)).toThrow(StoreError);
  });

  test('the step that counts the characters of the stories stored before changes nothing else', async () => {
    const file = join(folder, 'before.db');
    const before = openStore(
      file,
      migrations.filter(({ number }) => number < 16),
    );
    before.database.exec(`
      INSERT INTO stories (id, position, title, paragraphs, images, links, commentary, "column", day, stored_at, changed_at)
      VALUES ('aaaaaaaaaa', 0, '一二 三', '["四五","六\u3000七"]', '[]', '[]', '["八"]', 'x', '2024-12-27', 1, 1);
      DELETE FROM pending_work;
    `);
    const triggers = (store: Store) =>
      store.database
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
        .all();
    const known = triggers(before);
    await before.close();
    const store = openStore(file);
    expect(store.database.prepare('SELECT characters FROM stories').get()?.characters).toBe(8);
    expect(store.database.prepare('SELECT * FROM pending_work').all()).toEqual([]);
    expect(triggers(store)).toEqual(expect.arrayContaining(known));
    await store.close();
  });

  test('a step that fails leaves the shape as it was', () => {
    const file = join(folder, 'steps.db');
    const broken = { number: 1, up: (db: DatabaseSync) => db.exec('CREATE TABLE half (x); SELECT nonsense') };
    expect(() => openStore(file, [broken])).toThrow(StoreError);
    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()?.n).toBe(0);
    database.close();
  });

  test('a disk that is full in the middle of a step is named as what it is, and the shape stays', async () => {
    const file = join(folder, 'sulan.db');
    await openStore(file).close();
    const step = {
      number: 9000,
      up(database: DatabaseSync) {
        // SQLite's own bound on the file answers as a full disk does.
        database.exec('PRAGMA max_page_count = 1; CREATE TABLE large (bytes BLOB)');
        for (let n = 0; n < 100; n += 1) database.exec('INSERT INTO large VALUES (zeroblob(100000))');
      },
    };
    expect(() => openStore(file, [...migrations, step])).toThrow(
      expect.objectContaining({ reason: 'full', message: expect.stringContaining('The disk is full') }),
    );
    await openStore(file).close();
  });

  test('what is written durably is synced with its commit, and only that', async () => {
    const store = openStore(join(folder, 'sulan.db'));
    const FULL = 2;
    const NORMAL = 1;
    const synchronous = () => store.database.prepare('PRAGMA synchronous').get()?.synchronous;
    expect(store.durably(synchronous)).toBe(FULL);
    expect(synchronous()).toBe(NORMAL);
    expect(() =>
      store.durably(() => {
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(synchronous()).toBe(NORMAL);
    await store.close();
  });

  test('a transaction that throws rolls everything back', async () => {
    const store = openStore(':memory:');
    expect(() =>
      store.transactionSync(() => {
        store.database.exec("INSERT INTO pending_work VALUES ('search', 1)");
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.database.prepare('SELECT count(*) AS n FROM pending_work').get()?.n).toBe(0);
    await store.close();
  });
});
