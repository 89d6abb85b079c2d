import type { Atom } from '../words/atoms.ts';
import { numbersIn, type QuantityNumber } from '../words/quantities.ts';

/** A number that a text names: what it counts decides whether two are the same (1000 亿 is not 1000 亿美元). */
export interface NamedNumber {
  /** The value, written out, and what kind of thing it counts: `671000000000`, `60%`, `100000000000usd`. */
  readonly key: string;
  /** 0 to 1: how telling it is to find it twice; 14.8 万亿 is, 100 is not. */
  readonly weight: number;
}

/** Dates, times of day and ages are no evidence: every story of a day shares them. */
const CLOCK = new Set(['年', '月', '日', '号', '点', '时', '分', '岁', '周']);

/** The numbers of a folded text, each once, dates and version numbers left out. */
export function numbersOf(folded: string, atoms: readonly Atom[]): readonly NamedNumber[] {
  const numbers = new Map<string, NamedNumber>();
  for (const number of numbersIn(atoms)) {
    if (number.value <= 0 || isPartOfName(folded, atoms, number) || isOfClock(atoms, number)) continue;
    const unit = number.unit || (isPercentage(folded, atoms, number) ? '%' : '');
    const weight = weightOf(number.value, unit);
    const key = `${number.value}${unit}`;
    if (weight > 0) numbers.set(key, { key, weight });
  }
  return [...numbers.values()];
}

const dateShape = /(?<!\d)(1[0-2]|0?[1-9])\s?月\s?(3[01]|[12]\d|0?[1-9])\s?[日号]/gu;
const DATE_WEIGHT = 0.5;

/** The days that a folded text names, as `12-26`. What a day far from the news itself is named for is one happening. */
export function datesOf(folded: string): readonly NamedNumber[] {
  const dates = [...folded.matchAll(dateShape)].map(([, month, day]) => `${Number(month)}-${Number(day)}`);
  return [...new Set(dates)].map((key) => ({ key, weight: DATE_WEIGHT }));
}

/** What a number's key counts: `%`, `usd`, or nothing for things. */
export function unitOf(key: string): string {
  return key.replace(/^[\d.]+/, '');
}

/** Letters, digits or a point right before it, or right behind it where it has no unit, make a name of it: v8.12, 4o. */
function isPartOfName(
  folded: string,
  atoms: readonly Atom[],
  { first, next, unit, hasMagnitude }: QuantityNumber,
): boolean {
  const start = atoms[first]?.start ?? 0;
  const end = atoms[next - 1]?.end ?? 0;
  return (
    /[\w.]/.test(folded.charAt(start - 1)) ||
    (unit === '' && !hasMagnitude && /[\w.-]/.test(folded.charAt(end)))
  );
}

function isOfClock(atoms: readonly Atom[], { next, unit, hasMagnitude }: QuantityNumber): boolean {
  const after = atoms[next];
  return unit === '' && !hasMagnitude && after?.joined === true && CLOCK.has(after.text);
}

function isPercentage(folded: string, atoms: readonly Atom[], { next }: QuantityNumber): boolean {
  return /^\s?%/.test(folded.slice(atoms[next - 1]?.end, (atoms[next - 1]?.end ?? 0) + 2));
}

/** Three significant digits are rarely shared by chance; a bare small number often is, and counts for nothing. */
function weightOf(value: number, unit: string): number {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const significant = mantissa.replace('.', '').length;
  const integerDigits = Number(exponent) + 1;
  const isLarge = integerDigits >= 5;
  if (significant >= 3) return 1;
  const isTelling = unit === '%' || integerDigits >= 3 || !Number.isInteger(value);
  if (significant === 2) return isLarge ? 0.8 : isTelling ? 0.5 : 0.25;
  if (isLarge) return 0.4;
  return integerDigits >= 3 ? 0.2 : 0;
}
