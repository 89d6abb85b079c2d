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

/** Lead time of a slot, for recording the attempt. */
const LEAD_MILLISECONDS = 60;

/** Number of answers from which the usual latency is computed. */
const LATENCIES_KEPT = 32;

interface Departure {
  readonly at: number;
  /** Latest instant at which Discord may have counted the request. */
  countedAt: number;
}

/**
 * Rate limiter of a single process: slots are evenly spaced, in order of arrival, and requests leave one at a time.
 * What counts is when a request leaves, not when its slot was given: attempts that share one write to the disk are
 * recorded together, and would leave together.
 */
export class GlobalRateLimiter implements RateLimiter {
  readonly #time: Timekeeper;
  readonly #requestsPerSecond: number;
  #departures: Departure[] = [];
  #latencies: number[] = [];
  /** Next free slot. */
  #nextAt = 0;
  #lastSlot = Number.NEGATIVE_INFINITY;
  /** When the last turn was given, which may be before its slot. */
  #lastTurn = Number.NEGATIVE_INFINITY;
  #pausedUntil = 0;
  #lastSeen = 0;
  #turns: Promise<unknown> = Promise.resolve();
  #leaving: Promise<unknown> = Promise.resolve();

  constructor(time: Timekeeper, requestsPerSecond = REQUESTS_PER_SECOND) {
    this.#time = time;
    this.#requestsPerSecond = requestsPerSecond;
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + milliseconds);
  }

  turn(
    signal: AbortSignal,
    { slowMilliseconds = 0, isNext = false }: TurnOptions = {},
  ): Promise<Turn | undefined> {
    const askedAt = this.#now();
    // Only the first of those that wait is looking for a slot: at most it is before this one.
    if (isNext) return this.#wait(askedAt, signal, slowMilliseconds);
    const mine = this.#turns.then(() => this.#wait(askedAt, signal, slowMilliseconds));
    this.#turns = mine;
    return mine;
  }

  async close(): Promise<void> {}

  async #wait(askedAt: number, signal: AbortSignal, slowMilliseconds: number): Promise<Turn | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const now = this.#now();
      const slot = Math.max(this.#nextAt, this.#lastSlot + slowMilliseconds);
      // Turns are apart as well: each renders its message, and commands are answered in between.
      const at = Math.max(slot - LEAD_MILLISECONDS, this.#lastTurn + this.#closest, this.#pausedUntil);
      if (at <= now) return this.#turnAt(Math.max(slot, now), askedAt, slowMilliseconds);
      await this.#time.sleep(at - now, signal);
    }
  }

  #turnAt(slot: number, askedAt: number, slowMilliseconds: number): Turn {
    // Idle time earns no burst: only requests that waited can be late.
    const planned = Math.max(this.#nextAt, Math.min(askedAt, slot), slot - CREDIT_MILLISECONDS);
    this.#nextAt = planned + 1000 / this.#requestsPerSecond;
    this.#lastSlot = slot;
    this.#lastTurn = this.#lastSeen;
    let departure: Departure | undefined;
    return {
      ready: async () => {
        const leaving = this.#leaving.then(() => this.#leave(slot, slowMilliseconds));
        this.#leaving = leaving;
        departure = await leaving;
        return departure !== undefined;
      },
      ended: () => {
        if (departure) this.#ended(departure);
      },
    };
  }

  /** Waits until a request may leave, at its slot or later, and counts it; undefined during a pause. */
  async #leave(slot: number, slowMilliseconds: number): Promise<Departure | undefined> {
    for (;;) {
      const now = this.#now();
      if (now < this.#pausedUntil) return undefined;
      // A slot further ahead was given before the clock was set back.
      const due = slot - now > LEAD_MILLISECONDS ? now : slot;
      const at = this.#earliest(due, now, slowMilliseconds);
      if (at <= now) return this.#depart(now);
      // A stop also waits these few milliseconds, so that a recorded attempt is sent.
      await this.#time.sleep(at - now);
    }
  }

  get #closest(): number {
    return Math.min(CLOSEST_MILLISECONDS, (CLOSEST_SHARE * 1000) / this.#requestsPerSecond);
  }

  #earliest(slot: number, now: number, slowMilliseconds: number): number {
    const counted = this.#departures
      .map((departure) => departure.countedAt)
      .filter((countedAt) => countedAt > now - WINDOW_MILLISECONDS)
      .sort((left, right) => left - right);
    const last = this.#departures.at(-1);
    return Math.max(
      slot,
      last ? last.at + Math.max(this.#closest, slowMilliseconds) : 0,
      (counted.at(-(this.#requestsPerSecond + MOST_ABOVE)) ?? -WINDOW_MILLISECONDS) + WINDOW_MILLISECONDS,
    );
  }

  #depart(now: number): Departure {
    const departure = { at: now, countedAt: now };
    this.#departures = this.#departures.filter(
      (earlier) => earlier.countedAt > now - WINDOW_MILLISECONDS || earlier.at > now - WINDOW_MILLISECONDS,
    );
    this.#departures.push(departure);
    return departure;
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
      this.#lastSlot = Number.NEGATIVE_INFINITY;
      this.#lastTurn = Number.NEGATIVE_INFINITY;
      this.#pausedUntil = 0;
    }
    this.#lastSeen = now;
    return now;
  }
}
