/** Bigrams of a text as numbers, in ascending order, with repetitions. */
export type Bigrams = Int32Array;

const LONGEST_TITLE = 60;

/** Returns the bigrams of a text; pass it without spaces and punctuation to compare wording alone. */
export function bigramsOf(text: string): Bigrams {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  // Fifteen bits per character keep a pair within a small integer; collisions within one text are rare.
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = ((text.charCodeAt(i) & 0x7fff) << 15) | (text.charCodeAt(i + 1) & 0x7fff);
  }
  return pairs.length > LONGEST_TITLE ? pairs.sort() : sortFew(pairs);
}

/** Sorts short lists itself: for these the call of the library's sort costs more than sorting. */
function sortFew(pairs: Int32Array): Int32Array {
  for (let i = 1; i < pairs.length; i++) {
    const pair = pairs[i] ?? 0;
    let j = i - 1;
    while (j >= 0 && (pairs[j] ?? 0) > pair) {
      pairs[j + 1] = pairs[j] ?? 0;
      j--;
    }
    pairs[j + 1] = pair;
  }
  return pairs;
}

/** Returns the Dice coefficient of two texts' bigrams, from 0 to 1. */
export function likeness(a: Bigrams, b: Bigrams): number {
  const total = a.length + b.length;
  return total === 0 ? 0 : (2 * sharedBigrams(a, b)) / total;
}

/** Returns the share of a text's bigrams, from 0 to 1, that another text contains. */
export function containment(part: Bigrams, whole: Bigrams): number {
  return part.length === 0 ? 0 : sharedBigrams(part, whole) / part.length;
}

/** Returns the number of bigrams that two texts have in common. */
export function sharedBigrams(a: Bigrams, b: Bigrams): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) count++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return count;
}

const SLOTS = 1 << 12;
const MOST_HELD = SLOTS >> 1;
/**
 * Hash table of the pairs of the text being compared with, and for each slot the generation in which it was written. A
 * short text uses the first slots only, which then stay in the L1 cache.
 */
const slots = new Int32Array(SLOTS);
const written = new Uint32Array(SLOTS);
/** Count of each pair in that text, and in the text compared with it. */
const held = new Uint16Array(SLOTS);
const met = new Uint16Array(SLOTS);
const metBy = new Uint32Array(SLOTS);
let holding = 0;
let asking = 0;
/** How many bits of a pair's hash number the slots in use, and the last of these. */
let hashShift = 20;
let lastSlot = SLOTS - 1;

/**
 * Returns the share of a text's bigrams, from 0 to 1 and with repetitions, that another text contains at least once.
 */
export function shareFound(part: string, whole: string): number {
  hold(whole);
  return shareHeld(part);
}

/** {@link shareFound} of several texts in one. */
export function sharesFound(parts: readonly string[], whole: string): number[] {
  hold(whole);
  return parts.map(shareHeld);
}

/** The {@link likeness} of several texts to one; without the sorting that it takes for long texts. */
export function likenessesTo(whole: string, others: readonly string[]): number[] {
  hold(whole);
  return others.map((other) => {
    const total = Math.max(0, other.length - 1) + Math.max(0, whole.length - 1);
    return total === 0 ? 0 : (2 * sharedWithHeld(other)) / total;
  });
}

/** Returns the number of bigrams that a text shares with the one in the table, with repetitions. */
function sharedWithHeld(other: string): number {
  asking++;
  let shared = 0;
  let pair = other.charCodeAt(0);
  for (let i = 1; i < other.length; i++) {
    pair = (pair << 16) | other.charCodeAt(i);
    const slot = slotOf(pair);
    if (written[slot] !== holding) continue;
    const times = metBy[slot] === asking ? (met[slot] ?? 0) : 0;
    if (times >= (held[slot] ?? 0)) continue;
    met[slot] = times + 1;
    metBy[slot] = asking;
    shared++;
  }
  return shared;
}

function hold(whole: string): void {
  // Bounds the text so that the table stays sparse; no text in use is longer.
  const end = Math.min(whole.length, MOST_HELD);
  holding++;
  hashShift = Math.clz32(Math.max(1, 2 * end - 1));
  lastSlot = 0xffffffff >>> hashShift;
  let pair = whole.charCodeAt(0);
  for (let i = 1; i < end; i++) {
    pair = (pair << 16) | whole.charCodeAt(i);
    const slot = slotOf(pair);
    held[slot] = written[slot] === holding ? (held[slot] ?? 0) + 1 : 1;
    slots[slot] = pair;
    written[slot] = holding;
  }
}

function shareHeld(part: string): number {
  if (part.length < 2) return 0;
  let found = 0;
  let pair = part.charCodeAt(0);
  for (let i = 1; i < part.length; i++) {
    pair = (pair << 16) | part.charCodeAt(i);
    if (written[slotOf(pair)] === holding) found++;
  }
  return found / (part.length - 1);
}

/**
 * Returns the slot of a pair of neighbouring code units, the first in the upper half, or the free slot for it (linear
 * probing).
 */
function slotOf(pair: number): number {
  let slot = Math.imul(pair, 0x9e3779b1) >>> hashShift;
  while (written[slot] === holding && slots[slot] !== pair) slot = (slot + 1) & lastSlot;
  return slot;
}
