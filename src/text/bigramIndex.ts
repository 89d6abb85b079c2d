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
  /** Hash table with linear probing, {@link SLOT} numbers for each slot; see {@link HEAD}. */
  private readonly slots: Int32Array;
  /** Occurrences of pairs, counted from 1, {@link ENTRY} numbers for each; see {@link TIMES}. */
  private readonly entries: Int32Array;
  private question = 0;

  constructor(texts: readonly string[]) {
    const total = texts.reduce((sum, text) => sum + text.length, 0);
    const size = 1 << (32 - Math.clz32(Math.max(1, 2 * total - 1)));
    this.last = size - 1;
    this.shift = Math.clz32(size) + 1;
    this.slots = new Int32Array(SLOT * size);
    this.entries = new Int32Array(ENTRY * (total + 1));
    this.lengths = new Uint32Array(texts.length);
    this.shared = new Uint32Array(texts.length);
    let entry = 0;
    for (const [number, text] of texts.entries()) {
      if (text.length < 2) continue;
      this.lengths[number] = text.length - 1;
      let before = text.charCodeAt(0);
      for (let i = 1; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        this.enter(pairOf(before, unit), number, ++entry);
        before = unit;
      }
    }
  }

  /** Compares a text with all of the index; the result stands in {@link shared}. */
  compare(text: string): void {
    const { shared, slots, entries } = this;
    shared.fill(0);
    if (text.length < 2) return;
    const question = ++this.question;
    let before = text.charCodeAt(0);
    for (let i = 1; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const slot = this.slotOf(pairOf(before, unit));
      before = unit;
      let entry = slots[slot + HEAD] ?? 0;
      if (entry === 0) continue;
      const count = slots[slot + MET_BY] === question ? (slots[slot + MET] ?? 0) + 1 : 1;
      slots[slot + MET] = count;
      slots[slot + MET_BY] = question;
      // A text has one entry for each occurrence of the pair: the entry with this count is its match.
      for (; entry !== 0; entry = entries[ENTRY * entry + NEXT] ?? 0) {
        if (entries[ENTRY * entry + TIMES] !== count) continue;
        const number = entries[ENTRY * entry] ?? 0;
        shared[number] = (shared[number] ?? 0) + 1;
      }
    }
  }

  private enter(pair: number, text: number, entry: number): void {
    const { slots, entries } = this;
    const slot = this.slotOf(pair);
    const head = slots[slot + HEAD] ?? 0;
    // Texts are entered one after the other: an earlier entry of this one is the head.
    const before = head !== 0 && entries[ENTRY * head] === text ? (entries[ENTRY * head + TIMES] ?? 0) : 0;
    entries[ENTRY * entry] = text;
    entries[ENTRY * entry + TIMES] = before + 1;
    entries[ENTRY * entry + NEXT] = head;
    slots[slot] = pair;
    slots[slot + HEAD] = entry;
  }

  /** Returns where the slot of a pair begins, or the free slot for it. */
  private slotOf(pair: number): number {
    const { slots, last } = this;
    let slot = Math.imul(pair, 0x9e3779b1) >>> this.shift;
    while (slots[SLOT * slot + HEAD] !== 0 && slots[SLOT * slot] !== pair) slot = (slot + 1) & last;
    return SLOT * slot;
  }
}

/**
 * Numbers of a slot, which stand side by side in memory: its pair, the first entry of the pair (0 if the slot is free),
 * how often the compared text has it so far, and the number of that comparison.
 */
const [SLOT, HEAD, MET, MET_BY] = [4, 1, 2, 3];
/** Numbers of an entry: the text, how often the text has the pair up to there, and the next entry of the pair. */
const [ENTRY, TIMES, NEXT] = [3, 1, 2];

/** Returns the bigram of two units; see bigramsOf. */
function pairOf(before: number, unit: number): number {
  return ((before & 0x7fff) << 15) | (unit & 0x7fff);
}
