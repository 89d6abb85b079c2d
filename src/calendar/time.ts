import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './zone.ts';
import { systemClock } from './zone.ts';

/** A clock that can also be waited on, so that tests control how fast time passes. */
export interface Timekeeper extends Clock {
  /** Monotonic time in milliseconds: unaffected by changes of the system clock. */
  monotonic(): number;
  /** Resolves after that many milliseconds of this clock, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
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

/** Waits for `work`, at most `milliseconds`; rejects if the work rejects in that time. */
export async function atMost(time: Timekeeper, milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const ended = work.finally(() => patience.abort());
  await Promise.race([ended, time.sleep(milliseconds, patience.signal)]);
}
