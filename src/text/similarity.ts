/** Pairs of neighbouring characters of a text as numbers, in ascending order, repeated as often as they occur. */
export type Bigrams = Int32Array;

const LONGEST_TITLE = 60;

/** The bigrams of a text; give it a form without spaces and punctuation to compare wording alone. */
export function bigramsOf(text: string): Bigrams {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  // Fifteen bits a character keep a pair a small integer; what falls together is hardly ever in one text.
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = ((text.charCodeAt(i) & 0x7fff) << 15) | (text.charCodeAt(i + 1) & 0x7fff);
  }
  return pairs.length > LONGEST_TITLE ? pairs.sort() : sortFew(pairs);
}

/** Titles are compared by the hundred: for so few numbers a call into the library's sort costs more than sorting. */
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

/** Likeness of two texts from 0 to 1: the Dice coefficient of their bigrams. */
export function likeness(a: Bigrams, b: Bigrams): number {
  const total = a.length + b.length;
  return total === 0 ? 0 : (2 * sharedBigrams(a, b)) / total;
}

/** The share of a text's bigrams, from 0 to 1, that another text holds too. */
export function containment(part: Bigrams, whole: Bigrams): number {
  return part.length === 0 ? 0 : sharedBigrams(part, whole) / part.length;
}

/** How many bigrams two texts have in common. */
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
/** The pairs that were held last, by hash, and for each slot the holding that it was written in. */
const slots = new Int32Array(SLOTS);
const written = new Uint32Array(SLOTS);
/** How often each pair is held, and how often it was met by the question under way. */
const held = new Uint16Array(SLOTS);
const met = new Uint16Array(SLOTS);
const metBy = new Uint32Array(SLOTS);
let holding = 0;
let asking = 0;

/** The share of a text's bigrams, from 0 to 1, each as often as it occurs, that another text holds at least once. */
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

/** How many bigrams a text has in common with the one held, each as often as both have it. */
function sharedWithHeld(other: string): number {
  asking++;
  let shared = 0;
  for (let i = 1; i < other.length; i++) {
    const slot = slotOf(pairAt(other, i));
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
  // The table stays sparse; nothing that is compared in this way is so long.
  const end = Math.min(whole.length, MOST_HELD);
  holding++;
  for (let i = 1; i < end; i++) {
    const pair = pairAt(whole, i);
    const slot = slotOf(pair);
    held[slot] = written[slot] === holding ? (held[slot] ?? 0) + 1 : 1;
    slots[slot] = pair;
    written[slot] = holding;
  }
}

function shareHeld(part: string): number {
  if (part.length < 2) return 0;
  let found = 0;
  for (let i = 1; i < part.length; i++) if (written[slotOf(pairAt(part, i))] === holding) found++;
  return found / (part.length - 1);
}

/** Two neighbouring units as one number. */
function pairAt(text: string, end: number): number {
  return (text.charCodeAt(end - 1) << 16) | text.charCodeAt(end);
}

/** The slot that holds a pair, else the free one where it would be put (linear probing). */
function slotOf(pair: number): number {
  let slot = Math.imul(pair, 0x9e3779b1) >>> 20;
  while (written[slot] === holding && slots[slot] !== pair) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}
