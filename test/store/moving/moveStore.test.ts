import { afterEach, beforeEach, expect, test } from 'vitest';
import { MovingError, moveStore } from '../../../src/store/moving/moveStore.ts';
import { LEFT_TABLES, MOVED_TABLES } from '../../../src/store/moving/tables.ts';
import { newsVersion } from '../../../src/store/news/newsVersion.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { schema } from '../../../src/store/schema/schema.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { engine, openTestStore } from '../../database/engines.ts';
import { storeEdition } from '../../outbox/roundup.ts';

const NOW = new Date('2024-12-27T00:00:00Z');

let file: Store;
let other: Store;
let back: Store;
beforeEach(async () => {
  file = openStore(':memory:');
  other = await openTestStore();
  back = openStore(':memory:');
});
afterEach(async () => {
  for (const store of [file, other, back]) await store.close();
});

async function fill(store: Store): Promise<void> {
  for (const day of ['2024-12-25', '2024-12-26', '2024-12-27'])
    await storeEdition(store, { column: '极客头条', day, stories: 3 }, NOW);
  const place = { guildId: 'g', channelId: 'c', channelKind: 'text' } as const;
  await subscriptionsOf(store).create(defaultChoices(place, 'admin'), NOW);
  await store.run('INSERT INTO uploads (id, name, bytes, user_id, created_at) VALUES (?, ?, ?, ?, ?)', [
    ...['u', '稿\u0000件'],
    Uint8Array.of(0, 1, 254, 255),
    'm',
    1,
  ]);
  await store.runEach(
    'INSERT INTO shares (channel, shared_at) VALUES (?, ?)',
    Array.from({ length: 1203 }, (_, index) => [`channel ${index}`, index]),
  );
  // The newest rows are gone: their numbers must not come again, or members would never be told of what has them.
  await store.run("DELETE FROM editions WHERE day = '2024-12-27'");
}

test('everything moves under its own numbers, there and back, and counts and hashes are the same', async () => {
  await fill(file);
  const numbers = await file.lastNumbers();
  const there = await moveStore(file, other);
  expect(there.find(({ table }) => table === 'shares')?.rows).toBe(1203);
  expect(there.find(({ table }) => table === 'stories')?.rows).toBe(6);
  expect(await other.lastNumbers()).toEqual(expect.objectContaining(numbers));
  for (const [table, number] of numbers) expect((await other.lastNumbers()).get(table)).toBe(number);
  expect(await moveStore(other, back)).toEqual(there);
  for (const store of [other, back]) {
    await storeEdition(store, { column: '极客头条', day: '2024-12-28', stories: 1 }, NOW);
    const newest = await store.get<{ row: number }>('SELECT max("row") AS "row" FROM stories');
    expect(newest?.row).toBe((numbers.get('stories') ?? 0) + 1);
  }
  expect(await storiesOf(other).byRows([1, 2])).toEqual(await storiesOf(file).byRows([1, 2]));
});

test('every story of the new store is pending for search and events', async () => {
  await fill(file);
  await file.run('DELETE FROM pending_work');
  await moveStore(file, other);
  expect((await other.get('SELECT count(*) AS n FROM pending_work'))?.n).toBe(12);
});

test('a target store that holds anything is refused, and stays as it was', async () => {
  await fill(file);
  await other.run("INSERT INTO shares (channel, shared_at) VALUES ('theirs', 1)");
  await expect(moveStore(file, other)).rejects.toThrow(MovingError);
  expect(await other.all('SELECT channel FROM shares')).toEqual([{ channel: 'theirs' }]);
  expect((await other.get('SELECT count(*) AS n FROM stories'))?.n).toBe(0);
});

test('every table of the schema moves or is known to be left', () => {
  const tables = [...`${schema.tables}\n${schema.own.postgres}`.matchAll(/CREATE TABLE (\w+)/g)].map(
    ([, name]) => name,
  );
  const known = new Set([...MOVED_TABLES.map(({ name }) => name), ...LEFT_TABLES]);
  expect(tables.filter((name) => name === undefined || !known.has(name))).toEqual([]);
});

test.runIf(engine === 'postgres')('many stories are written by few statements', async () => {
  await storeEdition(file, { column: '极客头条', day: '2024-12-27', stories: 300 }, NOW);
  await moveStore(file, other);
  expect(await storiesOf(other).count()).toBe(300);
  // Each statement that writes news counts the version on, by a row that PostgreSQL keeps until the transaction ends and reads
  // again each time: with a statement a story, moving took a time that grew with the square of their number.
  expect(await newsVersion(other)).toBeLessThan(20);
});
