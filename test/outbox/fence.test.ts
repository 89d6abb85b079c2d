import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Timekeeper } from '../../src/calendar/time.ts';
import type { WriteOptions } from '../../src/database/database.ts';
import type { Store } from '../../src/store/open.ts';
import { over } from '../database/over.ts';
import { type DeliveringBot, deliveringBot } from './bot.ts';
import { Rig } from './rig.ts';

// A process is frozen by letting its store answer no more, and thawed by letting it answer; time passes meanwhile.

const CREATE = 'POST /channels/:channel/messages';
const LEASE_SECONDS = 60;

let rig: Rig;
let frozen: DeliveringBot;
let thaw: () => void;

beforeEach(async () => {
  rig = await Rig.start();
  await rig.arrive('极客头条', '2024-12-27');
  await rig.subscribe();
});
afterEach(async () => {
  thaw();
  await frozen.stop();
  await rig.end();
});

test('a process that froze before it noted its attempt finds its claim taken over, and sends nothing', async () => {
  const reached = freeze('before');
  await planUntil(reached);
  await takenOver();
  expect(rig.fake.records.of(CREATE)).toHaveLength(1);
  thaw();
  await frozen.stop();
  await onlyOnce();
});

test('a process that froze between its attempt’s note and the socket makes its request no more', async () => {
  const reached = freeze('after');
  await planUntil(reached);
  expect(rig.fake.records.of(CREATE)).toHaveLength(0);
  await takenOver();
  thaw();
  await frozen.stop();
  await onlyOnce();
});

test('a process that froze in between and thaws before anybody looked sends by a new attempt', async () => {
  const reached = freeze('after');
  await planUntil(reached);
  thaw();
  await rig.settled();
  await onlyOnce();
});

test('two processes with names of their own share a morning: each channel gets its digest once', async () => {
  const channels = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
    rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'text' }),
  );
  for (const channel of channels) await rig.subscribe({}, channel);
  void freeze('never');
  await Promise.all([frozen.outbox.start(), rig.bot.outbox.start()]);
  rig.time.advance(60_000);
  await Promise.all([frozen.outbox.plan(), rig.bot.outbox.plan()]);
  await rig.settled();
  expect(rig.fake.records.of(CREATE)).toHaveLength(9);
  for (const delivery of await rig.deliveries()) expect(rig.copies(delivery)).toBe(1);
});

/** Lets the due minute pass. The process may freeze while it plans, so its planning is not waited for. */
async function planUntil(reached: Promise<void>): Promise<void> {
  await frozen.outbox.start();
  rig.time.advance(60_000);
  void frozen.outbox.plan();
  await reached;
}

/** The other process delivers once the frozen one's lease has ended. */
async function takenOver(): Promise<void> {
  await rig.bot.outbox.start();
  rig.time.advance(LEASE_SECONDS * 1000);
  await rig.bot.outbox.plan();
  await vi.waitFor(async () => expect(await rig.states()).toEqual(['sent']), {
    timeout: 15_000,
    interval: 5,
  });
}

async function onlyOnce(): Promise<void> {
  expect(await rig.states()).toEqual(['sent']);
  expect(rig.fake.records.of(CREATE)).toHaveLength(1);
  expect(rig.posts()).toHaveLength(1);
}

/** Makes the process that freezes before or after the note of its attempt; resolves when it is there. */
function freeze(when: 'before' | 'after' | 'never'): Promise<void> {
  const ice = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let ahead = 0;
  let isFrozen = false;
  const freezeNow = () => {
    isFrozen = true;
    reached.resolve();
  };
  const whenThawed = () => (isFrozen ? ice.promise : Promise.resolve());
  thaw = () => {
    // SIGSTOP stops the program, and no clock.
    if (isFrozen) ahead = 90_000;
    ice.resolve();
  };
  const time: Timekeeper = {
    now: () => rig.time.now(),
    sleep: (milliseconds, signal) => rig.time.sleep(milliseconds, signal),
    monotonic: () => rig.time.monotonic() + ahead,
  };
  frozen = deliveringBot({
    store: freezing(rig.store, when, { freezeNow, whenThawed, reached: reached.promise }),
    time,
    apiUrl: rig.fake.apiUrl,
    token: rig.fake.token,
  });
  return reached.promise;
}

interface Frost {
  freezeNow(): void;
  whenThawed(): Promise<void>;
  readonly reached: Promise<void>;
}

/** Write with which a planner ends at midnight. */
const LAST_OF_PLANNING = 'DELETE FROM delivery_contents';

/**
 * Durable writes are the notes of attempts and of messages; the first one is an attempt's. Planning ends after it, as it may
 * where the store is slow.
 */
function freezing(
  store: Store,
  when: 'before' | 'after' | 'never',
  { freezeNow, whenThawed, reached }: Frost,
): Store {
  const isHeldUp = (sql: string) => when !== 'never' && sql.startsWith(LAST_OF_PLANNING);
  const around = async <T>(options: WriteOptions | undefined, write: () => Promise<T>): Promise<T> => {
    if (options?.isDurable && when === 'before') freezeNow();
    await whenThawed();
    const result = await write();
    if (options?.isDurable && when === 'after') freezeNow();
    await whenThawed();
    return result;
  };
  return over(store, {
    all: (sql, parameters) => whenThawed().then(() => store.all(sql, parameters)),
    get: (sql, parameters) => whenThawed().then(() => store.get(sql, parameters)),
    run: (sql, parameters, options) =>
      around(options, async () => {
        if (isHeldUp(sql)) await reached;
        return await store.run(sql, parameters, options);
      }),
    transaction: (work, options) => around(options, () => store.transaction(work, options)),
  });
}
