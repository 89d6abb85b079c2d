import type { Atom } from './atoms.ts';
import { NumberSections, TEN } from './numberSections.ts';

/** A number in a text: digits or Chinese numerals with their Chinese magnitudes, without other units. */
export interface WrittenNumber {
  readonly value: number;
  /** Whether it contains a magnitude: 3 千, 三千亿; the 十 of 二十 is none. */
  readonly hasMagnitude: boolean;
  /** Whether it starts with a Chinese numeral. */
  readonly isNumeral: boolean;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

/** Tables are keyed by code unit: looking up a string requires hashing it and is many times slower. */
const NO_NUMERAL = -1;
const numeralValues = new Int8Array(0x10000).fill(NO_NUMERAL);
for (const [value, numerals] of ['零〇', '一', '二两', '三', '四', '五', '六', '七', '八', '九'].entries())
  for (const numeral of numerals) numeralValues[numeral.charCodeAt(0)] = value;

const POINT = '点'.charCodeAt(0);
/** 两 is used for counting and never as a digit. */
const TWO_OF_SOMETHING = '两'.charCodeAt(0);

/** Returns all numbers of a text in one pass, including doubtful ones: 6710 亿, 二十, and the 三 of 三星. */
export function writtenNumbersIn(atoms: readonly Atom[]): WrittenNumber[] {
  const numbers: WrittenNumber[] = [];
  for (let i = 0; i < atoms.length; ) {
    const number = numberAt(atoms, i);
    if (number) numbers.push(number);
    i = number?.next ?? i + 1;
  }
  return numbers;
}

function numberAt(atoms: readonly Atom[], first: number): WrittenNumber | undefined {
  const atom = atoms[first];
  if (!atom || atom.kind === 'letters') return undefined;
  if (atom.kind === 'digits') {
    const value = Number(atom.text);
    return Number.isFinite(value) ? withUnits(atoms, { value, first, next: first + 1 }) : undefined;
  }
  const code = atom.text.charCodeAt(0);
  if (numeralOf(code) === undefined && code !== TEN) return undefined;
  const row = rowAt(atoms, first);
  return row ? withUnits(atoms, { ...row, first }) : numeralsFrom(atoms, first);
}

/** Shortest row of numerals that is read digit by digit: 二〇二四 is one, 三四 is not. */
const SHORTEST_ROW = 3;

/** Reads a row of numerals digit by digit. */
function rowAt(atoms: readonly Atom[], first: number): { value: number; next: number } | undefined {
  let value = 0;
  let next = first;
  for (let atom = atoms[first]; atom && (next === first || atom.joined); atom = atoms[next]) {
    const code = codeOf(atom);
    const digit = code === TWO_OF_SOMETHING ? undefined : numeralOf(code);
    if (digit === undefined) break;
    value = value * 10 + digit;
    next += 1;
  }
  return next - first < SHORTEST_ROW ? undefined : { value, next };
}

/** Reads digits, or a row of numerals, and the magnitudes after them: 6710 亿, 3 千万. */
function withUnits(
  atoms: readonly Atom[],
  { value, first, next }: { value: number; first: number; next: number },
): WrittenNumber {
  const sections = new NumberSections(value);
  let end = next;
  for (let atom = atoms[end]; atom?.joined; atom = atoms[end]) {
    const code = codeOf(atom);
    const isTaken =
      atom.kind === 'digits' ? takesSection(sections, atoms, end) : code !== TEN && sections.takeUnit(code);
    if (!isTaken) break;
    end += 1;
  }
  const isNumeral = atoms[first]?.kind === 'character';
  return { value: sections.value, hasMagnitude: sections.hasMagnitude, isNumeral, first, next: end };
}

/** Reads digits that go on with a number because a smaller unit stands behind them, nothing between: 2000 of 3亿2000万. */
function takesSection(sections: NumberSections, atoms: readonly Atom[], at: number): boolean {
  const [before, digits, unit] = [atoms[at - 1], atoms[at], atoms[at + 1]];
  const isWritten = before?.end === digits?.start && digits?.end === unit?.start;
  return isWritten && digits && unit ? sections.takeSection(Number(digits.text), codeOf(unit)) : false;
}

/** Reads a number in numerals: 三千亿, 四点三亿, 十二. */
function numeralsFrom(atoms: readonly Atom[], first: number): WrittenNumber {
  const sections = new NumberSections(undefined);
  let next = first;
  for (let atom = atoms[first]; atom && (next === first || atom.joined); atom = atoms[next]) {
    const code = codeOf(atom);
    const numeral = numeralOf(code);
    if (numeral !== undefined) {
      if (!sections.takeDigit(numeral)) break;
    } else if (code === POINT) {
      const { fraction, length } = fractionAt(atoms, next + 1);
      if (length === 0 || !sections.takeFraction(fraction)) break;
      next += length;
    } else if (!sections.takeUnit(code)) break;
    next += 1;
  }
  return { value: sections.value, hasMagnitude: sections.hasMagnitude, isNumeral: true, first, next };
}

/** Returns the numerals after 点 as a fraction: 四点三. */
function fractionAt(atoms: readonly Atom[], from: number): { fraction: number; length: number } {
  let fraction = 0;
  let length = 0;
  for (let atom = atoms[from]; atom; atom = atoms[from + length]) {
    const numeral = numeralOf(codeOf(atom));
    if (numeral === undefined) break;
    length += 1;
    fraction += numeral / 10 ** length;
  }
  return { fraction, length };
}

/** Returns the code unit of a character atom, else one that is no numeral or magnitude. */
function codeOf({ kind, text }: Atom): number {
  return kind === 'character' ? text.charCodeAt(0) : 0;
}

function numeralOf(code: number): number | undefined {
  const value = numeralValues[code];
  return value === NO_NUMERAL ? undefined : value;
}
