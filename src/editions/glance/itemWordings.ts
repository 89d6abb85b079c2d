import { BigramIndex } from '../../text/bigramIndex.ts';
import { keyUnitsOf } from '../identity.ts';
import { Wordings } from '../wordings.ts';

/**
 * Wordings of a list's items, with which titles and texts are compared, for equality or by the bigrams that they share;
 * these are counted only once they are asked for.
 */
export class ItemWordings extends Wordings {
  private readonly bigrams = new BigramIndex();

  /** Returns the first item of the same wording as a text; -1 if there is none. */
  equalTo(text: string): number {
    const { units, length } = keyUnitsOf(text);
    for (let item = 0; item < this.count; item++) if (this.isEqual(item, units, 0, length)) return item;
    return -1;
  }

  /** Prepares the comparison of bigrams with the items that have no partner yet. */
  countBigrams(partners: readonly (number | undefined)[]): void {
    this.bigrams.clear(this.startOf(this.count));
    for (let item = 0; item < this.count; item++) {
      const start = this.startOf(item);
      this.bigrams.add(this.units, start, partners[item] === undefined ? this.startOf(item + 1) : start);
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
}

const wordings = new ItemWordings();

/** Returns the wordings of a list's items, until the next call. */
export function wordingsOf(items: readonly string[]): ItemWordings {
  wordings.clear();
  for (const item of items) wordings.add(item);
  return wordings;
}
