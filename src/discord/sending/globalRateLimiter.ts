import type { Timekeeper } from '../../calendar/time.ts';
import type { RateLimiter, Turn, TurnOptions } from './rateLimiter.ts';

/** Requests per second; Discord allows a bot 50, without interactions. */
const REQUESTS_PER_SECOND = 48;

/** Maximum excess over the rate in any second of Discord's clock, estimated from answers. */
const MOST_ABOVE = 1;
const WINDOW_MILLISECONDS = 1005;

/** Missed slots on a busy machine are made up for, up to this time back and no closer to each other than this. */
const CREDIT_MILLISECONDS = 1000;
const CLOSEST_MILLISECONDS = 12;
const CLOSEST_SHARE = 0.576;

/** Longest assumed delay between sending a request and Discord counting it. */
const MOST_DELAY_MILLISECONDS = 500;

/** Number of answers from which the usual latency is computed. */
const LATENCIES_KEPT = 32;

interface Departure {
  readonly at: number;
  /** Latest instant at which Discord may have counted the request. */
  countedAt: number;
}

/** Rate limiter of a single process: requests leave one at a time, evenly, in order of arrival. */
export class GlobalRateLimiter implements RateLimiter {
  readonly #time: Timekeeper;
  readonly #requestsPerSecond: number;
  #departures: Departure[] = [];
  #latencies: number[] = [];
  #nextAt = 0;
  #pausedUntil = 0;
  #lastSeen = 0;
  #turns: Promise<unknown> = Promise.resolve();

  constructor(time: Timekeeper, requestsPerSecond = REQUESTS_PER_SECOND) {
    this.#time = time;
    this.#requestsPerSecond = requestsPerSecond;
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + milliseconds);
  }

  turn(signal: AbortSignal, { slowMilliseconds = 0 }: TurnOptions = {}): Promise<Turn | undefined> {
    const askedAt = this.#now();
    const mine = this.#turns.then(() => this.#wait(askedAt, signal, slowMilliseconds));
    this.#turns = mine;
    return mine;
  }

  async close(): Promise<void> {}

  async #wait(askedAt: number, signal: AbortSignal, slowMilliseconds: number): Promise<Turn | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const now = this.#now();
      const at = this.#earliest(now, slowMilliseconds);
      if (at <= now) return this.#depart(now, askedAt);
      await this.#time.sleep(at - now, signal);
    }
  }

  get #closest(): number {
    return Math.min(CLOSEST_MILLISECONDS, (CLOSEST_SHARE * 1000) / this.#requestsPerSecond);
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
      last ? last.at + Math.max(this.#closest, slowMilliseconds) : 0,
      (counted.at(-(this.#requestsPerSecond + MOST_ABOVE)) ?? -WINDOW_MILLISECONDS) + WINDOW_MILLISECONDS,
    );
  }

  #depart(now: number, askedAt: number): Turn {
    const departure = { at: now, countedAt: now };
    this.#departures = this.#departures.filter(
      (earlier) => earlier.countedAt > now - WINDOW_MILLISECONDS || earlier.at > now - WINDOW_MILLISECONDS,
    );
    this.#departures.push(departure);
    // Idle time earns no burst: only requests that waited can be late.
    const planned = Math.max(this.#nextAt, Math.min(askedAt, now), now - CREDIT_MILLISECONDS);
    this.#nextAt = planned + 1000 / this.#requestsPerSecond;
    return { ready: async () => true, ended: () => this.#ended(departure) };
  }

  /** A slow answer may belong to a request that was delayed on its way. */
  #ended(departure: Departure): void {
    const latency = Math.max(0, this.#now() - departure.at);
    this.#latencies = [...this.#latencies.slice(1 - LATENCIES_KEPT), latency];
    const delay = latency - Math.min(...this.#latencies);
    departure.countedAt = departure.at + Math.min(delay, MOST_DELAY_MILLISECONDS);
  }

  /** Forgets plans made before the clock was set back. */
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
