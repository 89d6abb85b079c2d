import { TextUnits } from '../text/textUnits.ts';
import { unitAt } from '../text/unitAt.ts';

const BITS = 0x10000;

/**
 * Tests whether a text contains one of many words, in one pass: a regular expression of all alternatives takes twice as
 * long. ASCII letters are compared without case, and letters and digits without width.
 */
export class WordFinder {
  /** One bit per code unit: whether a word begins with it. Bits stay within the processor's first-level cache. */
  private readonly firsts = new Uint32Array(BITS >> 5);
  /** One bit per hash of two units as a text may spell them: whether a word may begin with them. */
  private readonly starts = new Uint32Array(BITS >> 5);
  /** The words by their first two units; a word of one unit alone by that. */
  private readonly byStart = new Map<number, GroupedWord[]>();
  /** One bit per code unit: whether it is a word alone. */
  private readonly singles = new Uint32Array(BITS >> 5);

  /** Finds words, or the words of some groups, of which there are 32 at most. */
  constructor(...groups: readonly Iterable<string>[]) {
    for (const { word, group } of groupedWords(groups)) {
      const [first = 0, second = 0] = word;
      const isSingle = word.length < 2;
      for (const spelt of spellingsOf(first)) {
        mark(this.firsts, spelt);
        if (isSingle) mark(this.singles, spelt);
        else for (const next of spellingsOf(second)) mark(this.starts, hashOf(spelt, next));
      }
      const start = startOf(first, second);
      const others = this.byStart.get(start);
      if (others) others.push({ word, group });
      else this.byStart.set(start, [{ word, group }]);
    }
  }

  /** Whether the text, or its part between two places, contains one of the words. */
  isIn(text: string, from = 0, to = text.length): boolean {
    const { firsts } = this;
    const units = textUnits.of(text);
    for (let i = from; i < to; i++)
      if (isMarked(firsts, units[i] ?? 0) && this.groupsAt(units, i, to) !== 0) return true;
    return false;
  }

  /** Returns the groups of which a text, or its part between two places, contains a word, a bit for each; 0 if none. */
  groupsIn(text: string, from = 0, to = text.length): number {
    const { firsts } = this;
    const units = textUnits.of(text);
    let groups = 0;
    for (let i = from; i < to; i++)
      if (isMarked(firsts, units[i] ?? 0)) groups |= this.groupsAt(units, i, to);
    return groups;
  }

  private groupsAt(units: Uint16Array, at: number, to: number): number {
    let groups = 0;
    const first = units[at] ?? 0;
    if (isMarked(this.singles, first))
      for (const { group } of this.byStart.get(startOf(narrowed(first), 0)) ?? NO_WORDS) groups |= group;
    const second = units[at + 1] ?? 0;
    if (at + 1 >= to || !isMarked(this.starts, hashOf(first, second))) return groups;
    for (const { word, group } of this.byStart.get(startOf(narrowed(first), narrowed(second))) ?? NO_WORDS)
      if (at + word.length <= to && goesOnAs(word, units, at)) groups |= group;
    return groups;
  }
}

const textUnits = new TextUnits();

/** Word in half width and lower case, and the bit of its group. */
interface GroupedWord {
  readonly word: Uint16Array;
  readonly group: number;
}

const NO_WORDS: readonly GroupedWord[] = [];

function groupedWords(groups: readonly Iterable<string>[]): GroupedWord[] {
  return groups.flatMap((words, place) =>
    [...words].map((word) => ({ word: narrowUnits(word), group: 1 << place })),
  );
}

function mark(bits: Uint32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

function isMarked(bits: Uint32Array, bit: number): boolean {
  return (((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** Returns the first two units of a word as one number; `second` is 0 for a word of one unit. */
function startOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** Returns a hash of two units, of 16 bits. */
function hashOf(first: number, second: number): number {
  return Math.imul(startOf(first, second), 0x9e3779b1) >>> 16;
}

/** Whether a text that has the first two units of a word continues with the rest. */
function goesOnAs(word: Uint16Array, units: Uint16Array, at: number): boolean {
  for (let i = 2; i < word.length; i++) if (narrowed(units[at + i] ?? 0) !== word[i]) return false;
  return true;
}

function narrowUnits(word: string): Uint16Array {
  return Uint16Array.from({ length: word.length }, (_, i) => narrowed(unitAt(word, i)));
}

const WIDENED = 0xfee0;

/** Returns a code unit in half width, a letter of ASCII in lower case. */
function narrowed(unit: number): number {
  const narrow = unit >= 0xff10 && unit <= 0xff5a ? unit - WIDENED : unit;
  if (narrow >= 0x41 && narrow <= 0x5a) return narrow | 0x20;
  return isLetterOrDigit(narrow) ? narrow : unit;
}

function isLetterOrDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
}

/** Returns the code units that are compared as one in half width and lower case. */
function spellingsOf(unit: number): number[] {
  if (!isLetterOrDigit(unit)) return [unit];
  const narrow = unit >= 0x61 ? [unit, unit & ~0x20] : [unit];
  return [...narrow, ...narrow.map((each) => each + WIDENED)];
}
