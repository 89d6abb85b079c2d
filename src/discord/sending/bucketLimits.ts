/** What is left of a route's window; instants in milliseconds. */
interface Window {
  readonly since: number;
  readonly until: number;
  /** Requests that are left until then; none after a 429. */
  readonly remaining: number;
  /** Consecutive 429s. */
  readonly refusals: number;
}

/** Assumed wait of a 429 without one, doubled for each further 429. */
const UNTOLD_WAIT_MILLISECONDS = 1000;
const LONGEST_UNTOLD_MILLISECONDS = 60_000;

/** Number of windows at which ended ones are removed. */
const SWEEP_AT = 2000;

/** Requests that an answer leaves to its route, and the time until they are renewed. */
export interface Budget {
  readonly remaining: number;
  readonly resetMilliseconds: number;
}

/** Rate limits by route (method and path with its channel or server), from headers and 429s. */
export class BucketLimits {
  readonly #windows = new Map<string, Window>();

  /** Returns the remaining wait of a route. */
  waitOf(route: string, now: number): number {
    const window = this.#windowOf(route, now);
    return window && window.remaining <= 0 ? window.until - now : 0;
  }

  /**
   * Records an answer other than 429, or that none came. One without a budget (an error of a server before Discord, a
   * lost answer) took one of the requests that were left.
   */
  answered(route: string, budget: Budget | undefined, now: number): void {
    const known = this.#windowOf(route, now);
    if (budget) {
      const until = now + budget.resetMilliseconds;
      this.#windows.set(route, { since: now, until, remaining: budget.remaining, refusals: 0 });
      if (this.#windows.size >= SWEEP_AT) this.#sweep(now);
    } else if (known && known.refusals === 0)
      this.#windows.set(route, { ...known, remaining: known.remaining - 1 });
    else this.#windows.delete(route);
  }

  /** Records a 429 and returns its wait, which is assumed if Discord named none. */
  refuse(route: string, toldMilliseconds: number | undefined, now: number): number {
    const refusals = (this.#windows.get(route)?.refusals ?? 0) + 1;
    const untold = Math.min(
      UNTOLD_WAIT_MILLISECONDS * 2 ** Math.min(refusals - 1, 30),
      LONGEST_UNTOLD_MILLISECONDS,
    );
    const wait = toldMilliseconds ?? untold;
    this.#windows.set(route, { since: now, until: now + wait, remaining: 0, refusals });
    return wait;
  }

  /** Returns the window of a route that has not ended; none if the clock was set back, because its end is unknown then. */
  #windowOf(route: string, now: number): Window | undefined {
    const window = this.#windows.get(route);
    return window && now >= window.since && now < window.until ? window : undefined;
  }

  #sweep(now: number): void {
    for (const [route, { since, until }] of this.#windows) {
      if (until <= now || since > now) this.#windows.delete(route);
    }
  }
}
