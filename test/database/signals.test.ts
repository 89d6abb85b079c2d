import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openStoreAt, type Store } from '../../src/store/open.ts';
import { otherProcesses } from '../../src/wiring/otherProcesses.ts';
import { engine, newLocation } from './engines.ts';
import { databaseAt } from './server/databases.ts';

test.runIf(engine === 'sqlite')('a store in a file has no signals to other processes', async () => {
  const { location, remove } = await newLocation();
  const store = await openStoreAt(location);
  expect(store.signals).toBeUndefined();
  const others = otherProcesses(store.signals, () => {});
  expect(others.longestSleepMilliseconds()).toBe(1000);
  others.signal();
  await others.stop();
  await store.close();
  await remove();
});

describe.runIf(engine === 'postgres')('signals between the processes on one database', () => {
  let place: Awaited<ReturnType<typeof newLocation>>;
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    place = await newLocation();
    one = await openStoreAt(place.location);
    other = await openStoreAt(place.location);
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    await place.remove();
  });

  test('wake a process that sleeps long while it hears them, and not the one that sends', async () => {
    const [heard, heardBySender] = [{ signals: 0 }, { signals: 0 }];
    const hearing = otherProcesses(other.signals, () => {
      heard.signals += 1;
    });
    const sending = otherProcesses(one.signals, () => {
      heardBySender.signals += 1;
    });
    await expect.poll(() => hearing.longestSleepMilliseconds()).toBe(10_000);
    await expect.poll(() => sending.longestSleepMilliseconds()).toBe(10_000);
    // Once for what may have been missed before they heard.
    expect([heard.signals, heardBySender.signals]).toEqual([1, 1]);
    sending.signal();
    await expect.poll(() => heard.signals).toBe(2);
    expect(heardBySender.signals).toBe(1);
    await Promise.all([hearing.stop(), sending.stop()]);
    expect(hearing.longestSleepMilliseconds()).toBe(1000);
  });

  test('arrive again after their connection was lost, and what was missed meanwhile is looked for', async () => {
    let signals = 0;
    const hearing = otherProcesses(other.signals, () => {
      signals += 1;
    });
    await expect.poll(() => signals).toBe(1);
    if (place.location.engine !== 'postgres') throw new Error('not over a server');
    const admin = new pg.Client(databaseAt(inject('postgres'), 'postgres'));
    await admin.connect();
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'LISTEN%'",
      [new URL(place.location.url).pathname.slice(1)],
    );
    await admin.end();
    await expect.poll(() => signals).toBe(2);
    await expect.poll(() => hearing.longestSleepMilliseconds()).toBe(10_000);
    await one.signals?.send('sulan_outbox');
    await expect.poll(() => signals).toBe(3);
    await hearing.stop();
  });
});
