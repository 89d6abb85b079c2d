import { unitAt } from './unitAt.ts';

const FEWEST_SLOTS = 1 << 6;
let slots = new Int32Array(FEWEST_SLOTS);

/**
 * Returns for each text the place of the first that is equal to it. A map would do the same, but the engine interns each
 * string by which a map is asked, which takes longer than comparing the few texts of a document.
 */
export function firstEquals(texts: readonly string[]): Int32Array {
  const size = Math.max(FEWEST_SLOTS, 1 << (32 - Math.clz32(2 * texts.length)));
  if (size > slots.length) slots = new Int32Array(size);
  else slots.fill(0, 0, size);
  const firsts = new Int32Array(texts.length);
  for (let place = 0; place < texts.length; place++) {
    const text = texts[place] ?? '';
    let slot = hashOf(text) & (size - 1);
    // A slot holds the place of a text plus one; 0 if it is free.
    while (slots[slot] !== 0 && texts[(slots[slot] ?? 0) - 1] !== text) slot = (slot + 1) & (size - 1);
    if (slots[slot] === 0) slots[slot] = place + 1;
    firsts[place] = (slots[slot] ?? 0) - 1;
  }
  return firsts;
}

/** Returns how many of the texts are equal to each, itself included, by the places of {@link firstEquals}. */
export function timesOf(firsts: Int32Array): Uint32Array {
  const times = new Uint32Array(firsts.length);
  for (let place = 0; place < firsts.length; place++) {
    const first = firsts[place] ?? 0;
    times[first] = (times[first] ?? 0) + 1;
  }
  for (let place = 0; place < firsts.length; place++) times[place] = times[firsts[place] ?? 0] ?? 0;
  return times;
}

/** Begins each hash; differs between processes, so that no document can be written whose texts all meet in one slot. */
const SEED = Math.floor(Math.random() * 0x7fffffff);

/** FNV-1a over the units of a text, mixed so that all bits reach the lowest. */
function hashOf(text: string): number {
  let hash = SEED;
  const end = text.length;
  for (let i = 0; i < end; i++) hash = Math.imul(hash ^ unitAt(text, i), 0x01000193);
  return hash ^ (hash >>> 15);
}
