import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { LogSync } from '../../src/database/sqlite/logSync.ts';

let folder: string;
let log: LogSync;
let syncs: PromiseWithResolvers<void>[];
let datasync: MockInstance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-'));
  writeFileSync(join(folder, 'store.db-wal'), '');
  log = new LogSync(join(folder, 'store.db'));
  syncs = [];
  const handle = await open(join(folder, 'store.db-wal'));
  datasync = vi.spyOn(Object.getPrototypeOf(handle), 'datasync').mockImplementation(() => {
    const sync = Promise.withResolvers<void>();
    syncs.push(sync);
    return sync.promise;
  });
  await handle.close();
});
afterEach(async () => {
  datasync.mockRestore();
  await log.close();
  rmSync(folder, { recursive: true });
});

test('commits during a sync wait for the next one, which they share', async () => {
  const settled: string[] = [];
  const commit = (name: string) => log.sync().then(() => settled.push(name));
  const first = commit('first');
  await vi.waitFor(() => expect(syncs).toHaveLength(1));
  const [second, third] = [commit('second'), commit('third')];
  syncs[0]?.resolve();
  await first;
  expect(settled).toEqual(['first']);
  await vi.waitFor(() => expect(syncs).toHaveLength(2));
  // One that comes now is not of the second.
  const fourth = commit('fourth');
  syncs[1]?.resolve();
  await Promise.all([second, third]);
  expect(settled).toEqual(['first', 'second', 'third']);
  await vi.waitFor(() => expect(syncs).toHaveLength(3));
  syncs[2]?.resolve();
  await fourth;
  expect(syncs).toHaveLength(3);
});

test('a failed sync fails the commits that wait for it, and none after them', async () => {
  const first = log.sync();
  await vi.waitFor(() => expect(syncs).toHaveLength(1));
  const second = log.sync();
  syncs[0]?.reject(new Error('EIO'));
  await expect(first).rejects.toThrow('EIO');
  await vi.waitFor(() => expect(syncs).toHaveLength(2));
  syncs[1]?.resolve();
  await second;
});
