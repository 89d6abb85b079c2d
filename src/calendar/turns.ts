import { setImmediate as nextTurn } from 'node:timers/promises';

/** Time after which work yields the event loop; with its last step it stays under 50 ms. */
const HOLD_MILLISECONDS = 15;

/** Yields the event loop if the work has held it long enough; await it between small steps. */
export type Turns = () => Promise<void>;

/** Returns the `Turns` of one piece of work. */
export function takeTurns(): Turns {
  const steps = new SharedTurns();
  return () => steps.take(() => undefined);
}

/**
 * Runs the steps of many callers so that together they yield the event loop when they have held it long enough. A step
 * after a pause may wait for a turn at once, since what ran before it is not known.
 */
export class SharedTurns {
  readonly #now: () => number;
  #since: number;
  #turn: Promise<void> | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** Runs a step in this turn of the loop or, after others have used it up, in a later one. */
  async take<T>(step: () => T | Promise<T>): Promise<T> {
    while (this.#now() - this.#since >= HOLD_MILLISECONDS) {
      this.#turn ??= this.#yield();
      await this.#turn;
    }
    return await step();
  }

  async #yield(): Promise<void> {
    await nextTurn();
    this.#since = this.#now();
    this.#turn = undefined;
  }
}
