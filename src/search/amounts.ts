import type { Atom } from '../words/atoms.ts';

/** A number with its unit as it stands in a text. */
export interface Amount {
  /** What every way of writing the value is indexed as. */
  readonly term: string;
  /** The atoms from `first` up to, not including, `next`. */
  readonly first: number;
  readonly next: number;
}

const chineseUnits = new Map([
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
  ['兆', 1e12],
]);
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
const numerals = new Map([...'零一二三四五六七八九'].map((numeral, value) => [numeral, value]));
numerals.set('两', 2).set('〇', 0);

/** The amounts with a unit in a text: 6710 亿, 671B and 671 billion are one value, and so are 三亿 and 3 亿. */
export function amountsIn(atoms: readonly Atom[]): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < atoms.length; ) {
    const number = plainNumber(atoms, i) ?? chineseNumber(atoms, i);
    const unit = number && unitsFrom(atoms, number.next);
    if (number && unit && number.value > 0) {
      const value = Number((number.value * unit.factor).toPrecision(12));
      amounts.push({ term: `=${value}`, first: i, next: unit.next });
    }
    i = unit?.next ?? number?.next ?? i + 1;
  }
  return amounts;
}

function plainNumber(atoms: readonly Atom[], at: number) {
  const atom = atoms[at];
  if (atom?.kind !== 'digits') return undefined;
  const value = Number(atom.text);
  return Number.isFinite(value) ? { value, next: at + 1 } : undefined;
}

/** Up to 九十九; larger ones are written with digits. */
function chineseNumber(atoms: readonly Atom[], at: number) {
  const digitAt = (index: number) => numerals.get(atoms[index]?.text ?? '');
  const first = digitAt(at);
  const tensAt = first === undefined ? at : at + 1;
  if (atoms[tensAt]?.text !== '十') return first === undefined ? undefined : { value: first, next: at + 1 };
  const ones = digitAt(tensAt + 1);
  const value = (first ?? 1) * 10 + (ones ?? 0);
  return { value, next: ones === undefined ? tensAt + 1 : tensAt + 2 };
}

/** One unit or several: 千万, 万亿. */
function unitsFrom(atoms: readonly Atom[], at: number): { factor: number; next: number } | undefined {
  const latin = latinUnits.get(atoms[at]?.text ?? '');
  if (latin !== undefined && atoms[at]?.joined) return { factor: latin, next: at + 1 };
  let factor = 1;
  let next = at;
  for (; atoms[next]?.joined; next++) {
    const unit = chineseUnits.get(atoms[next]?.text ?? '');
    if (unit === undefined) break;
    factor *= unit;
  }
  return next > at ? { factor, next } : undefined;
}
