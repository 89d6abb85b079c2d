import { describe, expect, test } from 'vitest';
import type { Timekeeper } from '../../../src/calendar/time.ts';
import { GlobalRateLimiter } from '../../../src/discord/sending/globalRateLimiter.ts';
import type { TurnOptions } from '../../../src/discord/sending/rateLimiter.ts';
import fc from '../../properties.ts';
import { mostInASecond, StepTime } from './stepTime.ts';

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

/** Sends one request; returns when it left. */
async function leave(pace: GlobalRateLimiter, time: Timekeeper, options?: TurnOptions): Promise<number> {
  let turn = await pace.turn(never, options);
  while (turn && !(await turn.ready())) turn = await pace.turn(never, options);
  const at = time.now().getTime();
  turn?.ended();
  return at;
}

async function departures(time: JumpingTime, count: number): Promise<number[]> {
  const pace = new GlobalRateLimiter(time);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    times.push(await leave(pace, time));
  }
  return times;
}

describe('the pace', () => {
  test('is even, and close under 50 a second', async () => {
    const times = await departures(new JumpingTime(), 480);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    expect(480 / seconds).toBeGreaterThan(47.5);
    expect(mostInASecond(times)).toBeLessThanOrEqual(49);
  });

  test('lets a priority request go before waiting ones, and counts it', async () => {
    const steps = new StepTime();
    const time: Timekeeper = {
      now: () => new Date(steps.now()),
      monotonic: steps.now,
      sleep: steps.sleep,
    };
    const pace = new GlobalRateLimiter(time);
    const left: string[] = [];
    const times: number[] = [];
    const send = async (name: string, options?: TurnOptions) => {
      times.push(await leave(pace, time, options));
      left.push(name);
    };
    const waiting = Array.from({ length: 100 }, (_, index) => send(`digest ${index}`));
    const next = Array.from({ length: 5 }, (_, index) => send(`lookup ${index}`, { isNext: true }));
    await steps.run(Promise.all([...waiting, ...next]));
    expect(left.findLastIndex((name) => name.startsWith('lookup'))).toBeLessThan(12);
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
    const before = await leave(pace, time);
    pace.pause(5000);
    const after = await leave(pace, time);
    expect(after - before).toBeGreaterThanOrEqual(5000);
    expect((await leave(pace, time, { slowMilliseconds: 700 })) - after).toBeGreaterThanOrEqual(700);
  });

  test('a pause holds back requests that have their turn and have not left', async () => {
    const time = new JumpingTime();
    const pace = new GlobalRateLimiter(time);
    const turn = await pace.turn(never);
    pace.pause(5000);
    const paused = time.now().getTime();
    expect(await turn?.ready()).toBe(false);
    expect((await leave(pace, time)) - paused).toBeGreaterThanOrEqual(5000);
  });

  test('requests leave evenly though their attempts are recorded together, and late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
        async (intervals) => {
          const step = new StepTime();
          const time = { ...step, now: () => new Date(step.now()), monotonic: step.now };
          const pace = new GlobalRateLimiter(time);
          let written = Promise.resolve();
          let writes = 0;
          // One write to the disk after the other, each for all attempts that came before it began.
          const record = () => {
            const next = written.then(() => step.sleep(intervals[writes++ % intervals.length] ?? 0));
            written = next;
            return next;
          };
          let shared: Promise<void> | undefined;
          const recorded = () => {
            shared ??= record().finally(() => {
              shared = undefined;
            });
            return shared;
          };
          const times: number[] = [];
          const send = async () => {
            const turn = await pace.turn(never);
            await recorded();
            await turn?.ready();
            times.push(step.now());
            turn?.ended();
          };
          const began = step.now();
          await step.run(Promise.all(Array.from({ length: 100 }, send)));
          expect(mostInASecond(times)).toBeLessThanOrEqual(49);
          const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
          expect(Math.min(...gaps)).toBeGreaterThanOrEqual(11);
          const seconds = ((times.at(-1) ?? 0) - began) / 1000;
          expect(seconds).toBeLessThan(100 / 47 + Math.max(...intervals) / 500);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('a clock set back by a day delays no request', async () => {
    const time = new JumpingTime();
    const pace = new GlobalRateLimiter(time);
    const early = await pace.turn(never);
    await leave(pace, time);
    const back = time.now().getTime() - 86_400_000;
    time.set(back);
    await early?.ready();
    expect((await leave(pace, time)) - back).toBeLessThan(1000);
  });

  test('a signal ends the wait without a departure', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await new GlobalRateLimiter(new JumpingTime()).turn(stop.signal)).toBeUndefined();
  });
});
