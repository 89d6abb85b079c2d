import { PairTable } from './pairTable.ts';
import { unitAt } from './unitAt.ts';

/** Bigrams of a text as numbers, in the order of the text, with repetitions. */
export type Bigrams = Int32Array;

/** Returns the bigrams of a text; pass it without spaces and punctuation to compare wording alone. */
export function bigramsOf(text: string): Bigrams {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  // Fifteen bits per character keep a pair within a small integer; collisions within one text are rare.
  let pair = unitAt(text, 0) & 0x7fff;
  for (let i = 0; i < pairs.length; i++) {
    pair = ((pair & 0x7fff) << 15) | (unitAt(text, i + 1) & 0x7fff);
    pairs[i] = pair;
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

const comparedBigrams = new PairTable();
/** The bigrams in that table: one text is compared with many others in a row. */
let compared: Bigrams = new Int32Array();

/** Returns the number of bigrams that two texts have in common; fastest if the first is that of the last call. */
export function sharedBigrams(a: Bigrams, b: Bigrams): number {
  if (a !== compared) {
    comparedBigrams.clear(a.length);
    for (let i = 0; i < a.length; i++) comparedBigrams.add(a[i] ?? 0);
    compared = a;
  }
  comparedBigrams.beginTaking();
  let count = 0;
  for (let i = 0; i < b.length; i++) if (comparedBigrams.take(b[i] ?? 0)) count++;
  return count;
}

/** Bounds the pairs of a text that others are searched in; no text in use is longer. */
const MOST_HELD = 1 << 11;
const whole = new PairTable();
/** Text whose pairs are in that table, undefined before the first: one text is compared with several others in a row. */
let held: string | undefined;

/**
 * Returns the share of a text's bigrams, from 0 to 1 and with repetitions, that another text contains at least once.
 * This and the two functions below are fastest if that other text is the one of the last call of any of them.
 */
export function shareFound(part: string, text: string): number {
  hold(text);
  return shareHeld(part);
}

const sought = new PairTable();
/** Slots for each pair that is sought, so that few other pairs meet a slot in use. */
const SPARSELY = 4;

/**
 * {@link shareFound} of a text that is shorter than the other, and compared with that one alone: its own pairs are held,
 * and the other's `length` code units are gone through once, until all are found.
 */
export function shareFoundIn(part: string, units: Uint16Array, length: number): number {
  const pairs = part.length - 1;
  if (pairs < 1) return 0;
  sought.clear(SPARSELY * pairs);
  let pair = unitAt(part, 0);
  for (let i = 1; i <= pairs; i++) {
    pair = (pair << 16) | unitAt(part, i);
    sought.add(pair);
  }
  sought.beginTaking();
  let found = 0;
  pair = units[0] ?? 0;
  for (let i = 1; i < length && found < pairs; i++) {
    pair = (pair << 16) | (units[i] ?? 0);
    found += sought.meet(pair);
  }
  return found / pairs;
}

/** {@link shareFound} of several texts in one. */
export function sharesFound(parts: readonly string[], text: string): number[] {
  hold(text);
  return parts.map(shareHeld);
}

/** The {@link likeness} of several texts to `text`. */
export function likenessesTo(text: string, others: readonly string[]): number[] {
  hold(text);
  return others.map((other) => {
    const total = Math.max(0, other.length - 1) + Math.max(0, text.length - 1);
    return total === 0 ? 0 : (2 * sharedWithHeld(other)) / total;
  });
}

/** Returns the number of bigrams that a text shares with the one in the table, with repetitions. */
function sharedWithHeld(other: string): number {
  whole.beginTaking();
  let shared = 0;
  let pair = unitAt(other, 0);
  const end = other.length;
  for (let i = 1; i < end; i++) {
    pair = (pair << 16) | unitAt(other, i);
    if (whole.take(pair)) shared++;
  }
  return shared;
}

function hold(text: string): void {
  if (text === held) return;
  held = text;
  const end = Math.min(text.length, MOST_HELD);
  whole.clear(end);
  let pair = unitAt(text, 0);
  for (let i = 1; i < end; i++) {
    pair = (pair << 16) | unitAt(text, i);
    whole.add(pair);
  }
}

function shareHeld(part: string): number {
  if (part.length < 2) return 0;
  let found = 0;
  let pair = unitAt(part, 0);
  const end = part.length;
  for (let i = 1; i < end; i++) {
    pair = (pair << 16) | unitAt(part, i);
    if (whole.has(pair)) found++;
  }
  return found / (part.length - 1);
}
