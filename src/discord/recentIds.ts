/** Number of ids kept: far more than come in within the 15 minutes of an interaction. */
const MOST_IDS = 20_000;

/** Remembers recent ids, so that an event delivered twice is handled once. */
export class RecentIds {
  readonly #ids = new Set<string>();

  /** Returns whether an id is new, and remembers it. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > MOST_IDS) for (const oldest of this.#ids.values()) return this.#ids.delete(oldest);
    return true;
  }
}
