/** Wait of a route; instants in milliseconds. */
interface Hold {
  readonly since: number;
  readonly until: number;
  /** Consecutive 429s. */
  readonly refusals: number;
}

/** Assumed wait of a 429 without one, doubled for each further 429. */
const UNTOLD_WAIT_MILLISECONDS = 1000;
const LONGEST_UNTOLD_MILLISECONDS = 60_000;

/** Number of holds at which expired ones are removed. */
const SWEEP_AT = 2000;

/** Rate limits by route (method and path with its channel or server), from headers and 429s. */
export class BucketLimits {
  readonly #bucketLimits = new Map<string, Hold>();

  /** Returns the remaining wait of a route. */
  waitOf(route: string, now: number): number {
    const hold = this.#bucketLimits.get(route);
    // The clock was set back: the end of the wait is unknown, and the wait was short.
    if (!hold || now < hold.since) return 0;
    return Math.max(0, hold.until - now);
  }

  /** Records an answer other than 429 and the wait that it announces for the route's next request. */
  allow(route: string, waitMilliseconds: number, now: number): void {
    if (waitMilliseconds <= 0) {
      this.#bucketLimits.delete(route);
      return;
    }
    this.#bucketLimits.set(route, { since: now, until: now + waitMilliseconds, refusals: 0 });
    if (this.#bucketLimits.size >= SWEEP_AT) this.#sweep(now);
  }

  /** Records a 429 and returns its wait, which is assumed if Discord named none. */
  refuse(route: string, toldMilliseconds: number | undefined, now: number): number {
    const refusals = (this.#bucketLimits.get(route)?.refusals ?? 0) + 1;
    const untold = Math.min(
      UNTOLD_WAIT_MILLISECONDS * 2 ** Math.min(refusals - 1, 30),
      LONGEST_UNTOLD_MILLISECONDS,
    );
    const wait = toldMilliseconds ?? untold;
    this.#bucketLimits.set(route, { since: now, until: now + wait, refusals });
    return wait;
  }

  #sweep(now: number): void {
    for (const [route, hold] of this.#bucketLimits) {
      if (hold.until <= now || hold.since > now) this.#bucketLimits.delete(route);
    }
  }
}
