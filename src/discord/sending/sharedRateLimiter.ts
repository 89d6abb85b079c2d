import type { Logger } from 'pino';
import type { Timekeeper } from '../../calendar/time.ts';
import type { DatabaseClock } from '../../database/clock.ts';
import type { Statements } from '../../database/database.ts';
import type { RateLimiter, Turn, TurnOptions } from './rateLimiter.ts';
import { pauseAll, reserveSlots, returnSlots } from './slots.ts';

/** Requests per second of all processes: below Discord's 50, to allow for delays. */
const SHARED_REQUESTS_PER_SECOND = 46;

/**
 * Number of slots reserved at once, and the remainder at which more are reserved, so that no request waits for the
 * database.
 */
const SLOTS_A_TRIP = 5;
const SLOTS_LEFT = 2;

/** Longest delay of a slot; a later one is dropped, because it would fall into another's time. */
const LATEST_MILLISECONDS = 12;

/** Lead time of a slot, for recording the attempt. */
const LEAD_MILLISECONDS = 60;

/** Wait after the database did not answer. */
const RETRY_MILLISECONDS = 500;

/** Options of a `SharedRateLimiter`. */
export interface SharedRateLimiterOptions {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  readonly time: Pick<Timekeeper, 'sleep'>;
  readonly log: Pick<Logger, 'warn'>;
  readonly requestsPerSecond?: number;
  /** Called with the number of reserved slots that were not used in time. */
  readonly onDropped?: (slots: number) => void;
}

interface Waiting {
  readonly slowMilliseconds: number;
  give(turn: Turn | undefined): void;
}

/**
 * Rate limiter of several processes: one row of the database contains the time of the next request, and each process
 * reserves a few slots at a time. Instants are of the database's clock.
 */
export class SharedRateLimiter implements RateLimiter {
  readonly #options: SharedRateLimiterOptions;
  readonly #spacing: number;
  readonly #waiting: Waiting[] = [];
  /** Reserved slots in order, by the database's clock. */
  #slots: number[] = [];
  #reserving: Promise<void> | undefined;
  #giving: Promise<void> | undefined;
  /** End of the last reservation. */
  #reservedUntil = 0;
  #pausedUntil = 0;

  constructor(options: SharedRateLimiterOptions) {
    this.#options = options;
    this.#spacing = 1000 / (options.requestsPerSecond ?? SHARED_REQUESTS_PER_SECOND);
  }

  turn(
    signal: AbortSignal,
    { slowMilliseconds = 0, isNext = false }: TurnOptions = {},
  ): Promise<Turn | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const leave = () => {
        const at = this.#waiting.indexOf(waiting);
        if (at >= 0) this.#waiting.splice(at, 1);
        resolve(undefined);
      };
      const waiting: Waiting = {
        slowMilliseconds,
        give(turn) {
          signal.removeEventListener('abort', leave);
          resolve(turn);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      if (isNext) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#begin();
    });
  }

  pause(milliseconds: number): void {
    const { database, clock, log } = this.#options;
    this.#pausedUntil = Math.max(this.#pausedUntil, clock.now() + milliseconds);
    pauseAll(database, clock, milliseconds).catch((error: unknown) =>
      log.warn({ err: error }, 'the other processes could not be told of a global limit'),
    );
  }

  async close(): Promise<void> {
    await this.#reserving;
    const [first] = this.#slots.splice(0);
    if (first === undefined) return;
    // If another process has reserved after them, the slots are only lost.
    await returnSlots(this.#options.database, this.#reservedUntil, Math.floor(first)).catch(() => undefined);
  }

  #begin(): void {
    this.#giving ??= this.#give().finally(() => {
      this.#giving = undefined;
      // Requests may have arrived since the last one got a slot.
      if (this.#waiting.length > 0) this.#begin();
    });
  }

  async #give(): Promise<void> {
    while (this.#waiting.length > 0) {
      const slot = await this.#nextSlot();
      const next = slot === undefined ? undefined : this.#waiting.shift();
      if (slot === undefined) continue;
      if (next) next.give(this.#turnAt(slot));
      else this.#slots.unshift(slot);
    }
  }

  /** Waits until shortly before the next usable slot; undefined if there was none. */
  async #nextSlot(): Promise<number | undefined> {
    const { clock, time } = this.#options;
    this.#dropMissed();
    const isSlow = (this.#waiting[0]?.slowMilliseconds ?? 0) > this.#spacing;
    if (this.#slots.length <= (isSlow ? 0 : SLOTS_LEFT) && this.#waiting.length > this.#slots.length)
      this.#reserving ??= this.#reserve().finally(() => {
        this.#reserving = undefined;
      });
    if (this.#slots.length === 0) {
      await this.#reserving;
      return undefined;
    }
    const slot = this.#slots.shift();
    if (slot === undefined) return undefined;
    const wait = slot - LEAD_MILLISECONDS - clock.now();
    if (wait > 0) await time.sleep(wait);
    return slot;
  }

  #turnAt(slot: number): Turn {
    const { clock, time, onDropped } = this.#options;
    return {
      ready: async () => {
        // A stop also waits these few milliseconds, so that a recorded attempt is sent.
        const wait = slot - clock.now();
        if (wait > 0) await time.sleep(wait);
        const isInTime = clock.now() <= slot + LATEST_MILLISECONDS && slot >= this.#pausedUntil;
        if (!isInTime) onDropped?.(1);
        return isInTime;
      },
      ended: () => undefined,
    };
  }

  #dropMissed(): void {
    const earliest = Math.max(this.#options.clock.now() - LATEST_MILLISECONDS, this.#pausedUntil);
    const left = this.#slots.filter((slot) => slot >= earliest);
    const dropped = this.#slots.length - left.length;
    this.#slots = left;
    if (dropped > 0) this.#options.onDropped?.(dropped);
  }

  async #reserve(): Promise<void> {
    const { database, clock, time, log } = this.#options;
    const slow = this.#waiting[0]?.slowMilliseconds ?? 0;
    const isSlow = slow > this.#spacing;
    const count = isSlow ? 1 : Math.min(SLOTS_A_TRIP, Math.max(1, this.#waiting.length));
    try {
      const reserved = await reserveSlots(database, {
        clock,
        count,
        milliseconds: Math.ceil(count * Math.max(this.#spacing, slow)),
      });
      this.#pausedUntil = Math.max(this.#pausedUntil, reserved.pausedUntil);
      this.#reservedUntil = reserved.until;
      this.#slots.push(...reserved.slots);
    } catch (error) {
      log.warn({ err: error }, 'no turns could be reserved: nothing is sent until the database answers');
      await time.sleep(RETRY_MILLISECONDS);
    }
  }
}
