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
