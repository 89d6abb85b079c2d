import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/database/storeError.ts';
import { openForReading, openStore } from '../../src/store/open.ts';
import { schema } from '../../src/store/schema/schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A schema that a later version may have. */
const NEWER = {
  ...schema,
  migrations: [
    { number: 9000, script: 'CREATE TABLE additions (more INTEGER)' },
    { number: 9001, script: 'INSERT INTO additions VALUES (1); CREATE INDEX more_index ON additions (more)' },
  ],
};

describe('openStore', () => {
  test('makes the folder and the tables, and opens what it made again', async () => {
    const file = join(folder, 'deep', 'sulan.db');
    await openStore(file).close();
    const store = openStore(file);
    expect((await store.get('SELECT count(*) AS n FROM editions'))?.n).toBe(0);
    await store.close();
  });

  test('refuses a newer store and leaves it untouched', () => {
    const file = join(folder, 'newer.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE future (x); PRAGMA user_version = 9999');
    database.close();
    const before = readFileSync(file, 'latin1');
    expect(() => openStore(file)).toThrow(expect.objectContaining({ name: 'StoreError', reason: 'newer' }));
    expect(readFileSync(file, 'latin1')).toBe(before);
  });

  test('refuses a newer store that a crash left with its write-ahead log, and leaves both untouched', () => {
    const file = join(folder, 'newer.db');
    const running = new DatabaseSync(join(folder, 'running.db'));
    running.exec('PRAGMA journal_mode = WAL; CREATE TABLE future (x); PRAGMA user_version = 9999');
    const files = ['', '-wal'].map((suffix) => [`running.db${suffix}`, `newer.db${suffix}`] as const);
    for (const [from, to] of files) copyFileSync(join(folder, from), join(folder, to));
    running.close();
    const contents = () => files.map(([, to]) => readFileSync(join(folder, to), 'latin1'));
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

  test('looks at an older store without changing it, and brings it to the newest shape where it is opened', async () => {
    const file = join(folder, 'older.db');
    const older = openStore(file);
    await older.run("INSERT INTO shares VALUES ('kept', 1)");
    await older.close();
    const before = readFileSync(file, 'latin1');
    const { store, missingMigrations } = openForReading(file, NEWER);
    expect(missingMigrations).toBe(2);
    await expect(store.run('DELETE FROM stories')).rejects.toThrow(/readonly/u);
    await store.close();
    expect(readFileSync(file, 'latin1')).toBe(before);
    const newest = openStore(file, NEWER);
    expect(await newest.all('SELECT channel, more FROM shares JOIN additions')).toEqual([
      { channel: 'kept', more: 1 },
    ]);
    await newest.close();
    expect(openForReading(file, NEWER).missingMigrations).toBe(0);
  });

  test('refuses a store from before the first release in one sentence that says what to do', () => {
    const file = join(folder, 'early.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE editions (x); PRAGMA user_version = 3');
    database.close();
    const before = readFileSync(file, 'latin1');
    for (const open of [openStore, openForReading])
      expect(() => open(file)).toThrow(
        expect.objectContaining({ reason: 'older', message: expect.stringContaining('move it away') }),
      );
    expect(readFileSync(file, 'latin1')).toBe(before);
  });

  test('says so when the file is no store', () => {
    const file = join(folder, 'damaged.db');
    writeFileSync(file, 'this is no database at all, only a sentence that is long enough to look at');
    expect(() => openStore(file)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });

  test('says so when the path cannot be opened', () => {
    expect(() => openStore(folder)).toThrow(StoreError);
  });

  test('a migration that fails leaves the shape as it was', async () => {
    const file = join(folder, 'steps.db');
    await openStore(file).close();
    const broken = { number: 9000, script: 'CREATE TABLE half (x); SELECT nonsense' };
    expect(() => openStore(file, { ...schema, migrations: [broken] })).toThrow(StoreError);
    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()?.n).toBe(0);
    database.close();
    await openStore(file).close();
  });

  test('a disk that is full in the middle of a migration is named as what it is, and the shape stays', async () => {
    const file = join(folder, 'sulan.db');
    await openStore(file).close();
    // SQLite's own bound on the file answers as a full disk does.
    const large = {
      number: 9000,
      script: `PRAGMA max_page_count = 1; CREATE TABLE large (bytes BLOB);
        INSERT INTO large WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
          SELECT zeroblob(100000) FROM n`,
    };
    expect(() => openStore(file, { ...schema, migrations: [large] })).toThrow(
      expect.objectContaining({ reason: 'full', message: expect.stringContaining('The disk is full') }),
    );
    await openStore(file).close();
  });
});
