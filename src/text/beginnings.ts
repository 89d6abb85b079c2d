import { unitAt } from './unitAt.ts';

/** Most tests that share a table: one bit each. */
const TESTS_OF_TABLE = 32;
/** By code unit, one bit per test; the tests of one text then ask the same place in memory. */
let table = new Uint32Array(0x10000);
let tests = 0;

/**
 * Returns a test whether a text begins with the first character of one of some words, in any case, or with one of some
 * signs. An expression that is anchored at its start need not be tried on other texts: that costs thirty times as much.
 */
export function beginsLike(words: Iterable<string>, signs = ''): (text: string) => boolean {
  const [own, bit] = tableOf([...words, ...signs.split('')], 0);
  return (text) => ((own[unitAt(text, 0)] ?? 0) & bit) !== 0;
}

/** Returns a test whether a text ends with the last character of one of some words, in any case; see {@link beginsLike}. */
export function endsLike(words: Iterable<string>): (text: string) => boolean {
  const [own, bit] = tableOf(words, -1);
  return (text) => ((own[unitAt(text, text.length - 1)] ?? 0) & bit) !== 0;
}

/** Marks the unit at a place of each text, from its end if negative; returns the table and the bit of the marks. */
function tableOf(texts: Iterable<string>, place: number): readonly [table: Uint32Array, bit: number] {
  if (tests === TESTS_OF_TABLE) [table, tests] = [new Uint32Array(0x10000), 0];
  const [own, bit] = [table, 1 << tests++];
  for (const text of texts)
    for (const spelt of [text, text.toLowerCase(), text.toUpperCase()]) {
      const unit = unitAt(spelt, place < 0 ? spelt.length + place : place);
      own[unit] = (own[unit] ?? 0) | bit;
    }
  return [own, bit];
}

/** ASCII letters and digits, for {@link beginsLike}. */
export const LATIN_STARTS = 'abcdefghijklmnopqrstuvwxyz0123456789_';

/** The characters that `\\s` of an expression matches, for {@link beginsLike}. */
export const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Whether a code unit is a Chinese character or a letter or digit of ASCII, as most ends of titles are: no sign or blank. */
export function isWordUnit(unit: number): boolean {
  return isLetterUnit(unit) || (unit >= 0x30 && unit <= 0x39);
}

/** Whether a code unit is a Chinese character or a letter of ASCII. */
export function isLetterUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
  );
}
