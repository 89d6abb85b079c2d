import type { Timekeeper } from '../../calendar/time.ts';
import type { RateLimiter, Turn, TurnOptions } from './rateLimiter.ts';

/** Requests a second; Discord allows a bot 50, interactions not counted. */
const REQUESTS_PER_SECOND = 48;

/** Above the pace by so much: the most in any second of Discord's clock, as far as answers tell when it counted them. */
const MOST_ABOVE = 1;
const WINDOW_MILLISECONDS = 1005;

/** Turns that a busy machine made late are made up for, up to so much of the past and no closer to each other than this. */
const CREDIT_MILLISECONDS = 1000;
const CLOSEST_MILLISECONDS = 12;
const CLOSEST_SHARE = 0.576;

/** A slow answer may mean that the request was counted late, but not later than this. */
const MOST_DELAY_MILLISECONDS = 500;

/** Answers from which the usual way to Discord and back is known. */
const LATENCIES_KEPT = 32;

interface Departure {
  readonly at: number;
  /** The latest instant at which Discord can have counted the request. */
  countedAt: number;
}

/** The pace of a bot that is one process: requests go one at a time, evenly, in the order in which they asked. */
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
    // Only who has waited can be late: a time in which nobody asked earns no burst.
    const planned = Math.max(this.#nextAt, Math.min(askedAt, now), now - CREDIT_MILLISECONDS);
    this.#nextAt = planned + 1000 / this.#requestsPerSecond;
    return { ready: async () => true, ended: () => this.#ended(departure) };
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
