/** Magnitudes within a section of four digits, and between sections, by code unit. */
const smallUnits: ReadonlyMap<number, number> = byCode({ 十: 10, 百: 100, 千: 1000 });
const largeUnits: ReadonlyMap<number, number> = byCode({ 万: 1e4, 亿: 1e8, 兆: 1e12 });

function byCode(units: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(Object.entries(units).map(([unit, factor]) => [unit.charCodeAt(0), factor]));
}

/** Code unit of the magnitude that numerals such as 二十 contain. */
export const TEN = '十'.charCodeAt(0);

/** Parses a number from left to right in Chinese sections of four digits. */
export class NumberSections {
  hasMagnitude = false;
  #total = 0;
  #section = 0;
  /** Last digit, whose magnitude has not been read yet. */
  #current: number | undefined;
  /** The last unit between sections. */
  #largeUnit = Number.POSITIVE_INFINITY;

  constructor(value: number | undefined) {
    this.#current = value;
  }

  get value(): number {
    return this.#total + this.#section + (this.#current ?? 0);
  }

  /** Reads a digit; fails after another digit, because 三四 is no number. */
  takeDigit(digit: number): boolean {
    if (this.#current !== undefined && this.#current !== 0) return false;
    this.#current = digit;
    return true;
  }

  /** Reads a section in digits, if the unit after it is smaller than the one before. */
  takeSection(value: number, unitCode: number): boolean {
    const largeUnit = largeUnits.get(unitCode);
    if (largeUnit === undefined) return false;
    if (this.#current !== undefined || this.#section !== 0 || largeUnit >= this.#largeUnit) return false;
    if (!Number.isFinite(this.#largeUnit) || !Number.isFinite(value)) return false;
    this.#current = value;
    return true;
  }

  /** Reads the fraction after 点, if a digit precedes it. */
  takeFraction(fraction: number): boolean {
    if (this.#current === undefined || this.#section !== 0) return false;
    this.#current += fraction;
    return true;
  }

  /** Reads a magnitude, if the character is one and valid here. */
  takeUnit(code: number): boolean {
    const small = smallUnits.get(code);
    const large = small === undefined ? largeUnits.get(code) : undefined;
    if (small !== undefined) {
      if (this.#current === undefined && this.#section > 0) return false;
      this.#section += (this.#current ?? 1) * small;
      this.hasMagnitude ||= code !== TEN;
    } else if (large !== undefined) {
      const section = this.#section + (this.#current ?? 0);
      // 五亿一千九百万 adds what stands before the smaller unit, 三千万亿 multiplies all.
      if (section > 0 && large < this.#largeUnit && this.#total > 0) this.#total += section * large;
      else this.#total = (this.#total + section) * large;
      this.#largeUnit = large;
      this.#section = 0;
      this.hasMagnitude = true;
    } else return false;
    this.#current = undefined;
    return true;
  }
}
