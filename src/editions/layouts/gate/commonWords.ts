import { unitAt } from '../../../text/unitAt.ts';
import { clamped, type Features, logged } from '../models/scale.ts';

/** Least number and share of units that contain a common word. */
const FEWEST_UNITS = 3;
const LEAST_SHARE = 0.4;

/**
 * Features of words that occur in many units: Latin ones as written in the texts, Chinese ones as three consecutive
 * characters of the keys (see textKey) of some of the texts.
 */
export function commonWordFeatures(texts: readonly string[], keys: readonly string[]): Features {
  const { common, returning } = returningTrigrams(keys);
  return {
    commonWords: logged(commonWords(texts), 20),
    commonGrams: logged(common, 20),
    sharedGrams: clamped(200 * returning),
  };
}

function isCommon(times: number, units: number): boolean {
  return times >= Math.max(FEWEST_UNITS, LEAST_SHARE * units);
}

const SHORTEST_WORD = 3;

/** Counts the Latin words that occur in many texts. */
function commonWords(texts: readonly string[]): number {
  const counts = new Map<number, { text: number; times: number }>();
  for (const [i, text] of texts.entries()) {
    const end = text.length;
    for (let at = 0; at < end; ) {
      if (!isLetter(unitAt(text, at))) {
        at++;
        continue;
      }
      const start = at;
      let word = 0;
      // FNV-1a: words are compared by a 32-bit hash, so that no substrings are created.
      for (let unit = unitAt(text, at); isLetter(unit) || isInWord(unit); unit = unitAt(text, ++at))
        word = Math.imul(word ^ (isLetter(unit) ? unit | 0x20 : unit), 0x01000193);
      if (at - start < SHORTEST_WORD) continue;
      const count = counts.get(word);
      if (count === undefined) counts.set(word, { text: i, times: 1 });
      else if (count.text !== i) {
        count.text = i;
        count.times++;
      }
    }
  }
  let common = 0;
  for (const { times } of counts.values()) if (isCommon(times, texts.length)) common++;
  return common;
}

/** Whether a code unit is a Latin letter. */
function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Whether a code unit other than a letter continues a word: a digit, a point, a plus or a hyphen. */
function isInWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e || unit === 0x2b || unit === 0x2d;
}

const SLOTS = 1 << 14;
/** Most trigrams: half of the slots, so that the table stays sparse. */
const MOST_TRIGRAMS = SLOTS >> 1;
/** Trigrams as numbers of 45 bits, by slot, with the count in which each slot was written. */
const trigrams = new Float64Array(SLOTS);
const written = new Uint32Array(SLOTS);
/** Index mask of the slots in use: few trigrams use only the first slots, which stay in the processor's cache. */
let lastSlot = SLOTS - 1;
/** Number of keys with a slot's trigram, and the last of them. */
const times = new Uint16Array(SLOTS);
const holders = new Uint16Array(SLOTS);
/** Slots of the trigrams of all keys, each once for a key, and their number. */
const found = new Uint16Array(MOST_TRIGRAMS);
let foundCount = 0;
let counting = 0;

/**
 * Returns the number of Chinese trigrams in many keys, and the mean share of a key's trigrams that occur in another
 * key.
 */
function returningTrigrams(keys: readonly string[]): { readonly common: number; readonly returning: number } {
  counting++;
  const most = Math.min(
    MOST_TRIGRAMS,
    keys.reduce((sum, { length }) => sum + length, 0),
  );
  lastSlot = (1 << (32 - Math.clz32(Math.max(1, 2 * most - 1)))) - 1;
  foundCount = 0;
  const ends = keys.map((key, holder) => {
    collectTrigrams(key, holder);
    return foundCount;
  });
  let common = 0;
  // Counting a trigram at its last key counts it once.
  for (const [holder, end] of ends.entries())
    for (let i = ends[holder - 1] ?? 0; i < end; i++) {
      const slot = found[i] ?? 0;
      if (holders[slot] === holder && isCommon(times[slot] ?? 0, keys.length)) common++;
    }
  let [sum, from] = [0, 0];
  for (const end of ends) {
    let returning = 0;
    for (let i = from; i < end; i++) if ((times[found[i] ?? 0] ?? 0) > 1) returning++;
    sum += returning / Math.max(1, end - from);
    from = end;
  }
  return { common, returning: sum / Math.max(1, keys.length) };
}

/** Counts a key's trigrams of Chinese characters. */
function collectTrigrams(key: string, holder: number): void {
  let run = 0;
  let pair = 0;
  const end = key.length;
  for (let i = 0; i < end && foundCount < MOST_TRIGRAMS; i++) {
    const character = unitAt(key, i) - FIRST_CHARACTER;
    if (character < 0 || character > LAST_CHARACTER - FIRST_CHARACTER) {
      run = 0;
      continue;
    }
    run++;
    if (run > 2) countTrigram(pair, character, holder);
    pair = ((pair & 0x7fff) << 15) | character;
  }
}

const FIRST_CHARACTER = 0x4e00;
const LAST_CHARACTER = 0x9fff;

function countTrigram(pair: number, last: number, holder: number): void {
  const trigram = pair * 0x8000 + last;
  let slot = ((Math.imul(pair, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)) >>> 18) & lastSlot;
  while (written[slot] === counting && trigrams[slot] !== trigram) slot = (slot + 1) & lastSlot;
  if (written[slot] !== counting) {
    written[slot] = counting;
    trigrams[slot] = trigram;
    times[slot] = 0;
  } else if (holders[slot] === holder) return;
  times[slot] = (times[slot] ?? 0) + 1;
  holders[slot] = holder;
  found[foundCount++] = slot;
}
