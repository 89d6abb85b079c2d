import { readFileSync } from 'node:fs';

/** A unit that a number counts. */
interface Unit {
  /** The name under which all its spellings are one. */
  readonly term: string;
  readonly factor: number;
  /** Smaller values are no measure: 5G is a network. */
  readonly from: number;
}

const list = new URL('../../data/units.txt', import.meta.url);

/** Characters of the longest spelling, its joints left out. */
let longest = 0;
let units: ReadonlyMap<string, readonly Unit[]> | undefined;

/** Characters of the longest spelling of a unit, without what joins its parts. */
export function longestUnit(): number {
  units ??= readUnits(readFileSync(list, 'utf8'));
  return longest;
}

/** A value in the unit under which all its spellings are one. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
}

/** What a value with a unit in one spelling, without joints, measures: 512 and `g` are 512 gb; mostly one measure. */
export function measuresOf(value: number, spelling: string): readonly Measure[] {
  units ??= readUnits(readFileSync(list, 'utf8'));
  return (units.get(spelling) ?? [])
    .filter(({ from }) => value >= from)
    .map(({ term, factor }) => ({ value: Number((value * factor).toPrecision(12)), unit: term }));
}

/** All spellings of units, the longest first, without what joins their parts. */
export function unitSpellings(): readonly string[] {
  units ??= readUnits(readFileSync(list, 'utf8'));
  return [...units.keys()].sort((one, other) => other.length - one.length);
}

function readUnits(text: string): ReadonlyMap<string, readonly Unit[]> {
  const bySpelling = new Map<string, Unit[]>();
  for (const line of text.split(/\r?\n/)) {
    const [, term, factor = '1', from = '0', spellings] =
      /^([a-z]+)(?: x (\d+))?(?: from (\d+))? = (.+)$/.exec(line) ?? [];
    if (term === undefined || spellings === undefined) continue;
    for (const written of spellings.split(', ')) {
      const spelling = written.replaceAll('/', '');
      const known = bySpelling.get(spelling) ?? [];
      known.push({ term, factor: Number(factor), from: Number(from) });
      bySpelling.set(spelling, known);
      longest = Math.max(longest, spelling.length);
    }
  }
  return bySpelling;
}
