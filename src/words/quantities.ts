import type { Atom } from './atoms.ts';
import { longestUnit, type Measure, measuresOf } from './measures.ts';

/** A number with its unit of magnitude, or with a unit of measure, as it stands in a text. */
export interface Amount {
  readonly value: number;
  /** What every way of writing the value is indexed as: `=671000000000`, and with a unit of measure `=512gb`. */
  readonly term: string;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

const latinUnits = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['t', 1e12],
  ['trillion', 1e12],
]);
const digitNumerals = new Set('零〇一二三四五六七八九');
const numerals = new Map([...'零一二三四五六七八九'].map((numeral, value) => [numeral, value]));
numerals.set('两', 2).set('〇', 0);
/** Units inside a section of four digits, and those between sections. */
const smallUnits = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const largeUnits = new Map([
  ['万', 1e4],
  ['亿', 1e8],
  ['兆', 1e12],
]);

/**
 * The amounts and measures in a text, those of one place in one order: 5000 万像素 is 50,000,000 and as many pixels.
 */
export function quantitiesIn(atoms: readonly Atom[]): Amount[] {
  return [...amountsIn(atoms), ...measuresIn(atoms)];
}

/** The numbers with a unit of measure in a text: 512G and 512 GB are one, and so are 6.7 英寸 and 6.7 寸. */
export function measuresIn(atoms: readonly Atom[]): Amount[] {
  const measures: Amount[] = [];
  for (let i = 0; i < atoms.length; ) {
    const read = measurableAt(atoms, i);
    const unit = read && read.value > 0 ? unitAt(atoms, read) : undefined;
    for (const measure of unit?.measures ?? []) {
      const term = `=${measure.value}${measure.unit}`;
      measures.push({ value: read?.value ?? 0, term, first: i, next: unit?.next ?? i + 1 });
    }
    i = unit?.next ?? read?.next ?? i + 1;
  }
  return measures;
}

/** A number as a text names it, with or without a unit. */
export interface QuantityNumber {
  readonly value: number;
  /** The unit of measure or currency under which its spellings are one; empty for a number of things. */
  readonly unit: string;
  /** Whether a unit of magnitude stands in it: 三千亿, 671B. */
  readonly hasMagnitude: boolean;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

/** Every number in a text that begins with a digit or has a unit of magnitude, in order: 6710 亿, 512 GB, 6.78 寸, 600. */
export function numbersIn(atoms: readonly Atom[]): QuantityNumber[] {
  const numbers: QuantityNumber[] = [];
  for (let i = 0; i < atoms.length; ) {
    const plain = measurableAt(atoms, i);
    const unit = plain && plain.value > 0 ? unitAt(atoms, plain) : undefined;
    const read = unit ? plain : amountAt(atoms, i);
    const next = unit?.next ?? read?.next ?? i + 1;
    if (read && (read.hasUnit || atoms[i]?.kind === 'digits')) {
      const { value, hasUnit: hasMagnitude } = read;
      const measures = unit?.measures ?? [{ value: Number(value.toPrecision(12)), unit: '' }];
      for (const measure of measures) numbers.push({ ...measure, hasMagnitude, first: i, next });
    }
    i = next;
  }
  return numbers;
}

/** The number at an atom, without a Latin unit of magnitude, whose letter may be one of measure: 512g, 8k. */
function measurableAt(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  const isInNumber = atoms[at - 1]?.kind === 'digits' && atoms[at]?.joined;
  return isInNumber ? undefined : numberAt(atoms, at);
}

/** The unit of measure that stands behind a number, its longest spelling, with what both measure. */
function unitAt(
  atoms: readonly Atom[],
  { value, next }: { value: number; next: number },
): { measures: readonly Measure[]; next: number } | undefined {
  let spelling = '';
  let found: { measures: readonly Measure[]; next: number } | undefined;
  for (let i = next; i < atoms.length; i++) {
    const atom = atoms[i];
    if (!atom || atom.kind === 'digits' || (i === next && !atom.joined)) break;
    // Between the parts of a unit stands at most a stroke: km/h.
    if (i > next && atom.start - (atoms[i - 1]?.end ?? 0) > 1) break;
    spelling += atom.text;
    if (spelling.length > longestUnit()) break;
    const measures = measuresOf(value, spelling);
    // H100 behind a number is no hour.
    const isName =
      atom.kind === 'letters' && atoms[i + 1]?.kind === 'digits' && atoms[i + 1]?.start === atom.end;
    if (measures.length > 0 && !isName) found = { measures, next: i + 1 };
  }
  return found;
}

/**
 * The amounts with a unit in a text: 6710 亿, 671B and 671 billion are one value, and so are 三千亿, 3000 亿 and 300B,
 * 八千 and 8 千. A bare number, 十二 and 万一 are none.
 */
export function amountsIn(atoms: readonly Atom[]): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < atoms.length; ) {
    const read = amountAt(atoms, i);
    if (read?.hasUnit && read.value > 0) {
      const value = Number(read.value.toPrecision(12));
      amounts.push({ value, term: `=${value}`, first: i, next: read.next });
    }
    i = read?.next ?? i + 1;
  }
  return amounts;
}

/** A number as it is written, whether or not it is sure to be one: 二十, and the 三 of 三星. */
export interface Figure {
  readonly value: number;
  /** Whether a unit of magnitude stands in it: 3 千, 671B. */
  readonly hasMagnitude: boolean;
  /** Whether it begins with a Chinese numeral. */
  readonly isNumeral: boolean;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

/** Shorter rows of numerals are no number that is read out digit by digit: 二〇二四 is one, 三四 is not. */
const SHORTEST_ROW = 3;

/** Every figure of a text, in order, in digits or numerals: 6710 亿, 600, 二十, 二〇二四. */
export function figuresIn(atoms: readonly Atom[]): Figure[] {
  const figures: Figure[] = [];
  for (let i = 0; i < atoms.length; ) {
    const row = rowAt(atoms, i);
    const read = row ?? amountAt(atoms, i);
    if (read) {
      const isNumeral = atoms[i]?.kind === 'character';
      const value = Number(read.value.toPrecision(12));
      figures.push({ value, hasMagnitude: read.hasUnit, isNumeral, first: i, next: read.next });
    }
    i = read?.next ?? i + 1;
  }
  return figures;
}

/** Whether some atoms are a number with its unit and nothing else: 671B, 512GB; 4o and 5G are none. */
export function isMeasured(atoms: readonly Atom[]): boolean {
  if (atoms[0]?.kind !== 'digits') return false;
  return quantitiesIn(atoms).some(({ first, next }) => first === 0 && next === atoms.length);
}

/** A row of numerals that is read digit by digit. */
function rowAt(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  let next = at;
  let digits = '';
  for (; digitNumerals.has(atoms[next]?.text ?? '') && (next === at || atoms[next]?.joined); next++)
    digits += numerals.get(atoms[next]?.text ?? '');
  return digits.length < SHORTEST_ROW ? undefined : { value: Number(digits), hasUnit: false, next };
}

/** Smaller bare numbers are written in one way only. */
const SMALLEST_PLAIN = 1000;
/** Larger values are never written out in digits. */
const LARGEST_PLAIN = 1e8;

/**
 * The index terms of the amounts in a query's term: their values, and for numbers that texts also write without a unit
 * (8 千, 8000) the digits. Years stay as typed.
 */
export function amountTermsOf(atoms: readonly Atom[]): string[] {
  const amounts = quantitiesIn(atoms);
  const written = amounts.flatMap(({ value, term }) =>
    isPlain(value) && term === `=${value}` ? [term, String(value)] : [term],
  );
  const [only, ...rest] = atoms;
  const bare = only?.kind === 'digits' && rest.length === 0 ? Number(only.text) : 0;
  return isPlain(bare) && bare % SMALLEST_PLAIN === 0 && bare !== 2000 ? [`=${bare}`] : written;
}

/** Where a text first states a value that index terms (`amountTermsOf`) stand for, as atoms from `first` to `next`. */
export function findAmount(
  atoms: readonly Atom[],
  terms: readonly string[],
): { first: number; next: number } | undefined {
  const found = quantitiesIn(atoms).find((amount) => terms.includes(amount.term));
  if (found) return found;
  const plain = atoms.findIndex((atom) => atom.kind === 'digits' && terms.includes(atom.text));
  return plain < 0 ? undefined : { first: plain, next: plain + 1 };
}

/** The numerals behind 点 as a fraction: 四点三. */
function fractionAt(atoms: readonly Atom[], from: number): { fraction: number; length: number } {
  let fraction = 0;
  let length = 0;
  for (; ; length++) {
    const numeral = numerals.get(atoms[from + length]?.text ?? '');
    if (numeral === undefined) return { fraction, length };
    fraction += numeral / 10 ** (length + 1);
  }
}

function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= SMALLEST_PLAIN && value < LARGEST_PLAIN;
}

interface ReadNumber {
  readonly value: number;
  readonly hasUnit: boolean;
  readonly next: number;
}

/** The number that begins at an atom, with its units of magnitude; undefined where none does. */
function amountAt(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  const number = numberAt(atoms, at);
  if (!number || number.hasUnit) return number;
  const { value, next } = number;
  const latin = latinUnits.get(atoms[next]?.text ?? '');
  if (latin === undefined || !atoms[next]?.joined) return number;
  return { value: value * latin, hasUnit: true, next: next + 1 };
}

/** The same without Latin units. */
function numberAt(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  const first = atoms[at];
  if (!first) return undefined;
  const digits = first.kind === 'digits' ? Number(first.text) : undefined;
  if (digits === undefined && !numerals.has(first.text) && first.text !== '十') return undefined;
  if (digits !== undefined && !Number.isFinite(digits)) return undefined;
  let total = 0;
  let section = 0;
  let current = digits;
  let hasUnit = false;
  let next = digits === undefined ? at : at + 1;
  for (; next < atoms.length; next++) {
    const atom = atoms[next];
    if (!atom || (next > at && !atom.joined)) break;
    const numeral = digits === undefined ? numerals.get(atom.text) : undefined;
    const small = smallUnits.get(atom.text);
    const large = largeUnits.get(atom.text);
    if (numeral !== undefined) {
      // 二〇二四 is a row of digits, no amount.
      if (current !== undefined && current !== 0) break;
      current = numeral;
    } else if (atom.text === '点' && digits === undefined && current !== undefined && section === 0) {
      const { fraction, length } = fractionAt(atoms, next + 1);
      if (length === 0) break;
      current += fraction;
      next += length;
    } else if (small !== undefined) {
      if (small === 10 && digits !== undefined) break;
      if (current === undefined && section > 0) break;
      section += (current ?? 1) * small;
      current = undefined;
      hasUnit ||= small > 10;
    } else if (large !== undefined) {
      total = (total + section + (current ?? 0)) * large;
      section = 0;
      current = undefined;
      hasUnit = true;
    } else break;
  }
  return { value: total + section + (current ?? 0), hasUnit, next };
}
