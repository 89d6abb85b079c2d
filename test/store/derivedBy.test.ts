import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Derivation, putInForce } from '../../src/store/derivedBy.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import { over } from '../database/over.ts';

const OLD: Derivation = { task: 'search', version: 5, fingerprint: 'names' };
const NEW: Derivation = { ...OLD, version: 6 };
const OTHER_NAMES: Derivation = { ...OLD, fingerprint: 'other names' };

let store: Store;
let expected: number;
beforeEach(async () => {
  store = await openTestStore();
  expected = 0;
});
afterEach(() => store.close());

const put = (derivation: Derivation, database = store) =>
  putInForce(database, derivation, async () => {
    expected += 1;
  });

/** The same store as another process has it: what a process remembers is remembered by its store. */
const elsewhere = () => over(store);

test('a newer program takes the place of an older one, which never takes it back', async () => {
  expect(await put(OLD)).toBe(true);
  expect(await put(NEW, elsewhere())).toBe(true);
  for (const _ of [1, 2, 3]) {
    expect(await put(OLD)).toBe(false);
    expect(await put(OLD, elsewhere())).toBe(false);
    expect(await put(NEW)).toBe(true);
  }
  expect(expected).toBe(2);
});

test('of two programs with other word lists each has everything derived anew once at most', async () => {
  const other = elsewhere();
  for (const _ of [1, 2, 3]) {
    await put(OLD);
    await put(OTHER_NAMES, other);
  }
  expect(expected).toBe(2);
  expect([await put(OLD), await put(OTHER_NAMES, other)]).toEqual([false, true]);
});

test('versions are kept for each task apart, and none is put in force if the work fails', async () => {
  const failing = putInForce(store, OLD, () => Promise.reject(new Error('disk is full')));
  await expect(failing).rejects.toThrow('disk is full');
  expect(await store.all('SELECT task FROM derived_by')).toEqual([]);
  await put({ ...OLD, task: 'events' });
  await put(NEW);
  expect(await store.all('SELECT task, version FROM derived_by ORDER BY task')).toEqual([
    { task: 'events', version: 5 },
    { task: 'search', version: 6 },
  ]);
});
