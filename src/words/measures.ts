import { shippedLines } from '../text/shippedData.ts';

/** A unit that a number counts. */
interface Unit {
  /** The name under which all its spellings are one. */
  readonly term: string;
  readonly factor: number;
  /** Smaller values are no measure: 5G is a network. */
  readonly from: number;
}

interface UnitTable {
  readonly bySpelling: ReadonlyMap<string, readonly Unit[]>;
  /** Characters of the longest spelling. */
  readonly longest: number;
}

let table: UnitTable | undefined;

/** The units of data/units.txt by their spellings, without what joins their parts; read at first use. */
function tableOnce(): UnitTable {
  if (table) return table;
  const bySpelling = readUnits();
  table = { bySpelling, longest: Math.max(...[...bySpelling.keys()].map(({ length }) => length)) };
  return table;
}

/** Characters of the longest spelling of a unit, without what joins its parts. */
export function longestUnit(): number {
  return tableOnce().longest;
}

/** A value in the unit under which all its spellings are one. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
}

/** What a value with a unit in one spelling, without joints, measures: 512 and `g` are 512 gb; mostly one measure. */
export function measuresOf(value: number, spelling: string): readonly Measure[] {
  return (tableOnce().bySpelling.get(spelling) ?? [])
    .filter(({ from }) => value >= from)
    .map(({ term, factor }) => ({ value: Number((value * factor).toPrecision(12)), unit: term }));
}

function readUnits(): ReadonlyMap<string, readonly Unit[]> {
  const bySpelling = new Map<string, Unit[]>();
  for (const line of shippedLines('units.txt')) {
    const [, term, factor = '1', from = '0', spellings] =
      /^([a-z]+)(?: x (\d+))?(?: from (\d+))? = (.+)$/.exec(line) ?? [];
    if (term === undefined || spellings === undefined) continue;
    for (const written of spellings.split(', ')) {
      const spelling = written.replaceAll('/', '');
      const known = bySpelling.get(spelling) ?? [];
      known.push({ term, factor: Number(factor), from: Number(from) });
      bySpelling.set(spelling, known);
    }
  }
  return bySpelling;
}
