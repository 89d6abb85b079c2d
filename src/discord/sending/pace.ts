import type { Timekeeper } from '../../calendar/time.ts';

/** Requests a second; Discord allows a bot 50, interactions not counted. */
const REQUESTS_PER_SECOND = 48;

/** Never more requests than this in any second of Discord's clock, as far as their answers tell when it counted them. */
const MOST_A_SECOND = 49;
const WINDOW_MILLISECONDS = 1005;

/** Turns that a busy machine made late are made up for, up to so much of the past and no closer to each other than this. */
const CREDIT_MILLISECONDS = 1000;
const CLOSEST_MILLISECONDS = 12;

/** A slow answer may mean that the request was counted late, but not later than this. */
const MOST_DELAY_MILLISECONDS = 500;

/** Answers from which the usual way to Discord and back is known. */
const LATENCIES_KEPT = 32;

/** A turn that was given; `ended` is called when the answer is there, or will not come. */
export interface Turn {
  ended(): void;
}

interface Departure {
  readonly at: number;
  /** The latest instant at which Discord can have counted the request. */
  countedAt: number;
}

/** Lets requests go one at a time, evenly, in the order in which they asked. */
export class Pace {
  readonly #time: Timekeeper;
  #departures: Departure[] = [];
  #latencies: number[] = [];
  #nextAt = 0;
  #pausedUntil = 0;
  #lastSeen = 0;
  #turns: Promise<unknown> = Promise.resolve();

  constructor(time: Timekeeper) {
    this.#time = time;
  }

  /** Nothing goes for so long: a global limit of Discord's. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + milliseconds);
  }

  /**
   * Waits for a turn; undefined if the signal ended the wait. `slowMilliseconds` is the least time to the turn before
   * where the pace is to be slower than usual.
   */
  turn(signal: AbortSignal, slowMilliseconds = 0): Promise<Turn | undefined> {
    const askedAt = this.#now();
    const mine = this.#turns.then(() => this.#wait(askedAt, signal, slowMilliseconds));
    this.#turns = mine;
    return mine;
  }

  async #wait(askedAt: number, signal: AbortSignal, slowMilliseconds: number): Promise<Turn | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const now = this.#now();
      const at = this.#earliest(now, slowMilliseconds);
      if (at <= now) return this.#depart(now, askedAt);
      await this.#time.sleep(at - now, signal);
    }
  }

  #earliest(now: number, slowMilliseconds: number): number {
    const counted = this.#departures
      .map((departure) => departure.countedAt)
      .filter((countedAt) => countedAt > now - WINDOW_MILLISECONDS)
      .sort((left, right) => left - right);
    const last = this.#departures.at(-1);
    return Math.max(
      this.#nextAt,
      this.#pausedUntil,
      last ? last.at + Math.max(CLOSEST_MILLISECONDS, slowMilliseconds) : 0,
      (counted.at(-MOST_A_SECOND) ?? -WINDOW_MILLISECONDS) + WINDOW_MILLISECONDS,
    );
  }

  #depart(now: number, askedAt: number): Turn {
    const departure = { at: now, countedAt: now };
    this.#departures = this.#departures.filter(
      (earlier) => earlier.countedAt > now - WINDOW_MILLISECONDS || earlier.at > now - WINDOW_MILLISECONDS,
    );
    this.#departures.push(departure);
    // Only who has waited can be late: a time in which nobody asked earns no burst.
    const planned = Math.max(this.#nextAt, Math.min(askedAt, now), now - CREDIT_MILLISECONDS);
    this.#nextAt = planned + 1000 / REQUESTS_PER_SECOND;
    return { ended: () => this.#ended(departure) };
  }

  /** An answer that took longer than usual may come from a request that was held up on its way there. */
  #ended(departure: Departure): void {
    const latency = Math.max(0, this.#now() - departure.at);
    this.#latencies = [...this.#latencies.slice(1 - LATENCIES_KEPT), latency];
    const delay = latency - Math.min(...this.#latencies);
    departure.countedAt = departure.at + Math.min(delay, MOST_DELAY_MILLISECONDS);
  }

  /** After the clock was set back, what was planned by the old one is forgotten. */
  #now(): number {
    const now = this.#time.now().getTime();
    if (now < this.#lastSeen) {
      this.#departures = [];
      this.#nextAt = 0;
      this.#pausedUntil = 0;
    }
    this.#lastSeen = now;
    return now;
  }
}
