import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { engine, openTestStore } from '../database/engines.ts';

test('the schema is the one that was dumped: what changes it changes the dump beside this test', async () => {
  const store = openStore(':memory:');
  const rows = await store.all(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'search_index_*'
       AND name NOT GLOB 'search_heads_*' AND name NOT GLOB 'sqlite_*' ORDER BY type, name`,
  );
  const dump = rows.map(({ sql }) => `${oneLine(String(sql))};\n`).join('');
  await store.close();
  await expect(dump).toMatchFileSnapshot('schema.dump.sql');
});

test.runIf(engine === 'postgres')('the schema made for PostgreSQL is the one dumped', async () => {
  const store = await openTestStore();
  const columns = await store.all(
    `SELECT relname AS "table", string_agg(concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
         CASE WHEN attcollation <> 0 THEN 'COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation WHERE oid = attcollation) END,
         CASE WHEN attnotnull THEN 'NOT NULL' END, CASE WHEN attidentity <> '' THEN 'IDENTITY' END,
         'DEFAULT ' || pg_get_expr(adbin, adrelid)), ',' ORDER BY attnum) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
       LEFT JOIN pg_attrdef ON adrelid = pg_class.oid AND adnum = attnum
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace GROUP BY relname ORDER BY relname COLLATE "C"`,
  );
  const definitions = await store.all(
    `SELECT definition FROM (
       SELECT 1 AS kind, conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS definition
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
       UNION ALL SELECT 2, indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT 3, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT 4, proname || ': ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     ) AS definitions ORDER BY kind, definition COLLATE "C"`,
  );
  await store.close();
  const dump = [
    ...columns.map((row) => `CREATE TABLE ${row.table}(${row.columns})`),
    ...definitions.map(({ definition }) => oneLine(String(definition))),
  ];
  await expect(dump.map((line) => `${line};\n`).join('')).toMatchFileSnapshot('schema.postgres.dump.sql');
});

/** Without comments and line breaks. */
function oneLine(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),;]) ?/g, '$1')
    .trim();
}
