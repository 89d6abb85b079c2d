import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openServer, openServerForReading } from '../../src/database/postgres/openServer.ts';
import type { Schema } from '../../src/database/schema.ts';
import { StoreError } from '../../src/database/storeError.ts';
import { schema } from '../../src/store/schema/schema.ts';
import { engine } from './engines.ts';
import { createAnyDatabase, databaseAt, dropDatabase, TEMPLATE } from './server/databases.ts';

const own = { sqlite: '', postgres: '' };
const FIRST: Schema = {
  version: 1,
  tables: 'CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;',
  own,
  migrations: [],
};
const SECOND: Schema = {
  ...FIRST,
  migrations: [{ number: 2, script: 'ALTER TABLE things ADD COLUMN colour TEXT' }],
};
const THIRD: Schema = {
  ...FIRST,
  migrations: [
    ...SECOND.migrations,
    {
      number: 3,
      script: 'ALTER TABLE things ADD COLUMN weight INTEGER NOT NULL DEFAULT 0',
      endsOlderPrograms: true,
    },
  ],
};

describe.runIf(engine === 'postgres')('a store on a PostgreSQL server', () => {
  let url: string;
  const made: string[] = [];
  const anyDatabase = async (template = 'template0') => {
    const database = await createAnyDatabase(inject('postgres'), template);
    made.push(database);
    return database;
  };
  beforeAll(async () => {
    url = await anyDatabase(TEMPLATE);
  });
  afterAll(async () => {
    for (const database of made) await dropDatabase(inject('postgres'), database);
  });
  const opened: { close(): Promise<void> }[] = [];
  const open = async (at: string, shape: Schema) => {
    const database = await openServer({ url: at }, shape);
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });

  test('gives integers, sums, truth, bytes and JSON as SQLite does', async () => {
    const database = await open(url, schema);
    const facts = await database.get(
      `SELECT count(*) AS counted, sum(x) AS summed, 1700000000000 AS instant, true AS truth, 0.5 AS half, '?' AS mark
       FROM unnest(?::bigint[]) AS x`,
      [[1, 2]],
    );
    expect(facts).toEqual({
      counted: 2,
      summed: 3,
      instant: 1_700_000_000_000,
      truth: 1,
      half: 0.5,
      mark: '?',
    });
    const json = 'SELECT fact, fact ->> ? AS code FROM (SELECT CAST(? AS text) AS fact) AS facts';
    expect(await database.get(json, ['code', '{"code": "späť"}'])).toEqual({
      fact: '{"code": "späť"}',
      code: 'späť',
    });
    await database.run('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)', [
      'u',
      'a\0b',
      Uint8Array.of(0, 255),
      '1',
      5,
    ]);
    const row = await database.get('SELECT name, bytes FROM uploads');
    expect(row?.name).toBe('a\uFFFDb');
    expect(row?.bytes).toBeInstanceOf(Uint8Array);
    expect(row?.bytes).toEqual(Buffer.of(0, 255));
  });

  test('orders and compares texts by their bytes, whatever language the server speaks', async () => {
    const database = await open(url, schema);
    await database.runEach(
      'INSERT INTO shares VALUES (?, 1)',
      ['b', 'B', 'ä', '中', '_', '一'].map((channel) => [channel]),
    );
    const rows = await database.all('SELECT channel FROM shares ORDER BY channel');
    expect(rows.map(({ channel }) => channel)).toEqual(['B', '_', 'b', 'ä', '一', '中']);
    expect(
      await database.all(
        "SELECT 1 FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relname = 'shares' AND attname = 'channel' AND attcollation = '\"C\"'::regcollation",
      ),
    ).toHaveLength(1);
  });

  test('runs a transaction again that another process collided with, so that no count is lost', async () => {
    const at = await anyDatabase();
    const processes = [await open(at, FIRST), await open(at, FIRST), await open(at, FIRST)];
    await processes[0]?.run("INSERT INTO things VALUES ('counted', 0)");
    const countUp = (database: (typeof processes)[number]) =>
      database.transaction(async (transaction) => {
        const row = await transaction.get<{ size: number }>("SELECT size FROM things WHERE name = 'counted'");
        await transaction.run("UPDATE things SET size = ? WHERE name = 'counted'", [(row?.size ?? 0) + 1]);
      });
    await Promise.all(processes.flatMap((database) => [1, 2, 3, 4].map(() => countUp(database))));
    expect(await processes[1]?.get('SELECT size FROM things')).toEqual({ size: 12 });
  });

  test('transactions of one queue follow each other over all processes, each seeing what the one before wrote', async () => {
    const at = await anyDatabase();
    const [one, other] = [await open(at, FIRST), await open(at, FIRST)];
    let runs = 0;
    const first = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const slow = one.transaction(
      async (transaction) => {
        began.resolve();
        await first.promise;
        await transaction.run("INSERT INTO things VALUES ('first', 1)");
      },
      { queue: 'things' },
    );
    await began.promise;
    const second = other.transaction(
      async (transaction) => {
        runs += 1;
        return transaction.all('SELECT name FROM things');
      },
      { queue: 'things' },
    );
    // Others that are in no queue do not wait.
    await other.run("INSERT INTO things VALUES ('single', 1)");
    first.resolve();
    await slow;
    expect((await second).map(({ name }) => name)).toEqual(['single', 'first']);
    expect(runs).toBe(1);
  });

  test('tells the time of the database, whatever this machine’s clock says', async () => {
    const database = await open(url, schema);
    const row = await database.get<{ now: number }>(
      'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now',
    );
    expect(Math.abs(database.clock.now() - Number(row?.now))).toBeLessThan(60_000);
  });

  test('several processes that open an empty database at once make one store', async () => {
    const at = await anyDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => open(at, SECOND)));
    expect(await databases[2]?.all('SELECT * FROM schema_version')).toMatchObject([
      { version: 2, min_version: 1 },
    ]);
  });

  test('an older program goes on beside a newer one until a change ends it, and is then refused politely', async () => {
    const at = await anyDatabase();
    expect(await openServerForReading({ url: at }, FIRST)).toBeUndefined();
    await open(at, FIRST);
    const missing = await openServerForReading({ url: at }, THIRD);
    expect(missing?.missingMigrations).toBe(2);
    await missing?.database.close();
    await open(at, SECOND);
    await (await open(at, FIRST)).run("INSERT INTO things VALUES ('by an older program', 1)");
    await open(at, THIRD);
    for (const openAs of [openServer, openServerForReading])
      await expect(openAs({ url: at }, SECOND)).rejects.toThrow(
        expect.objectContaining({
          name: 'StoreError',
          reason: 'newer',
          message: expect.stringContaining('upgrade'),
        }),
      );
    const early = { ...FIRST, version: 5 };
    await expect(openServer({ url: at }, early)).rejects.toThrow(
      expect.objectContaining({ reason: 'older' }),
    );
  });

  test('a migration that fails leaves the store as it was', async () => {
    const at = await anyDatabase();
    await open(at, FIRST);
    const broken = {
      ...FIRST,
      migrations: [{ number: 2, script: 'CREATE TABLE half (x TEXT); SELECT nonsense' }],
    };
    await expect(openServer({ url: at }, broken)).rejects.toThrow(StoreError);
    const database = await open(at, FIRST);
    expect(await database.get("SELECT to_regclass('half') AS half")).toEqual({ half: null });
    expect(await database.get('SELECT version FROM schema_version')).toEqual({ version: 1 });
  });

  test('says in one sentence what is wrong with a server or an address, and names no password', async () => {
    const refused = async (at: string) => {
      const error = await openServer({ url: at }, FIRST).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StoreError);
      const { reason, message } = error as StoreError;
      expect(message).not.toContain('geheim');
      return { reason, message };
    };
    const address = inject('postgres');
    expect(await refused(databaseAt(address, 'nowhere'))).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('create it'),
    });
    expect(
      await refused(databaseAt(address, 'postgres').replace('postgres@', 'nobody:geheim@')),
    ).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('DATABASE_URL'),
    });
    expect(await refused('postgres://someone:geheim@127.0.0.1:1/sulan')).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('postgres://127.0.0.1:1/sulan cannot be opened'),
    });
    expect(await refused('postgres://someone:geheim@[/sulan')).toMatchObject({ reason: 'unreachable' });
  });

  test('goes on when the server ended its connections', async () => {
    const at = await anyDatabase();
    const database = await open(at, FIRST);
    await database.run("INSERT INTO things VALUES ('kept', 1)");
    const admin = new pg.Client(databaseAt(inject('postgres'), 'postgres'));
    await admin.connect();
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      new URL(at).pathname.slice(1),
    ]);
    await admin.end();
    expect(await database.all('SELECT name FROM things')).toEqual([{ name: 'kept' }]);
  });

  test('keeps a second store in a schema of its own', async () => {
    const at = await anyDatabase();
    const main = await open(at, FIRST);
    const beside = await openServer({ url: at, schema: 'beside' }, FIRST);
    await main.run("INSERT INTO things VALUES ('main', 1)");
    expect(await beside.all('SELECT * FROM things')).toEqual([]);
    expect(beside.place).toContain('(beside)');
    await beside.close();
  });
});
