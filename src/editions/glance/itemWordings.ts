import { BigramIndex } from '../../text/bigramIndex.ts';
import { keyUnitsOf } from '../identity.ts';

/**
 * Wordings of a list's items, with which titles and texts are compared: the units of their keys (see textKey), one item
 * after the other in one array, so that none needs a string. Bigrams are counted only once they are asked for.
 */
export class ItemWordings {
  private units = new Uint16Array(FEWEST_UNITS);
  /** Where each item ends in the units. */
  private readonly ends: number[] = [];
  private readonly bigrams = new BigramIndex();

  /** Number of items. */
  get count(): number {
    return this.ends.length;
  }

  /** Takes the items of another list. */
  take(items: readonly string[]): void {
    if (this.units.length > MOST_KEPT) this.units = new Uint16Array(FEWEST_UNITS);
    this.ends.length = 0;
    let end = 0;
    for (const item of items) {
      const { units, length } = keyUnitsOf(item);
      if (end + length > this.units.length) this.grow(end + length);
      for (let i = 0; i < length; i++) this.units[end + i] = units[i] ?? 0;
      end += length;
      this.ends.push(end);
    }
  }

  /** Returns the first item of the same wording as a text; -1 if there is none. */
  equalTo(text: string): number {
    const { units, length } = keyUnitsOf(text);
    for (let item = 0; item < this.ends.length; item++) if (this.isEqual(item, units, 0, length)) return item;
    return -1;
  }

  /** Returns the first item of the same wording as the one at a place. */
  firstEqual(item: number): number {
    const start = this.startOf(item);
    const length = (this.ends[item] ?? 0) - start;
    for (let other = 0; other < item; other++)
      if (this.isEqual(other, this.units, start, length)) return other;
    return item;
  }

  /** Prepares the comparison of bigrams with the items that have no partner yet. */
  countBigrams(partners: readonly (number | undefined)[]): void {
    this.bigrams.clear(this.startOf(this.ends.length));
    for (let item = 0; item < this.ends.length; item++) {
      const start = this.startOf(item);
      this.bigrams.add(this.units, start, partners[item] === undefined ? (this.ends[item] ?? 0) : start);
    }
  }

  /** Compares the bigrams of a text with those of the items; returns how many it has. */
  compare(text: string): number {
    const { units, length } = keyUnitsOf(text);
    this.bigrams.compare(units, length);
    return Math.max(0, length - 1);
  }

  /** Number of an item's bigrams; 0 if it had a partner before. */
  bigramsOf(item: number): number {
    return this.bigrams.lengths[item] ?? 0;
  }

  /** Bigrams that an item shares with the text that was compared last, with repetitions. */
  sharedBy(item: number): number {
    return this.bigrams.shared[item] ?? 0;
  }

  private startOf(item: number): number {
    return item === 0 ? 0 : (this.ends[item - 1] ?? 0);
  }

  /** Whether an item has the same wording as the text that stands at a place of some units. */
  private isEqual(item: number, units: Uint16Array, from: number, length: number): boolean {
    const start = this.startOf(item);
    if ((this.ends[item] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.units[start + i] !== units[from + i]) return false;
    return true;
  }

  private grow(units: number): void {
    const grown = new Uint16Array(2 * units);
    grown.set(this.units);
    this.units = grown;
  }
}

/** Units that most lists need, and most that are kept for the next. */
const FEWEST_UNITS = 1 << 11;
const MOST_KEPT = 1 << 16;

const wordings = new ItemWordings();

/** Returns the wordings of a list's items, until the next call. */
export function wordingsOf(items: readonly string[]): ItemWordings {
  wordings.take(items);
  return wordings;
}
