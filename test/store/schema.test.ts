import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';

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

/** Without comments and line breaks. */
function oneLine(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),;]) ?/g, '$1')
    .trim();
}
