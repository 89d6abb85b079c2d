/** Interactions are answered within 15 minutes; far more than come in that time. */
const MOST_IDS = 20_000;

/** Remembers the newest ids, so that an event of the gateway that is delivered twice is handled once. */
export class RecentIds {
  readonly #ids = new Set<string>();

  /** Whether an id comes for the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > MOST_IDS) for (const oldest of this.#ids.values()) return this.#ids.delete(oldest);
    return true;
  }
}
