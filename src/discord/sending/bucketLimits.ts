/** Until when a route is to be left alone; instants in milliseconds. */
interface Hold {
  readonly since: number;
  readonly until: number;
  /** 429s in a row. */
  readonly refusals: number;
}

/** What to assume of a 429 that names no wait, doubled for each that follows. */
const UNTOLD_WAIT_MILLISECONDS = 1000;
const LONGEST_UNTOLD_MILLISECONDS = 60_000;

/** Expired holds are dropped once there are so many. */
const SWEEP_AT = 2000;

/** What Discord has said about each route (a method and path, with its channel or server) in headers and 429s. */
export class BucketLimits {
  readonly #bucketLimits = new Map<string, Hold>();

  /** How long a route still has to wait. */
  waitOf(route: string, now: number): number {
    const hold = this.#bucketLimits.get(route);
    // The clock was set back: the end of the wait is not known any more, and it was short.
    if (!hold || now < hold.since) return 0;
    return Math.max(0, hold.until - now);
  }

  /** Notes an answer that was no 429, and the wait it announces for the next request of the route. */
  allow(route: string, waitMilliseconds: number, now: number): void {
    if (waitMilliseconds <= 0) {
      this.#bucketLimits.delete(route);
      return;
    }
    this.#bucketLimits.set(route, { since: now, until: now + waitMilliseconds, refusals: 0 });
    if (this.#bucketLimits.size >= SWEEP_AT) this.#sweep(now);
  }

  /** Notes a 429; returns its wait, which is made up where Discord named none. */
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
