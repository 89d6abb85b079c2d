/**
 * Returns a test whether a text begins with the first character of one of some words, in any case, or with one of some
 * signs. An expression that is anchored at its start need not be tried on other texts: that costs thirty times as much.
 */
export function beginsLike(words: Iterable<string>, signs = ''): (text: string) => boolean {
  const bits = new Uint32Array(0x10000 >> 5);
  for (const start of [...words, ...signs.split('')])
    for (const spelt of [start, start.toLowerCase(), start.toUpperCase()]) {
      const unit = spelt.charCodeAt(0);
      bits[unit >> 5] = (bits[unit >> 5] ?? 0) | (1 << (unit & 31));
    }
  return (text) => {
    const unit = text.charCodeAt(0);
    return (((bits[unit >> 5] ?? 0) >>> (unit & 31)) & 1) === 1;
  };
}

/** ASCII letters and digits, for {@link beginsLike}. */
export const LATIN_STARTS = 'abcdefghijklmnopqrstuvwxyz0123456789_';
