/** Pairs of neighbouring characters of a text, each counted. */
export type Bigrams = ReadonlyMap<string, number>;

/** The bigrams of a text; give it a form without spaces and punctuation to compare wording alone. */
export function bigramsOf(text: string): Bigrams {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Likeness of two texts from 0 to 1: the Dice coefficient of their bigrams. */
export function likeness(a: Bigrams, b: Bigrams): number {
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * shared(a, b)) / total;
}

/** The share of a text's bigrams, from 0 to 1, that another text holds too. */
export function containment(part: Bigrams, whole: Bigrams): number {
  const size = sizeOf(part);
  return size === 0 ? 0 : shared(part, whole) / size;
}

function shared(a: Bigrams, b: Bigrams): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const [pair, n] of few) count += Math.min(n, many.get(pair) ?? 0);
  return count;
}

function sizeOf(bigrams: Bigrams): number {
  let size = 0;
  for (const n of bigrams.values()) size += n;
  return size;
}
