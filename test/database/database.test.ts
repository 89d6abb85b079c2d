import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MisusedTransaction, type Transaction } from '../../src/database/database.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { openTestStore } from './engines.ts';

const TABLE = 'CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER NOT NULL)';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database', () => contractOf(openTestStore));
describe('a database in a file', () => contractOf(async () => openStore(join(folder, 'sulan.db'))));

function contractOf(open: () => Promise<Store>): void {
  let database: Store;
  beforeEach(async () => {
    database = await open();
    await database.runScript(TABLE);
  });
  afterEach(() => database.close());

  const add = (name: string, size = 1) => database.run('INSERT INTO things VALUES (?, ?)', [name, size]);
  const names = async () =>
    (await database.all<{ name: string }>('SELECT name FROM things ORDER BY name')).map(({ name }) => name);

  test.each(['a\0b', 'a\ud800b', 'a\udfffb'])(
    'a unit that is no character is stored as U+FFFD, and found by itself',
    async (text) => {
      await add(text);
      expect(await names()).toEqual(['a\ufffdb']);
      expect(await database.get('SELECT size FROM things WHERE name = ?', [text])).toEqual({ size: 1 });
      expect(await database.get('SELECT size FROM things WHERE name = ANY(?)', [['x', text]])).toEqual({
        size: 1,
      });
    },
  );

  test('answers rows, the first row, and how many rows were written', async () => {
    expect(await add('a')).toEqual({ rows: [], changes: 1 });
    expect(
      await database.run('INSERT INTO things VALUES (?, ?), (?, ?) RETURNING name', ['b', 2, 'c', 3]),
    ).toEqual({ rows: [{ name: 'b' }, { name: 'c' }], changes: 2 });
    expect(await database.get('SELECT * FROM things WHERE size = ?', [2])).toEqual({ name: 'b', size: 2 });
    expect(await database.get('SELECT * FROM things WHERE size = ?', [9])).toBeUndefined();
    expect((await database.run('UPDATE things SET size = 0 WHERE size > ?', [1])).changes).toBe(2);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  test('yields the event loop between statements, however many callers ask at once', async () => {
    let now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 4));
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    const asked = Array.from({ length: 40 }, async (_, n) => {
      await add(`${n}`);
      await names();
      await database.transaction((transaction) =>
        transaction.run('DELETE FROM things WHERE name = ?', [`${n}`]),
      );
    });
    await Promise.all(asked);
    clearImmediate(timer);
    vi.restoreAllMocks();
    expect(turns).toBeGreaterThan(asked.length / 2);
  });

  test('takes lists in the syntax of PostgreSQL', async () => {
    for (const [name, size] of [
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
    ] as const)
      await add(name, size);
    const of = async (condition: string, list: readonly string[] | readonly number[]) =>
      (await database.all(`SELECT name FROM things WHERE ${condition} ORDER BY size`, [list])).map(
        (row) => row.name,
      );
    expect(await of('name = ANY(?)', ['丙', '甲'])).toEqual(['甲', '丙']);
    expect(await of('size <> ALL(?)', [1])).toEqual(['乙', '丙']);
    expect(await of('name = ANY(?)', [])).toEqual([]);
    expect(await database.all('SELECT value FROM unnest(?::text[]) AS value', [['一', '"']])).toEqual([
      { value: '一' },
      { value: '"' },
    ]);
  });

  test('writes one statement many times, or not at all', async () => {
    expect(
      await database.runEach('INSERT INTO things VALUES (?, ?)', [
        ['a', 1],
        ['b', 2],
      ]),
    ).toBe(2);
    await expect(
      database.runEach('INSERT INTO things VALUES (?, ?)', [
        ['c', 3],
        ['a', 1],
      ]),
    ).rejects.toThrow(/unique/i);
    expect(await names()).toEqual(['a', 'b']);
  });

  test('writes lists of any length in order, and counts the rows that were written', async () => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => [`${from + index}`, index]);
    let stored = 0;
    for (const count of [0, 1, 7, 8, 9, 63, 64, 73, 199, 200, 201, 450]) {
      expect(await database.runEach('INSERT INTO things VALUES (?, ?)', rows(stored, count))).toBe(count);
      stored += count;
    }
    expect(await names()).toHaveLength(stored);
    const known = [...rows(stored - 100, 200), ...rows(stored, 5)];
    expect(
      await database.runEach('INSERT INTO things (name, size) VALUES (?, ?) ON CONFLICT DO NOTHING', known),
    ).toBe(100);
    const counted = [['a', 1] as const, ...rows(0, 70).map(() => ['a', 2] as const), ['b', 3] as const];
    expect(
      await database.runEach(
        'INSERT INTO things VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET size = things.size + excluded.size',
        counted,
      ),
    ).toBe(72);
    expect(await database.get("SELECT size FROM things WHERE name = 'a'")).toEqual({ size: 141 });
  });

  test('writes none of many rows if one of them is refused', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => [index === 149 ? '0' : `${index}`, 1]);
    await expect(database.runEach('INSERT INTO things VALUES (?, ?)', rows)).rejects.toThrow(/unique/i);
    expect(await names()).toEqual([]);
  });

  test('lets only one caller claim each row by a statement', async () => {
    for (const name of ['a', 'b', 'c']) await add(name);
    const claim = () =>
      database.run<{ name: string }>(
        `UPDATE things SET size = 2 WHERE name IN
           (SELECT name FROM things WHERE size = 1 ORDER BY name LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING name`,
        [1],
      );
    const claimed = await Promise.all([claim(), claim(), claim()]);
    expect(claimed.flatMap(({ rows }) => rows.map(({ name }) => name)).sort()).toEqual(['a', 'b', 'c']);
  });

  test('rolls back what a transaction wrote before it threw', async () => {
    const failed = database.transaction(async (transaction) => {
      await transaction.run("INSERT INTO things VALUES ('a', 1)");
      throw new Error('no more');
    });
    await expect(failed).rejects.toThrow('no more');
    expect(await names()).toEqual([]);
    await add('b');
    expect(await names()).toEqual(['b']);
  });

  test('runs transactions one after the other, also across turns of the event loop', async () => {
    const order: string[] = [];
    const slow = (name: string) =>
      database.transaction(async (transaction) => {
        order.push(`${name} begins`);
        await transaction.run('INSERT INTO things VALUES (?, 1)', [name]);
        await nextTurn();
        const { count } =
          (await transaction.get<{ count: number }>(
            "SELECT count(*) AS count FROM things WHERE name <> 's'",
          )) ?? {};
        order.push(`${name} ends with ${count}`);
      });
    await Promise.all([slow('a'), add('s'), slow('b')]);
    expect(order).toEqual(['a begins', 'a ends with 1', 'b begins', 'b ends with 2']);
    expect(await names()).toEqual(['a', 'b', 's']);
  });

  test('shows nobody outside what a transaction has not committed', async () => {
    const written = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const transaction = database.transaction(async (inside) => {
      await inside.run("INSERT INTO things VALUES ('a', 1)");
      written.resolve();
      await mayEnd.promise;
      throw new Error('rolled back');
    });
    await written.promise;
    const seen = names();
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    mayEnd.resolve();
    await expect(transaction).rejects.toThrow('rolled back');
    expect(await seen).toEqual([]);
  });

  test('refuses statements on itself inside a transaction instead of waiting for ever', async () => {
    const misuses = [
      () => database.all('SELECT 1'),
      () => add('a'),
      () => database.runEach('INSERT INTO things VALUES (?, 1)', [['a']]),
      () => database.transaction(async () => {}),
    ];
    for (const misuse of misuses)
      await expect(database.transaction(async () => void (await misuse()))).rejects.toThrow(
        MisusedTransaction,
      );
    expect(await names()).toEqual([]);
  });

  test('refuses calls on a finished transaction, and lets work that it began go on with the database', async () => {
    let kept: Transaction | undefined;
    let later: Promise<unknown> | undefined;
    await database.transaction(async (transaction) => {
      kept = transaction;
      later = nextTurn().then(() => add('later'));
    });
    await expect(kept?.run("INSERT INTO things VALUES ('a', 1)")).rejects.toThrow(MisusedTransaction);
    await later;
    expect(await names()).toEqual(['later']);
  });
}
