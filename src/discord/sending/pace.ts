import type { Timekeeper } from '../../calendar/time.ts';

/** Requests a second; Discord allows a bot 50, interactions not counted. */
export const REQUESTS_PER_SECOND = 48;

/** Never more departures than this within any second, whatever a busy machine delays and bunches. */
const MOST_A_SECOND = 49;

/** A second, and a little for requests that overtake each other on their way. */
const WINDOW_MILLISECONDS = 1010;

/** A turn that a busy machine made late takes nothing from the next ones up to here; idle time earns no burst. */
const CREDIT_MILLISECONDS = 200;

/** Lets requests go one at a time, evenly, in the order in which they asked. */
export class Pace {
  readonly #time: Timekeeper;
  readonly #departures: number[] = [];
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
   * Waits for a turn; false if the signal ended the wait. `slowMilliseconds` is the least time to the turn before
   * where the pace is to be slower than usual.
   */
  turn(signal: AbortSignal, slowMilliseconds = 0): Promise<boolean> {
    const mine = this.#turns.then(() => this.#wait(signal, slowMilliseconds));
    this.#turns = mine;
    return mine;
  }

  async #wait(signal: AbortSignal, slowMilliseconds: number): Promise<boolean> {
    for (;;) {
      if (signal.aborted) return false;
      const now = this.#now();
      const at = this.#earliest(now, slowMilliseconds);
      if (at <= now) {
        this.#depart(now, at);
        return true;
      }
      await this.#time.sleep(at - now, signal);
    }
  }

  #earliest(now: number, slowMilliseconds: number): number {
    const last = this.#departures.at(-1) ?? 0;
    const windowOpens = (this.#departures.at(-MOST_A_SECOND) ?? 0) + WINDOW_MILLISECONDS;
    return Math.max(
      this.#nextAt > now ? this.#nextAt : 0,
      this.#pausedUntil,
      last > 0 ? last + slowMilliseconds : 0,
      this.#departures.length < MOST_A_SECOND ? 0 : windowOpens,
    );
  }

  #depart(now: number, at: number): void {
    this.#departures.push(now);
    if (this.#departures.length > MOST_A_SECOND) this.#departures.shift();
    const interval = 1000 / REQUESTS_PER_SECOND;
    const planned = Math.max(this.#nextAt, at, now - CREDIT_MILLISECONDS);
    this.#nextAt = planned + interval;
  }

  /** After the clock was set back, what was planned by the old one is forgotten. */
  #now(): number {
    const now = this.#time.now().getTime();
    if (now < this.#lastSeen) {
      this.#departures.length = 0;
      this.#nextAt = 0;
      this.#pausedUntil = 0;
    }
    this.#lastSeen = now;
    return now;
  }
}
