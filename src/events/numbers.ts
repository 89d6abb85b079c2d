import type { Atom } from '../words/atoms.ts';
import { numbersIn, type QuantityNumber } from '../words/quantities.ts';

/** A number in a text; its unit decides equality (1000 亿 is not 1000 亿美元). */
export interface NamedNumber {
  /** Value and unit: `671000000000`, `60%`, `100000000000usd`. */
  readonly key: string;
  /** Weight as evidence from 0 to 1: 14.8 万亿 is strong, 100 is not. */
  readonly weight: number;
}

/** Units of dates, times of day and ages, which all stories of a day share. */
const CLOCK = new Set(['年', '月', '日', '号', '点', '时', '分', '岁', '周']);

/** Returns the numbers of a folded text without duplicates, dates and version numbers. */
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

/** Returns the dates in a folded text as `12-26`. A common date far from the news itself is evidence for one event. */
export function datesOf(folded: string): readonly NamedNumber[] {
  const dates = [...folded.matchAll(dateShape)].map(([, month, day]) => `${Number(month)}-${Number(day)}`);
  return [...new Set(dates)].map((key) => ({ key, weight: DATE_WEIGHT }));
}

/** Returns the unit of a number's key: `%`, `usd`, or empty. */
export function unitOf(key: string): string {
  return key.replace(/^[\d.]+/, '');
}

/** Whether adjacent letters, digits or points make the number part of a name: v8.12, 4o. */
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

/** Returns the weight of a number: three significant digits are rarely shared by chance, small bare numbers often. */
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
