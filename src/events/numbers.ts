import { measuresOf, unitSpellings } from '../words/measures.ts';

/** A number that a text names: what it counts decides whether two are the same (1000 亿 is not 1000 亿美元). */
export interface NamedNumber {
  /** The value, written out, and what kind of thing it counts: `671000000000`, `60%`, `100000000000usd`. */
  readonly key: string;
  /** 0 to 1: how telling it is to find it twice; 14.8 万亿 is, 100 is not. */
  readonly weight: number;
}

const KIND_NAMES =
  '%|美元|美金|欧元|英镑|日元|韩元|港元|港币|新?台币|卢比|元|年|月|日|号|点|时|分|周岁|岁|billion|million|trillion';
const LATIN_END = '(?![a-z0-9])';
/** Units of measure, Latin ones as words of their own; 分钟 goes before 分, 毫安时 before 时. */
const MEASURE_NAMES = unitSpellings()
  .map((spelling) => (/^[a-z]/.test(spelling) ? spelling + LATIN_END : spelling))
  .join('|');
const shape = new RegExp(
  String.raw`(?<![\w.])(\d{1,15}(?:,\d{3}){0,4})(?:\.(\d{1,6}))?\s?(万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?\s?(${MEASURE_NAMES}|${KIND_NAMES})?`,
  'gu',
);

const magnitudes: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  百亿: 10,
  千亿: 11,
  万亿: 12,
  million: 6,
  billion: 9,
  trillion: 12,
};

const kinds: Readonly<Record<string, string>> = {
  '%': '%',
  美元: 'usd',
  美金: 'usd',
  欧元: 'eur',
  英镑: 'gbp',
  日元: 'jpy',
  韩元: 'krw',
  港元: 'hkd',
  港币: 'hkd',
  新台币: 'twd',
  台币: 'twd',
  卢比: 'inr',
  元: 'cny',
};

/** Dates, times of day and ages are no evidence: every story of a day shares them. */
const clock = new Set(['年', '月', '日', '号', '点', '时', '分', '岁', '周岁']);

/** The numbers of a folded text, each once, dates and version numbers left out. */
export function numbersOf(folded: string): readonly NamedNumber[] {
  const numbers = new Map<string, NamedNumber>();
  for (const match of folded.matchAll(shape)) {
    const [text, whole = '', fraction = '', magnitude = '', unit = ''] = match;
    if (clock.has(unit) && magnitude === '') continue;
    if (/[\w.-]/.test(folded.charAt(match.index + text.length)) && unit === '' && magnitude === '') continue;
    const digits = `${whole.replaceAll(',', '')}${fraction}`.replace(/^0+/, '');
    if (digits === '') continue;
    const exponent = (magnitudes[magnitude] ?? 0) + (magnitudes[unit] ?? 0) - fraction.length;
    const number = { digits, exponent, unit: kinds[unit] ?? '' };
    const counted = number.unit === '' && unit !== '' ? measured(number, unit) : [number];
    for (const one of counted) {
      const [key, weight] = [keyOf(one), weightOf(one)];
      if (weight > 0) numbers.set(key, { key, weight });
    }
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
  return key.replace(/^\d+e-?\d+/, '');
}

interface WrittenNumber {
  /** Without point and leading zeros. */
  readonly digits: string;
  /** The power of ten that the digits count. */
  readonly exponent: number;
  readonly unit: string;
}

/** A number with a unit of measure, in the unit that all its spellings are one in; the number itself where it is none. */
function measured(number: WrittenNumber, spelling: string): WrittenNumber[] {
  const value = Number(`${number.digits}e${number.exponent}`);
  const measures = measuresOf(value, spelling).map((measure) => {
    const [whole = '', fraction = ''] = String(measure.value).split('.');
    const digits = `${whole}${fraction}`.replace(/^0+/, '');
    return { digits, exponent: -fraction.length, unit: measure.unit };
  });
  return measures.length > 0 ? measures : [number];
}

/** Trailing zeros go into the exponent, so that 1,000 万 and 0.1 亿 are one number. */
function keyOf({ digits, exponent, unit }: WrittenNumber): string {
  const significant = digits.replace(/0+$/, '');
  return `${significant}e${exponent + digits.length - significant.length}${unit}`;
}

/** Three significant digits are rarely shared by chance; a bare small number often is, and counts for nothing. */
function weightOf({ digits, exponent, unit }: WrittenNumber): number {
  const significant = digits.replace(/0+$/, '').length;
  const large = digits.length + exponent >= 5;
  if (significant >= 3) return 1;
  if (significant === 2) return large ? 0.8 : unit === '%' || digits.length > 2 || exponent < 0 ? 0.5 : 0.25;
  if (large) return 0.4;
  return digits.length + exponent >= 3 ? 0.2 : 0;
}
