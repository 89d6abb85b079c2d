/**
 * Index of the bigrams of some texts, with which another text is compared at once: its bigrams are looked up one after
 * the other, instead of comparing it with each text.
 */
export class BigramIndex {
  /** Number of bigrams of each text. */
  readonly lengths: Uint32Array;
  /** Bigrams that each text shares with the text of the last call of {@link compare}, with repetitions. */
  readonly shared: Uint32Array;
  private readonly last: number;
  private readonly shift: number;
  /** Hash table with linear probing: pairs, the first entry of each (0 if the slot is free), how often it was met. */
  private readonly pairs: Int32Array;
  private readonly heads: Uint32Array;
  private readonly met: Uint32Array;
  private readonly metBy: Uint32Array;
  /** For each entry, counted from 1, the text, how often it has the pair up to there, and the next entry of the pair. */
  private readonly texts: Uint32Array;
  private readonly times: Uint32Array;
  private readonly next: Uint32Array;
  private question = 0;

  constructor(texts: readonly string[]) {
    const total = texts.reduce((sum, text) => sum + text.length, 0);
    const size = 1 << (32 - Math.clz32(Math.max(1, 2 * total - 1)));
    this.last = size - 1;
    this.shift = Math.clz32(size) + 1;
    this.pairs = new Int32Array(size);
    this.heads = new Uint32Array(size);
    this.met = new Uint32Array(size);
    this.metBy = new Uint32Array(size);
    this.texts = new Uint32Array(total + 1);
    this.times = new Uint32Array(total + 1);
    this.next = new Uint32Array(total + 1);
    this.lengths = new Uint32Array(texts.length);
    this.shared = new Uint32Array(texts.length);
    let entry = 0;
    for (const [number, text] of texts.entries()) {
      this.lengths[number] = Math.max(0, text.length - 1);
      for (let i = 1; i < text.length; i++) this.enter(pairAt(text, i), number, ++entry);
    }
  }

  /** Compares a text with all of the index; the result stands in {@link shared}. */
  compare(text: string): void {
    const { shared, heads, texts, times, next, met, metBy } = this;
    shared.fill(0);
    this.question++;
    for (let i = 1; i < text.length; i++) {
      const slot = this.slotOf(pairAt(text, i));
      let entry = heads[slot] ?? 0;
      if (entry === 0) continue;
      const count = metBy[slot] === this.question ? (met[slot] ?? 0) + 1 : 1;
      met[slot] = count;
      metBy[slot] = this.question;
      // The entries of one text count up: the one of this count is met now.
      for (; entry !== 0; entry = next[entry] ?? 0) {
        const number = texts[entry] ?? 0;
        if (times[entry] === count) shared[number] = (shared[number] ?? 0) + 1;
      }
    }
  }

  private enter(pair: number, text: number, entry: number): void {
    const slot = this.slotOf(pair);
    const head = this.heads[slot] ?? 0;
    this.pairs[slot] = pair;
    this.texts[entry] = text;
    // Texts are entered one after the other: an earlier entry of this one is the head.
    this.times[entry] = head !== 0 && this.texts[head] === text ? (this.times[head] ?? 0) + 1 : 1;
    this.next[entry] = head;
    this.heads[slot] = entry;
  }

  /** Returns the slot of a pair, or the free slot for it. */
  private slotOf(pair: number): number {
    const { pairs, heads, last } = this;
    let slot = Math.imul(pair, 0x9e3779b1) >>> this.shift;
    while (heads[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & last;
    return slot;
  }
}

/** Returns the bigram that ends at a place; see bigramsOf. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at - 1) & 0x7fff) << 15) | (text.charCodeAt(at) & 0x7fff);
}
