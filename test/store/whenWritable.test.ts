import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { whenWritable } from '../../src/store/whenWritable.ts';

let folder: string;
let bot: Store;
let other: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-lock-'));
  bot = openStore(join(folder, 'sulan.db'));
  other = openStore(bot.file);
});
afterEach(async () => {
  await bot.close();
  await other.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a lock that another process holds is waited for without holding the event loop', async () => {
  other.database.exec('BEGIN IMMEDIATE');
  let isWritable = false;
  const waiting = whenWritable(bot).then(() => {
    isWritable = true;
  });
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
  expect(isWritable).toBe(false);
  other.database.exec('COMMIT');
  await waiting;
  bot.transactionSync(() => bot.prepare("INSERT INTO shares VALUES ('c', 0)").run());
  // The connection waits for others as it did before.
  expect(bot.database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 });
});

test('a store that nobody holds is writable at once, also inside a transaction of its own', async () => {
  await whenWritable(bot);
  bot.database.exec('BEGIN IMMEDIATE');
  await whenWritable(bot);
  bot.database.exec('COMMIT');
});
