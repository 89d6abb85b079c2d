import { describe, expect, test } from 'vitest';
import type { Timekeeper } from '../../../src/calendar/time.ts';
import { GlobalRateLimiter } from '../../../src/discord/sending/globalRateLimiter.ts';
import fc from '../../properties.ts';

/** A clock that jumps to the end of every sleep, late by what `lateness` says. */
class JumpingTime implements Timekeeper {
  #now = Date.UTC(2024, 11, 27);
  readonly #lateness: () => number;

  constructor(lateness: () => number = () => 0) {
    this.#lateness = lateness;
  }

  now = (): Date => new Date(this.#now);

  monotonic = (): number => this.#now;

  set(milliseconds: number): void {
    this.#now = milliseconds;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#now += Math.ceil(milliseconds) + this.#lateness();
  }
}

const never = new AbortController().signal;

async function departures(time: JumpingTime, count: number): Promise<number[]> {
  const pace = new GlobalRateLimiter(time);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    (await pace.turn(never))?.ended();
    times.push(time.now().getTime());
  }
  return times;
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

describe('the pace', () => {
  test('is even, and close under 50 a second', async () => {
    const times = await departures(new JumpingTime(), 480);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    expect(480 / seconds).toBeGreaterThan(47.5);
    expect(mostInASecond(times)).toBeLessThanOrEqual(49);
  });

  test('never exceeds 49 in any second, however late timers are, and catches up with small delays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 }),
        async (delays) => {
          let index = 0;
          const times = await departures(new JumpingTime(() => delays[index++ % delays.length] ?? 0), 200);
          expect(mostInASecond(times)).toBeLessThanOrEqual(49);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a pause stops everything for its time, a slower pace spaces requests', async () => {
    const time = new JumpingTime();
    const pace = new GlobalRateLimiter(time);
    await pace.turn(never);
    const before = time.now().getTime();
    pace.pause(5000);
    await pace.turn(never);
    expect(time.now().getTime() - before).toBeGreaterThanOrEqual(5000);
    const slowFrom = time.now().getTime();
    await pace.turn(never, { slowMilliseconds: 700 });
    expect(time.now().getTime() - slowFrom).toBeGreaterThanOrEqual(700);
  });

  test('a clock that is set back by a day holds nothing up', async () => {
    const time = new JumpingTime();
    const pace = new GlobalRateLimiter(time);
    await pace.turn(never);
    const back = time.now().getTime() - 86_400_000;
    time.set(back);
    await pace.turn(never);
    expect(time.now().getTime() - back).toBeLessThan(1000);
  });

  test('a signal ends the wait without a departure', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await new GlobalRateLimiter(new JumpingTime()).turn(stop.signal)).toBeUndefined();
  });
});
