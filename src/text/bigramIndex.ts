/**
 * Index of the bigrams of some texts, with which another text is compared at once: its bigrams are looked up one after
 * the other, instead of comparing it with each text. Texts are given as code units. The tables are kept for the texts of
 * the next {@link clear}: allocating them takes longer than filling them.
 */
export class BigramIndex {
  /** Number of bigrams of each text. */
  readonly lengths: number[] = [];
  /** Bigrams that each text shares with the text of the last call of {@link compare}, with repetitions. */
  readonly shared: number[] = [];
  private last = FEWEST_SLOTS - 1;
  private shift = 0;
  /** Hash table with linear probing, {@link SLOT} numbers for each slot; see {@link HEAD}. */
  private slots = new Int32Array(SLOT * FEWEST_SLOTS);
  /** Occurrences of pairs, counted from 1, {@link ENTRY} numbers for each; see {@link TIMES}. */
  private entries = new Int32Array(ENTRY * FEWEST_SLOTS);
  private entry = 0;
  private question = 0;

  /** Removes all texts, and makes room for others with so many units together. */
  clear(units: number): void {
    const size = Math.max(FEWEST_SLOTS, 1 << (32 - Math.clz32(Math.max(1, 2 * units - 1))));
    const kept = this.slots.length / SLOT;
    if (size > kept || kept > MOST_KEPT) {
      this.slots = new Int32Array(SLOT * size);
      this.entries = new Int32Array(ENTRY * size);
    } else this.slots.fill(0, 0, SLOT * size);
    this.last = size - 1;
    this.shift = Math.clz32(size) + 1;
    this.entry = 0;
    this.question = 0;
    this.lengths.length = 0;
    this.shared.length = 0;
  }

  /** Adds the text between two places of some units. */
  add(units: Uint16Array, from: number, to: number): void {
    const text = this.lengths.length;
    this.lengths.push(Math.max(0, to - from - 1));
    this.shared.push(0);
    for (let i = from + 1; i < to; i++) this.enter(pairOf(units[i - 1] ?? 0, units[i] ?? 0), text);
  }

  /** Compares a text with all of the index; the result stands in {@link shared}. */
  compare(units: Uint16Array, length: number): void {
    const { shared, slots, entries } = this;
    for (let text = 0; text < shared.length; text++) shared[text] = 0;
    const question = ++this.question;
    for (let i = 1; i < length; i++) {
      const slot = this.slotOf(pairOf(units[i - 1] ?? 0, units[i] ?? 0));
      let entry = slots[slot + HEAD] ?? 0;
      if (entry === 0) continue;
      const count = slots[slot + MET_BY] === question ? (slots[slot + MET] ?? 0) + 1 : 1;
      slots[slot + MET] = count;
      slots[slot + MET_BY] = question;
      // A text has one entry for each occurrence of the pair: the entry with this count is its match.
      for (; entry !== 0; entry = entries[ENTRY * entry + NEXT] ?? 0) {
        if (entries[ENTRY * entry + TIMES] !== count) continue;
        const text = entries[ENTRY * entry] ?? 0;
        shared[text] = (shared[text] ?? 0) + 1;
      }
    }
  }

  private enter(pair: number, text: number): void {
    const { slots, entries } = this;
    const slot = this.slotOf(pair);
    const entry = ++this.entry;
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

/** Slots that most lists need. */
const FEWEST_SLOTS = 1 << 9;
/** Most slots that are kept: the table of a hostile list is not. */
const MOST_KEPT = 1 << 14;
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
