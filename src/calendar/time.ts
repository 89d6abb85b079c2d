import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './zone.ts';
import { systemClock } from './zone.ts';

/** A clock that can also be waited on, so that tests decide how fast time passes. */
export interface Timekeeper extends Clock {
  /** Milliseconds of a clock that nobody sets: what passes between two looks at it has passed. */
  monotonic(): number;
  /** Resolves after so many milliseconds of this clock, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The time of the machine. */
export const systemTime: Timekeeper = {
  now: systemClock.now,
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    try {
      await wait(milliseconds, undefined, signal ? { signal } : undefined);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};

/** Waits for some work, but no longer than so many milliseconds of a clock; rejects as the work does. */
export async function atMost(time: Timekeeper, milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const ended = work.finally(() => patience.abort());
  await Promise.race([ended, time.sleep(milliseconds, patience.signal)]);
}
