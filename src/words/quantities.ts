import type { Atom } from './atoms.ts';
import { type Measure, unitOver } from './measures.ts';
import { type WrittenNumber, writtenNumbersIn } from './writtenNumbers.ts';

/** A number with a magnitude or a unit of measure in a text. */
export interface Amount {
  readonly value: number;
  /** Index term of all spellings of the value: `=671000000000`, with a unit of measure `=512gb`. */
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
/**
 * Returns the amounts and measures in a text in a fixed order per position: 5000 万像素 is 50,000,000 and as many
 * pixels.
 */
export function quantitiesIn(atoms: readonly Atom[]): Amount[] {
  const numbers = writtenNumbersIn(atoms);
  return [
    ...numbers.flatMap((number) => amountOf(atoms, number) ?? []),
    ...numbers.flatMap((number) => measuresOf(atoms, number)),
  ];
}

/**
 * Returns the amounts with a magnitude in a text: 6710 亿, 671B and 671 billion are one value, and so are 三千亿, 3000
 * 亿 and 300B, 八千 and 8 千. A bare number, 十二 and 万一 are none.
 */
export function amountsIn(atoms: readonly Atom[]): Amount[] {
  return writtenNumbersIn(atoms).flatMap((number) => amountOf(atoms, number) ?? []);
}

/** Returns the numbers with a unit of measure in a text: 512G and 512 GB are equal, and so are 6.7 英寸 and 6.7 寸. */
export function measuresIn(atoms: readonly Atom[]): Amount[] {
  return writtenNumbersIn(atoms).flatMap((number) => measuresOf(atoms, number));
}

function amountOf(atoms: readonly Atom[], number: WrittenNumber): Amount | undefined {
  const { value, hasMagnitude, first, next } = withLatinUnit(atoms, number);
  if (!hasMagnitude || value <= 0) return undefined;
  const rounded = precise(value);
  return { value: rounded, term: `=${rounded}`, first, next };
}

function measuresOf(atoms: readonly Atom[], number: WrittenNumber): Amount[] {
  const measured = measuredAt(atoms, number);
  if (!measured) return [];
  const { value, first, next, measures } = measured;
  return measures.map((measure) => ({ value, term: `=${measure.value}${measure.unit}`, first, next }));
}

/** A number in a text, with or without a unit. */
export interface QuantityNumber {
  readonly value: number;
  /** Canonical unit of measure or currency; empty for a count. */
  readonly unit: string;
  /** Whether it contains a magnitude: 三千亿, 671B. */
  readonly hasMagnitude: boolean;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

/** Returns all numbers in a text that start with a digit or have a magnitude: 6710 亿, 512 GB, 6.78 寸, 600. */
export function numbersIn(atoms: readonly Atom[]): QuantityNumber[] {
  return writtenNumbersIn(atoms).flatMap((number) => {
    const measured = measuredAt(atoms, number);
    const { value, hasMagnitude, isNumeral, first, next } = measured ?? withLatinUnit(atoms, number);
    if (isNumeral && !hasMagnitude) return [];
    const measures = measured?.measures ?? [{ value: precise(value), unit: '' }];
    return measures.map((measure) => ({ ...measure, hasMagnitude, first, next }));
  });
}

/** Returns all figures of a text, in digits or numerals: 6710 亿, 600, 二十, 二〇二四. */
export function figuresIn(atoms: readonly Atom[]): WrittenNumber[] {
  return writtenNumbersIn(atoms).map((number) => {
    const figure = withLatinUnit(atoms, number);
    return { ...figure, value: precise(figure.value) };
  });
}

/** Applies a Latin magnitude after a number, unless it has a Chinese one. */
function withLatinUnit(atoms: readonly Atom[], number: WrittenNumber): WrittenNumber {
  const unit = atoms[number.next];
  if (number.hasMagnitude || unit?.kind !== 'letters' || !unit.joined) return number;
  const factor = latinUnits.get(unit.text);
  if (factor === undefined) return number;
  return { ...number, value: number.value * factor, hasMagnitude: true, next: number.next + 1 };
}

/** A number with its unit of measure. */
interface MeasuredNumber extends WrittenNumber {
  readonly measures: readonly Measure[];
}

/** Returns a number with its unit of measure, whose letter may also be a magnitude: 512g, 8k; 30 million dollars. */
function measuredAt(atoms: readonly Atom[], number: WrittenNumber): MeasuredNumber | undefined {
  const { first, value } = number;
  if (value <= 0 || (atoms[first - 1]?.kind === 'digits' && atoms[first]?.joined)) return undefined;
  const withUnit = (read: WrittenNumber): MeasuredNumber | undefined => {
    const unit = unitOver(read.value, atoms, read.next);
    return unit && { ...read, measures: unit.measures, next: unit.next };
  };
  const magnified = withLatinUnit(atoms, number);
  return withUnit(number) ?? (magnified === number ? undefined : withUnit(magnified));
}

/** Removes floating-point noise. */
function precise(value: number): number {
  return Number(value.toPrecision(12));
}

/** Whether atoms are a number with its unit and nothing else: 671B, 512GB; 4o and 5G are none. */
export function isMeasured(atoms: readonly Atom[]): boolean {
  if (atoms[0]?.kind !== 'digits') return false;
  return quantitiesIn(atoms).some(({ first, next }) => first === 0 && next === atoms.length);
}

/** Least number with two spellings (900, 九百). */
const SMALLEST_PLAIN = 100;
/** Round years, which are written in digits. */
const CENTURIES: ReadonlySet<number> = new Set([1900, 2000, 2100]);
/** Largest value that texts write in digits. */
const LARGEST_PLAIN = 1e8;

/**
 * Returns the index terms of the amounts in a query's term: their values, and the digits of numbers that texts also
 * write without a unit (8 千, 8000). Years are unchanged.
 */
export function amountTermsOf(atoms: readonly Atom[]): string[] {
  const amounts = quantitiesIn(atoms);
  const written = amounts.flatMap(({ value, term }) =>
    isPlain(value) && term === `=${value}` ? [term, String(value)] : [term],
  );
  const [only, ...rest] = atoms;
  const bare = only?.kind === 'digits' && rest.length === 0 ? Number(only.text) : 0;
  return isPlain(bare) && bare % 100 === 0 && !CENTURIES.has(bare) ? [`=${bare}`] : written;
}

/**
 * Finds the first value in a text that index terms (`amountTermsOf`) stand for, as atoms from `first` to `next`;
 * `quantities` are those in the atoms (`quantitiesIn`).
 */
export function findAmount(
  atoms: readonly Atom[],
  quantities: readonly Amount[],
  terms: readonly string[],
): { first: number; next: number } | undefined {
  const found = quantities.find((amount) => terms.includes(amount.term));
  if (found) return found;
  const plain = atoms.findIndex((atom) => atom.kind === 'digits' && terms.includes(atom.text));
  return plain < 0 ? undefined : { first: plain, next: plain + 1 };
}

function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= SMALLEST_PLAIN && value < LARGEST_PLAIN;
}
