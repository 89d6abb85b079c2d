import type { InvalidAnswers } from './rateLimiter.ts';

/** Window of Discord's ban: 10,000 answers of 401, 403 and 429 within ten minutes. */
const WINDOW_MILLISECONDS = 600_000;
/** Number of slots of the window, for each of which answers are counted together. */
export const INVALID_SLOTS = 60;
/** Length of a slot. */
export const INVALID_SLOT_MILLISECONDS = WINDOW_MILLISECONDS / INVALID_SLOTS;

/** Count from which requests are slowed so that the limit is out of reach even if all are refused. */
const SLOW_FROM = 5000;
const SAFE_LIMIT = 9000;

/** Returns the least time between requests in milliseconds for a number of invalid answers within ten minutes. */
export function spacingAfter(used: number): number {
  if (used < SLOW_FROM) return 0;
  return used >= SAFE_LIMIT ? INVALID_SLOT_MILLISECONDS : WINDOW_MILLISECONDS / (SAFE_LIMIT - used);
}

/** Counts the invalid answers of one process. */
export class InvalidRequestCounter implements InvalidAnswers {
  readonly #counts = new Map<number, number>();

  count(now: number): void {
    const slot = Math.floor(now / INVALID_SLOT_MILLISECONDS);
    this.#counts.set(slot, (this.#counts.get(slot) ?? 0) + 1);
    for (const old of this.#counts.keys()) if (Math.abs(slot - old) > INVALID_SLOTS) this.#counts.delete(old);
  }

  spacingMilliseconds(now: number): number {
    const slot = Math.floor(now / INVALID_SLOT_MILLISECONDS);
    let used = 0;
    for (const [at, count] of this.#counts) if (Math.abs(slot - at) <= INVALID_SLOTS) used += count;
    return spacingAfter(used);
  }
}
