import type { Timekeeper } from '../../calendar/time.ts';
import type { RateLimiter, Turn } from './rateLimiter.ts';

const NOW: Turn = { ready: async () => true, ended: () => undefined };

/** Sends all requests at once, for a proxy that limits the rate (SULAN_PACE=off); only a global 429 is waited out. */
export class Unlimited implements RateLimiter {
  readonly #time: Timekeeper;
  #pausedUntil = 0;

  constructor(time: Timekeeper) {
    this.#time = time;
  }

  async turn(signal: AbortSignal): Promise<Turn | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const wait = this.#pausedUntil - this.#time.now().getTime();
      if (wait <= 0) return NOW;
      await this.#time.sleep(wait, signal);
    }
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = this.#time.now().getTime() + milliseconds;
  }

  async close(): Promise<void> {}
}
