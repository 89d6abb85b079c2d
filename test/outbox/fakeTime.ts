import type { Timekeeper } from '../../src/calendar/time.ts';
import type { FakeClock } from '../fake-discord/clock.ts';

interface Sleeper {
  readonly until: number;
  timer: NodeJS.Timeout;
  wake(): void;
}

/** The fake Discord's clock as the bot's own: sleeps end when it has passed them, by itself or by a jump. */
export class FakeTime implements Timekeeper {
  readonly clock: FakeClock;
  readonly #sleepers = new Set<Sleeper>();

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  now(): Date {
    return new Date(this.clock.now());
  }

  /** The network and the store are as fast as they are, however fast the clock runs. */
  monotonic(): number {
    return performance.now();
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        until: this.clock.now() + milliseconds,
        timer: this.#timerFor(milliseconds, () => this.#check(sleeper)),
        wake: () => {
          clearTimeout(sleeper.timer);
          this.#sleepers.delete(sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake);
    });
  }

  /** Jumps the clock and wakes whoever has slept long enough by it. */
  advance(milliseconds: number): void {
    this.clock.advance(milliseconds);
    for (const sleeper of [...this.#sleepers]) this.#check(sleeper);
  }

  #check(sleeper: Sleeper): void {
    const left = sleeper.until - this.clock.now();
    if (left <= 0) sleeper.wake();
    else {
      clearTimeout(sleeper.timer);
      sleeper.timer = this.#timerFor(left, () => this.#check(sleeper));
    }
  }

  #timerFor(milliseconds: number, check: () => void): NodeJS.Timeout {
    return setTimeout(check, Math.min(Math.ceil(this.clock.realMilliseconds(milliseconds)), 2 ** 31 - 1));
  }
}
