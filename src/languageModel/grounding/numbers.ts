import { type Atom, atomsOf } from '../../words/atoms.ts';
import { unitOver } from '../../words/measures.ts';
import { figuresIn, measuresIn } from '../../words/quantities.ts';
import type { WrittenNumber } from '../../words/writtenNumbers.ts';

/** A number in a text, in a form comparable with other texts. */
export interface StatedNumber {
  /** As written in the folded text. */
  readonly written: string;
  readonly value: number;
  /** Terms with units: `=512gb`, `=300000000usd`, `=20%`; empty for a count. */
  readonly measures: readonly string[];
  /** Whether the unit matters: amounts of money and percentages differ from plain numbers. */
  readonly isStrict: boolean;
}

/** Numbers in the source texts for lookups. */
export interface NumberSupport {
  readonly measures: ReadonlySet<string>;
  /** Values without a unit. */
  readonly plain: ReadonlySet<number>;
  /** Values of all numbers except money and percentages. */
  readonly counted: ReadonlySet<number>;
}

/** Collects the numbers of texts by value: 3 亿, 300 million and 三亿 are equal. */
export function numberSupport(folded: readonly string[]): NumberSupport {
  const stated = folded.flatMap(statedNumbers);
  return {
    measures: new Set(stated.flatMap(({ measures }) => measures)),
    plain: new Set(stated.filter(({ measures }) => measures.length === 0).map(({ value }) => value)),
    counted: new Set(stated.filter(({ isStrict }) => !isStrict).map(({ value }) => value)),
  };
}

/** Whether a number occurs in the texts of `support`. */
export function isSupported({ value, measures, isStrict }: StatedNumber, support: NumberSupport): boolean {
  if (measures.some((term) => support.measures.has(term))) return true;
  if (isStrict) return false;
  return (measures.length > 0 ? support.plain : support.counted).has(value);
}

/** Measure words after numerals; a numeral alone is usually part of a word: 三星, 四川, 万一. */
const MEASURE_WORDS = new Set(
  '个款家名人年月日天倍项次条位台部门种场届期轮篇套件颗枚张辆架座所周岁季成点分秒时万亿强级代核支批份笔股大只块层页集步类城国省市区号例起',
);

/** Units that change a number's meaning. */
const STRICT_UNITS = /(?:%|pp|cny|usd|eur|gbp|jpy|krw|hkd|twd|inr)$/;

function areStrict(measures: readonly string[]): boolean {
  return measures.length > 0 && measures.every((term) => STRICT_UNITS.test(term));
}

/** Currencies by their sign before a number. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/hk\$\s?$/, 'hkd'],
  [/nt\$\s?$/, 'twd'],
  [/\$\s?$/, 'usd'],
  [/[¥￥]\s?$/, 'cny'],
  [/€\s?$/, 'eur'],
  [/£\s?$/, 'gbp'],
];

const NUMBER_WORDS = new Map(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index + 2] as const),
);
for (const [index, word] of 'thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  NUMBER_WORDS.set(word, 30 + 10 * index);
NUMBER_WORDS.set('dozen', 12).set('twice', 2);

const MAGNITUDE_WORDS = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const MONTHS = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((month, index) => [[month, index + 1] as const, [month.slice(0, 3), index + 1] as const]),
);
MONTHS.set('sept', 9);

/** Whether a lower-case English word is a month, whose number is checked. */
export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}

/** Returns the numbers in a folded text, in order: digits, counting numerals, English number words and months. */
export function statedNumbers(folded: string): StatedNumber[] {
  const atoms = atomsOf(folded);
  const measures = Map.groupBy(measuresIn(atoms), ({ first }) => first);
  const written = figuresIn(atoms).filter((number) => counts(number, atoms));
  const figures = written.map((number): StatedNumber => {
    const [start, end] = [atoms[number.first]?.start ?? 0, atoms[number.next - 1]?.end ?? 0];
    const unit = signAround(folded, start, end);
    const terms = (measures.get(number.first) ?? []).map(({ term }) => term);
    const all = [...new Set([...terms, ...(unit === undefined ? [] : [`=${number.value}${unit}`])])];
    return {
      written: folded.slice(start, end),
      value: number.value,
      measures: all,
      isStrict: areStrict(all),
    };
  });
  return [...figures, ...worded(atoms)];
}

/** Whether a number stands by itself: not part of a Latin name (H100, v3), and no numeral inside a word. */
function counts(
  { first, next, hasMagnitude, isNumeral, value }: WrittenNumber,
  atoms: readonly Atom[],
): boolean {
  const [before, start] = [atoms[first - 1], atoms[first]];
  if (before?.kind === 'letters' && before.end === start?.start && !isQuarter(before, atoms[first - 2]))
    return false;
  if (!isNumeral || hasMagnitude || next - first > 1) return true;
  if (value === 1) return false;
  return before?.text === '第' || MEASURE_WORDS.has(atoms[next]?.text ?? '');
}

/** Whether Q and a number name a quarter: Q3. */
function isQuarter(letters: Atom, before: Atom | undefined): boolean {
  return letters.text === 'q' && before?.end !== letters.start;
}

/** Returns the unit given by signs around a number: $3, 20%, 百分之二十. */
function signAround(folded: string, start: number, end: number): string | undefined {
  const [before, after] = [folded.slice(Math.max(0, start - 4), start), folded.slice(end, end + 2)];
  if (before.endsWith('百分之') || after.trimStart().startsWith('%')) return '%';
  return SIGNS.find(([shape]) => shape.test(before))?.[1];
}

/** Returns English number words and months as numbers. */
function worded(atoms: readonly Atom[]): StatedNumber[] {
  return atoms.flatMap(({ kind, text }, index): StatedNumber[] => {
    if (kind !== 'letters') return [];
    const [before, next] = [atoms[index - 1], atoms[index + 1]];
    const month = MONTHS.get(text);
    const isDated = next?.kind === 'digits' || (before?.kind === 'digits' && before.joined);
    // may, march, mar and dec are also ordinary words.
    if (month !== undefined && (isDated || (text.length > 5 && text !== 'march')))
      return [{ written: text, value: month, measures: [], isStrict: false }];
    const number = NUMBER_WORDS.get(text);
    if (number === undefined) return [];
    const magnitude = next?.joined ? MAGNITUDE_WORDS.get(next.text) : undefined;
    const value = number * (magnitude ?? 1);
    const unit = unitOver(value, atoms, index + (magnitude === undefined ? 1 : 2));
    const measures = (unit?.measures ?? []).map((measure) => `=${measure.value}${measure.unit}`);
    return [{ written: text, value, measures, isStrict: areStrict(measures) }];
  });
}
