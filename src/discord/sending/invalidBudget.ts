/** Discord bans an address after 10,000 answers of 401, 403 and 429 within 10 minutes. */
const WINDOW_MILLISECONDS = 600_000;
const SLOTS = 60;
const SLOT_MILLISECONDS = WINDOW_MILLISECONDS / SLOTS;

/** From here on requests are spread so thinly that the limit is out of reach even if all of them are refused. */
const SLOW_FROM = 5000;
const SAFE_LIMIT = 9000;

/** Counts answers that Discord holds against the bot, and says when to slow down. */
export class InvalidBudget {
  readonly #counts = new Map<number, number>();

  /** Notes an answer of 401, 403, or 429 outside the scope `shared`. */
  count(now: number): void {
    const slot = Math.floor(now / SLOT_MILLISECONDS);
    this.#counts.set(slot, (this.#counts.get(slot) ?? 0) + 1);
    for (const old of this.#counts.keys()) if (Math.abs(slot - old) > SLOTS) this.#counts.delete(old);
  }

  /** The least time between two requests for now; 0 while there is nothing to fear. */
  spacingMilliseconds(now: number): number {
    const slot = Math.floor(now / SLOT_MILLISECONDS);
    let used = 0;
    for (const [at, count] of this.#counts) if (Math.abs(slot - at) <= SLOTS) used += count;
    if (used < SLOW_FROM) return 0;
    return used >= SAFE_LIMIT ? SLOT_MILLISECONDS : WINDOW_MILLISECONDS / (SAFE_LIMIT - used);
  }
}
