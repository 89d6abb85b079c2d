import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockOf } from '../../../src/database/clock.ts';
import type { Turn } from '../../../src/discord/sending/rateLimiter.ts';
import { SharedInvalidRequestCounter } from '../../../src/discord/sending/sharedInvalidRequests.ts';
import { SharedRateLimiter } from '../../../src/discord/sending/sharedRateLimiter.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { FakeClock } from '../../fake-discord/clock.ts';
import { mostInASecond, StepTime } from './stepTime.ts';

const never = new AbortController().signal;

let store: Store;
let time: StepTime;
let dropped: number;
beforeEach(() => {
  store = openStore(':memory:');
  time = new StepTime();
  dropped = 0;
});
afterEach(() => store.close());

function paceOf(options: { readonly requestsPerSecond?: number } = {}): SharedRateLimiter {
  return new SharedRateLimiter({
    database: store,
    clock: clockOf(time.now),
    time,
    log: { warn: () => {} },
    onDropped: (slots) => {
      dropped += slots;
    },
    ...options,
  });
}

/** Sends so many requests as they come, and says when each left. */
async function send(
  pace: SharedRateLimiter,
  count: number,
  noting: () => number = () => 0,
): Promise<number[]> {
  const instants: number[] = [];
  const one = async () => {
    let turn: Turn | undefined = await pace.turn(never);
    await time.sleep(noting());
    while (turn && !(await turn.ready())) turn = await pace.turn(never, { isNext: true });
    instants.push(time.now());
    turn?.ended();
  };
  await Promise.all(Array.from({ length: count }, one));
  return instants;
}

describe('the pace of several processes', () => {
  test('is 46 a second for all of them together, and each gets its part', async () => {
    const paces = [paceOf(), paceOf(), paceOf()];
    const sent = await time.run(Promise.all(paces.map((pace) => send(pace, 92))));
    const all = sent.flat().toSorted((one, other) => one - other);
    const seconds = ((all.at(-1) ?? 0) - (all[0] ?? 0)) / 1000;
    expect(mostInASecond(all)).toBeLessThanOrEqual(47);
    expect(all.length / seconds).toBeGreaterThan(44);
    const ends = sent.map((of) => of.at(-1) ?? 0);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(1000);
    expect(dropped).toBe(0);
  });

  test('never rises above the limit where attempts take long to note and timers are late: it falls', async () => {
    let step = 0;
    const odd = () => [0, 3, 80, 7, 25, 160, 1][step++ % 7] ?? 0;
    time.lateness = () => [0, 0, 30, 2, 0, 9][step++ % 6] ?? 0;
    const paces = [paceOf(), paceOf()];
    const sent = await time.run(Promise.all(paces.map((pace) => send(pace, 80, odd))));
    expect(mostInASecond(sent.flat())).toBeLessThanOrEqual(49);
    expect(sent.flat()).toHaveLength(160);
    expect(dropped).toBeGreaterThan(0);
  });

  test('stops for all of them once Discord tells one of a global limit', async () => {
    const [one, other] = [paceOf(), paceOf()];
    const first = await time.run(Promise.all([send(one, 10), send(other, 10)]));
    const told = time.now();
    one.pause(3000);
    await new Promise(setImmediate);
    const then = await time.run(Promise.all([send(one, 10), send(other, 10)]));
    expect(first.flat().length).toBe(20);
    expect(Math.min(...then.flat())).toBeGreaterThanOrEqual(told + 3000);
  });

  test('gives a single request its turn at once, and returns the unused share of a stopped process', async () => {
    const pace = paceOf();
    const [at] = await time.run(send(pace, 1));
    expect((at ?? 0) - 1_700_000_000_000).toBeLessThan(5);
    const halt = new AbortController();
    const asked = Promise.all(Array.from({ length: 5 }, () => pace.turn(halt.signal)));
    await time.run(pace.turn(never));
    halt.abort();
    await time.run(asked);
    await pace.close();
    const row = await store.get<{ next_slot_at: number }>('SELECT next_slot_at FROM request_pace');
    expect(Number(row?.next_slot_at) - time.now()).toBeLessThan(150);
  });

  test('is as slow as the count of invalid answers asks', async () => {
    const pace = paceOf();
    const instants: number[] = [];
    const ask = async () => {
      for (let request = 0; request < 5; request += 1) {
        const turn = await pace.turn(never, { slowMilliseconds: 1000 });
        await turn?.ready();
        instants.push(time.now());
      }
    };
    await time.run(ask());
    const gaps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  test('keeps to a raised limit', async () => {
    const pace = paceOf({ requestsPerSecond: 200 });
    const sent = await time.run(send(pace, 400));
    expect((sent.at(-1) ?? 0) - (sent[0] ?? 0)).toBeLessThan(2300);
  });
});

describe('invalid answers of several processes', () => {
  test('are counted together, and forgotten after ten minutes', async () => {
    const fakeClock = new FakeClock({ start: 1_700_000_000_000 });
    const clock = clockOf(() => fakeClock.now());
    const counts = [0, 1].map(
      () => new SharedInvalidRequestCounter({ database: store, clock, log: { warn: () => {} } }),
    );
    const [one, other] = counts;
    if (!one || !other) throw new Error('no counts');
    for (let answer = 0; answer < 4000; answer += 1) {
      one.count();
      other.count();
    }
    expect(one.spacingMilliseconds()).toBe(0);
    await one.flush();
    await other.flush();
    await one.flush();
    expect(one.spacingMilliseconds()).toBeGreaterThan(500);
    expect(other.spacingMilliseconds()).toBe(one.spacingMilliseconds());
    fakeClock.advance(620_000);
    await one.flush();
    expect(one.spacingMilliseconds()).toBe(0);
    for (const count of counts) await count.close();
  });
});
