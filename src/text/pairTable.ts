const FEWEST_SLOTS = 1 << 12;
const LAST_STAMP = 0xffffffff;

/**
 * Multiset of pairs of code units, as numbers, that other texts' pairs are compared with: a hash table with linear
 * probing that is reused for one text after another. A short text uses the first slots only, which then stay in the L1
 * cache.
 */
export class PairTable {
  private slots = new Int32Array(FEWEST_SLOTS);
  /** For each slot the stamp of the text whose pair was written there. */
  private written = new Uint32Array(FEWEST_SLOTS);
  /** Count of each slot's pair in the text, and in the text that was last compared with it. */
  private held = new Uint32Array(FEWEST_SLOTS);
  private met = new Uint32Array(FEWEST_SLOTS);
  private metBy = new Uint32Array(FEWEST_SLOTS);
  /** Stamp of the present text; not 0, which all slots have before the first. */
  private stamp = 1;
  private question = 0;
  private shift = 20;
  private last = FEWEST_SLOTS - 1;

  /** Removes all pairs, and makes room for so many. */
  clear(pairs: number): void {
    if (this.stamp === LAST_STAMP || this.question === LAST_STAMP) this.forget();
    this.stamp++;
    const size = 1 << (32 - Math.clz32(Math.max(1, 2 * pairs - 1)));
    if (size > this.slots.length) this.grow(size);
    this.shift = Math.clz32(size) + 1;
    this.last = size - 1;
  }

  add(pair: number): void {
    const slot = this.slotOf(pair);
    this.held[slot] = this.written[slot] === this.stamp ? (this.held[slot] ?? 0) + 1 : 1;
    this.slots[slot] = pair;
    this.written[slot] = this.stamp;
  }

  has(pair: number): boolean {
    return this.written[this.slotOf(pair)] === this.stamp;
  }

  /** Starts the comparison with another text, whose pairs go to {@link take} one after the other. */
  beginTaking(): void {
    this.question++;
  }

  /** Returns whether the table has a pair that was not taken yet in this comparison, and takes it. */
  take(pair: number): boolean {
    const slot = this.slotOf(pair);
    if (this.written[slot] !== this.stamp) return false;
    const times = this.metBy[slot] === this.question ? (this.met[slot] ?? 0) : 0;
    if (times >= (this.held[slot] ?? 0)) return false;
    this.met[slot] = times + 1;
    this.metBy[slot] = this.question;
    return true;
  }

  /** Returns how often the text has a pair that is met for the first time in this comparison; 0 otherwise. */
  meet(pair: number): number {
    const slot = this.slotOf(pair);
    if (this.written[slot] !== this.stamp || this.metBy[slot] === this.question) return 0;
    this.metBy[slot] = this.question;
    return this.held[slot] ?? 0;
  }

  /** Returns the slot of a pair, or the free slot for it. */
  private slotOf(pair: number): number {
    const { slots, written, stamp, last } = this;
    let slot = Math.imul(pair, 0x9e3779b1) >>> this.shift;
    while (written[slot] === stamp && slots[slot] !== pair) slot = (slot + 1) & last;
    return slot;
  }

  private grow(size: number): void {
    this.slots = new Int32Array(size);
    this.written = new Uint32Array(size);
    this.held = new Uint32Array(size);
    this.met = new Uint32Array(size);
    this.metBy = new Uint32Array(size);
  }

  private forget(): void {
    this.written.fill(0);
    this.metBy.fill(0);
    this.stamp = 1;
    this.question = 0;
  }
}
