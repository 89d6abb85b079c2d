import { keyUnitsOf } from './identity.ts';

/**
 * Wordings of some texts: the units of their keys (see textKey), one text after the other in one array, so that none
 * needs a string. The array is kept for the texts of the next {@link clear}.
 */
export class Wordings {
  protected units = new Uint16Array(FEWEST_UNITS);
  /** Where each text ends in the units. */
  protected readonly ends: number[] = [];

  /** Number of texts. */
  get count(): number {
    return this.ends.length;
  }

  /** Removes all texts. */
  clear(): void {
    if (this.units.length > MOST_KEPT) this.units = new Uint16Array(FEWEST_UNITS);
    this.ends.length = 0;
  }

  /** Adds a text, and returns its number. */
  add(text: string): number {
    const { units, length } = keyUnitsOf(text);
    const start = this.startOf(this.ends.length);
    if (start + length > this.units.length) this.grow(start + length);
    for (let i = 0; i < length; i++) this.units[start + i] = units[i] ?? 0;
    return this.ends.push(start + length) - 1;
  }

  /** Removes the text that was added last. */
  removeLast(): void {
    this.ends.pop();
  }

  /** Number of letters and digits in a text. */
  lengthOf(text: number): number {
    return (this.ends[text] ?? 0) - this.startOf(text);
  }

  /** Returns the first text of the same wording as another, which may be itself. */
  firstEqual(text: number): number {
    for (let other = 0; other < text; other++)
      if (this.isEqual(other, this.units, this.startOf(text), this.lengthOf(text))) return other;
    return text;
  }

  /** Returns the last text of the same wording before another; -1 if there is none. */
  lastEqual(text: number): number {
    for (let other = text - 1; other >= 0; other--)
      if (this.isEqual(other, this.units, this.startOf(text), this.lengthOf(text))) return other;
    return -1;
  }

  protected startOf(text: number): number {
    return text === 0 ? 0 : (this.ends[text - 1] ?? 0);
  }

  /** Whether a text has the same wording as the one that stands at a place of some units. */
  protected isEqual(text: number, units: Uint16Array, from: number, length: number): boolean {
    const start = this.startOf(text);
    if ((this.ends[text] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.units[start + i] !== units[from + i]) return false;
    return true;
  }

  private grow(units: number): void {
    const grown = new Uint16Array(2 * units);
    grown.set(this.units);
    this.units = grown;
  }
}

/** Units that the titles of most documents need, and most that are kept for the next. */
const FEWEST_UNITS = 1 << 11;
const MOST_KEPT = 1 << 16;
