import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockOf } from '../../src/database/clock.ts';
import type { SqlParameter, Statements } from '../../src/database/database.ts';
import { waitForIdentify } from '../../src/processes/identifyTurns.ts';
import { LeaseHolder } from '../../src/processes/leaseHolder.ts';
import { ShardKeeper } from '../../src/processes/shardKeeper.ts';
import { planShards } from '../../src/processes/shardPlan.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { over } from '../database/over.ts';
import fc from '../properties.ts';

const silent = { info: () => {}, warn: () => {}, debug: () => {} };

describe('the plan of shards', () => {
  test('comes to an even spread from any other, moves no shard of an even one, and never takes what somebody has', () => {
    const spreads = fc.record({
      total: fc.integer({ min: 1, max: 24 }),
      processes: fc.integer({ min: 1, max: 6 }),
      begins: fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 24, maxLength: 24 }),
    });
    fc.assert(
      fc.property(spreads, ({ total, processes: count, begins }) => {
        const processes = Array.from({ length: count }, (_, index) => `p${index}`);
        // Negative: free; from the count on: a process that is dead, whose leases have not run out.
        const owners = new Map<number, string>(
          begins
            .slice(0, total)
            .flatMap((one, shard) => (one < 0 ? [] : [[shard, `p${one % (count + 1)}`] as const])),
        );
        for (const [shard, owner] of owners) if (owner === `p${count}`) owners.delete(shard);
        let moves = 1;
        for (let round = 0; moves > 0; round += 1) {
          expect(round).toBeLessThan(100);
          moves = 0;
          for (const owner of processes) {
            const plan = planShards({ total, owner, processes, owners });
            for (const shard of plan.giveBack) {
              expect(owners.get(shard)).toBe(owner);
              owners.delete(shard);
            }
            for (const shard of plan.take) {
              expect(owners.has(shard)).toBe(false);
              owners.set(shard, owner);
            }
            moves += plan.giveBack.length + plan.take.length;
          }
        }
        const counts = processes.map((owner) => [...owners.values()].filter((one) => one === owner).length);
        expect(owners.size).toBe(total);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('processes that share shards', () => {
  let store: Store;
  let now: number;
  const connected = new Map<number, string>();
  let faults: string[];
  beforeEach(() => {
    store = openStore(':memory:');
    now = 1_000_000;
    connected.clear();
    faults = [];
  });
  afterEach(async () => {
    await store.close();
    expect(faults).toEqual([]);
  });

  function processOf(owner: string, ids?: readonly number[]) {
    const clock = clockOf(() => now);
    const holder = new LeaseHolder({ database: store, clock, owner, log: silent, elapsed: () => now });
    const keeper = new ShardKeeper({
      holder,
      database: store,
      clock,
      total: 8,
      ids,
      log: silent,
      elapsed: () => now,
      async open(shard) {
        const other = connected.get(shard);
        if (other !== undefined) faults.push(`${owner} connects shard ${shard}, which ${other} has`);
        connected.set(shard, owner);
      },
      async close(shard) {
        if (connected.get(shard) === owner) connected.delete(shard);
      },
    });
    return { holder, keeper };
  }
  type Process = ReturnType<typeof processOf>;

  async function rounds(count: number, processes: readonly Process[]): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      now += 1000;
      for (const { holder, keeper } of processes) {
        await holder.renew();
        await keeper.look();
      }
    }
  }
  const held = (processes: readonly Process[]) => processes.map(({ keeper }) => keeper.shards.length);

  test('have equal parts; a newcomer gets its part, and what one gives back the others take at once', async () => {
    const [a, b, c] = [processOf('a'), processOf('b'), processOf('c')];
    await rounds(1, [a]);
    expect(held([a])).toEqual([8]);
    await rounds(3, [a, b]);
    expect(held([a, b])).toEqual([4, 4]);
    await rounds(4, [a, b, c]);
    expect(held([a, b, c]).toSorted()).toEqual([2, 3, 3]);
    await b.keeper.stop();
    await rounds(1, [a, c]);
    expect(held([a, c])).toEqual([4, 4]);
    expect(a.keeper.isSettled).toBe(true);
  });

  test('take over from one that was killed within a lease, and what thaws leaves its shards alone', async () => {
    const [a, b] = [processOf('a'), processOf('b')];
    await rounds(4, [a, b]);
    expect(held([a, b])).toEqual([4, 4]);
    // The frozen process is cut off by its own looks before it is told anything; here its sockets still stand.
    for (const shard of b.keeper.shards) connected.delete(shard);
    await rounds(17, [a]);
    expect(held([a])).toEqual([8]);
    await b.holder.renew();
    expect(b.keeper.shards).toEqual([]);
    await rounds(4, [a, b]);
    expect(held([a, b])).toEqual([4, 4]);
  });

  test('with fixed shards take those, and no shard twice though both are told to', async () => {
    const [a, b] = [processOf('a', [0, 1, 2, 3]), processOf('b', [3, 4, 5])];
    await rounds(2, [a, b]);
    expect(a.keeper.shards).toEqual([0, 1, 2, 3]);
    expect(b.keeper.shards).toEqual([4, 5]);
    expect([a.keeper.isSettled, b.keeper.isSettled]).toEqual([true, false]);
  });

  test('leave shards to others where they cannot connect them', async () => {
    const a = processOf('a');
    const clock = clockOf(() => now);
    const holder = new LeaseHolder({ database: store, clock, owner: 'b', log: silent, elapsed: () => now });
    const keeper = new ShardKeeper({
      holder,
      database: store,
      clock,
      total: 8,
      log: silent,
      elapsed: () => now,
      open: () => Promise.reject(new Error('no way to Discord')),
      close: async () => {},
    });
    const b = { holder, keeper };
    await rounds(3, [a, b]);
    await rounds(2, [a]);
    expect(held([a, b])).toEqual([8, 0]);
    expect(keeper.isSettled).toBe(false);
  });

  test('identify five seconds after one another though the answer that gives a turn is under way for long', async () => {
    const ways = [900, 20, 2500, 700, 100, 0];
    const slow: Statements = {
      ...over(store),
      async run<R extends object>(sql: string, parameters?: readonly SqlParameter[]) {
        const written = await store.run<R>(sql, parameters);
        now += ways.shift() ?? 0;
        return written;
      },
    };
    const time = {
      monotonic: () => now,
      sleep: async (milliseconds: number) => {
        now += Math.ceil(milliseconds);
      },
    };
    const instants: number[] = [];
    for (const [shard, database] of [slow, store, slow, store].entries()) {
      const turns = { database, clock: clockOf(() => now), time, owner: `p${shard}` };
      await waitForIdentify(turns, 0, 1, new AbortController().signal);
      instants.push(now);
    }
    const gaps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
  });

  test('identify one every five seconds of each bucket, whoever asks', async () => {
    const instants: { bucket: number; at: number }[] = [];
    const sleep = async (milliseconds: number) => {
      now += Math.ceil(milliseconds);
    };
    for (let shard = 0; shard < 8; shard += 1) {
      const turns = {
        database: store,
        clock: clockOf(() => now),
        time: { sleep, monotonic: () => now },
        owner: shard % 2 ? 'a' : 'b',
      };
      await waitForIdentify(turns, shard, 2, new AbortController().signal);
      instants.push({ bucket: shard % 2, at: now });
    }
    for (const bucket of [0, 1]) {
      const of = instants.filter((one) => one.bucket === bucket).map(({ at }) => at);
      const gaps = of.slice(1).map((at, index) => at - (of[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
      expect(Math.max(...gaps)).toBeLessThan(6000);
    }
    await expect(
      waitForIdentify(
        { database: store, clock: clockOf(() => now), time: { sleep, monotonic: () => now }, owner: 'a' },
        0,
        2,
        AbortSignal.abort(),
      ),
    ).rejects.toThrow();
  });
});
