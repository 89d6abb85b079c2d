import { expect, test } from 'vitest';
import { rowsInsertOf } from '../../../src/database/postgres/rowsInsert.ts';

test.each([
  ['INSERT INTO t (a, b) VALUES (?, ?)', 'INSERT INTO t (a, b) VALUES (?, ?), (?, ?)'],
  ['INSERT INTO t VALUES (?)', 'INSERT INTO t VALUES (?), (?)'],
  [
    `INSERT INTO "a table" ("column", b)\n  VALUES (lower(?), ')', '(''')\n  ON CONFLICT DO NOTHING`,
    `INSERT INTO "a table" ("column", b)\n  VALUES (lower(?), ')', '('''), (lower(?), ')', '(''')\n  ON CONFLICT DO NOTHING`,
  ],
  [
    'INSERT INTO t (a) VALUES (CAST(? AS bigint)) ON CONFLICT (a, b) DO NOTHING',
    'INSERT INTO t (a) VALUES (CAST(? AS bigint)), (CAST(? AS bigint)) ON CONFLICT (a, b) DO NOTHING',
  ],
])('%s inserts several rows', (sql, two) => {
  expect(rowsInsertOf(sql)?.(1)).toBe(sql);
  expect(rowsInsertOf(sql)?.(2)).toBe(two);
});

test.each([
  'INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET a = excluded.a',
  'INSERT INTO t (a) VALUES (?) RETURNING a',
  'INSERT INTO t (a) VALUES ((SELECT max(a) FROM t))',
  'INSERT INTO t (a) SELECT ? FROM u',
  'INSERT INTO t (a) VALUES (?), (?)',
  'UPDATE t SET a = ?',
  'DELETE FROM t WHERE a = ?',
])('%s stays one statement for each row', (sql) => {
  expect(rowsInsertOf(sql)).toBeUndefined();
});
