import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockOf, RemoteClock } from '../../src/database/clock.ts';
import { LeaderElection } from '../../src/processes/leadership.ts';
import { LEASE_MILLISECONDS, LeaseHolder } from '../../src/processes/leaseHolder.ts';
import {
  forgetLeases,
  giveBackLease,
  liveLeases,
  renewLeases,
  takeLease,
} from '../../src/processes/leases.ts';
import type { Store } from '../../src/store/open.ts';
import { engine, openTestStore } from '../database/engines.ts';
import fc from '../properties.ts';

const LEADER = { kind: 'leader', name: 'jobs' } as const;
const silent = { info: () => {}, warn: () => {}, debug: () => {} };

let store: Store;
/** The database's clock and every process's own, in milliseconds. */
let now: number;
beforeEach(async () => {
  store = await openTestStore();
  now = 1_000_000;
});
afterEach(() => store.close());

const clock = clockOf(() => now);
const within = (milliseconds: number) => ({ clock, milliseconds });

function holderOf(owner: string, database: Pick<Store, 'run'> = store) {
  return new LeaseHolder({
    database: { ...bound(store), run: (sql, parameters) => database.run(sql, parameters) },
    clock,
    owner,
    log: silent,
    elapsed: () => now,
  });
}

function bound(database: Store) {
  return {
    all: database.all.bind(database),
    get: database.get.bind(database),
    run: database.run.bind(database),
    runEach: database.runEach.bind(database),
    runScript: database.runScript.bind(database),
  };
}

describe('a lease', () => {
  test('is one owner’s until it ends, and each holding has a higher term', async () => {
    expect(await takeLease(store, LEADER, 'a', within(100))).toMatchObject({ owner: 'a', term: 1 });
    expect(await takeLease(store, LEADER, 'b', within(100))).toBeUndefined();
    expect(await takeLease(store, LEADER, 'a', within(100))).toBeUndefined();
    now += 100;
    expect(await takeLease(store, LEADER, 'b', within(100))).toMatchObject({ owner: 'b', term: 2 });
  });

  test('is renewed while it holds and not once it has ended', async () => {
    const lease = await takeLease(store, LEADER, 'a', within(100));
    now += 99;
    expect(await renewLeases(store, 'a', within(100))).toEqual([lease]);
    expect(await liveLeases(store, 'leader', clock)).toMatchObject([{ millisecondsLeft: 100 }]);
    now += 100;
    expect(await renewLeases(store, 'a', within(100))).toEqual([]);
  });

  test('that is given back is free at once, and giving back an old holding harms no new one', async () => {
    const old = await takeLease(store, LEADER, 'a', within(100));
    if (!old) throw new Error('not taken');
    await giveBackLease(store, old, clock);
    expect(await liveLeases(store, 'leader', clock)).toEqual([]);
    await takeLease(store, LEADER, 'a', within(100));
    await giveBackLease(store, old, clock);
    expect(await liveLeases(store, 'leader', clock)).toMatchObject([{ owner: 'a', term: 2 }]);
  });

  test.skipIf(engine === 'sqlite')(
    'ends by the database’s own clock, however wrong a process reckons it',
    async () => {
      const { sql } = store.clock.instant();
      const told = async () => Number((await store.get<{ now: number }>(`SELECT ${sql} AS now`))?.now);
      // Requests are under way for an hour, and their answers come at once: the reckoning is half an hour ahead.
      let elapsed = 0;
      const ask = async () => {
        elapsed += 3_600_000;
        return await told();
      };
      const ahead = await RemoteClock.measure({ ask, sql, elapsed: () => elapsed });
      expect(ahead.now() - (await told())).toBeGreaterThan(1_700_000);
      const lease = await takeLease(store, LEADER, 'a', { clock: store.clock, milliseconds: 300_000 });
      expect(lease).toMatchObject({ owner: 'a', term: 1 });
      expect(await takeLease(store, LEADER, 'b', { clock: ahead, milliseconds: 300_000 })).toBeUndefined();
      expect(await liveLeases(store, 'leader', ahead)).toMatchObject([{ owner: 'a' }]);
      await forgetLeases(store, 'leader', { clock: ahead, milliseconds: 0 });
      expect(await renewLeases(store, 'a', { clock: ahead, milliseconds: 1000 })).toEqual([lease]);
      const [held] = await liveLeases(store, 'leader', store.clock);
      expect(held?.millisecondsLeft).toBeLessThanOrEqual(1000);
      ahead.stop();
    },
  );

  test('has one owner at any instant, whatever is taken, renewed and given back in whatever order', async () => {
    const steps = fc.array(
      fc.record({
        owner: fc.constantFrom('a', 'b', 'c'),
        does: fc.constantFrom('take', 'renew', 'give back', 'wait'),
        passes: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await store.run('DELETE FROM leases');
        let holder: { owner: string; term: number; until: number } | undefined;
        let highest = 0;
        for (const { owner, does, passes } of all) {
          now += passes;
          const isFree = !holder || holder.until <= now;
          if (does === 'take') {
            const taken = await takeLease(store, LEADER, owner, within(50));
            expect(taken !== undefined).toBe(isFree);
            if (!taken) continue;
            expect(taken.term).toBe(highest + 1);
            highest = taken.term;
            holder = { owner, term: taken.term, until: now + 50 };
          } else if (does === 'renew') {
            const renewed = await renewLeases(store, owner, within(50));
            expect(renewed.length).toBe(!isFree && holder?.owner === owner ? 1 : 0);
            if (renewed.length > 0 && holder) holder.until = now + 50;
          } else if (does === 'give back' && holder?.owner === owner) {
            await giveBackLease(store, { ...LEADER, owner, term: holder.term }, clock);
            holder = undefined;
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a process that holds leases', () => {
  test('keeps what it renews, and others get it only after it is given back', async () => {
    const [a, b] = [holderOf('a'), holderOf('b')];
    const held = await a.take(LEADER);
    for (let renewals = 0; renewals < 10; renewals += 1) {
      now += LEASE_MILLISECONDS / 2;
      await a.renew();
      expect(held?.isHeld()).toBe(true);
      expect(await b.take(LEADER)).toBeUndefined();
    }
    await a.stop();
    expect(held?.signal.aborted).toBe(true);
    expect((await b.take(LEADER))?.term).toBe(2);
  });

  test('that was frozen knows that it holds nothing any more before anything else runs', async () => {
    const [a, b] = [holderOf('a'), holderOf('b')];
    const held = await a.take(LEADER);
    now += 90_000;
    expect(held?.isHeld()).toBe(false);
    expect(await b.take(LEADER)).toBeDefined();
    await a.renew();
    expect(held?.signal.aborted).toBe(true);
    expect(await liveLeases(store, 'leader', clock)).toMatchObject([{ owner: 'b' }]);
  });

  test('stops believing in a lease before it ends where the database does not answer', async () => {
    let isDown = false;
    const a = holderOf('a', {
      run: (sql, parameters) =>
        isDown ? Promise.reject(new Error('no database')) : store.run(sql, parameters),
    });
    const held = await a.take(LEADER);
    isDown = true;
    now += LEASE_MILLISECONDS - 1001;
    await a.renew();
    expect(held?.isHeld()).toBe(true);
    now += 1;
    expect(held?.isHeld()).toBe(false);
    expect(await liveLeases(store, 'leader', clock)).toHaveLength(1);
  });
});

describe('the leader', () => {
  test('is one process; another leads as soon as it stops, and its term has ended by then', async () => {
    const terms: { owner: string; signal: AbortSignal }[] = [];
    const [a, b] = [new LeaderElection(holderOf('a'), silent), new LeaderElection(holderOf('b'), silent)];
    b.whileLeading((signal) => terms.push({ owner: 'b', signal }));
    await a.start();
    await b.start();
    a.whileLeading((signal) => terms.push({ owner: 'a', signal }));
    expect([a.isLeading(), b.isLeading()]).toEqual([true, false]);
    await a.stop();
    await b.seek();
    expect([a.isLeading(), b.isLeading()]).toEqual([false, true]);
    expect(terms.map(({ owner, signal }) => [owner, signal.aborted])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    await b.stop();
  });

  test('that was frozen leads no more though nobody told it, and leads again in a new term where nobody does', async () => {
    const a = new LeaderElection(holderOf('a'), silent);
    await a.start();
    now += 90_000;
    expect(a.isLeading()).toBe(false);
    await a.seek();
    expect(a.isLeading()).toBe(true);
    expect(await liveLeases(store, 'leader', clock)).toMatchObject([{ owner: 'a', term: 2 }]);
    await a.stop();
  });
});
