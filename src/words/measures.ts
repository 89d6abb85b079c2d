import { shippedLines } from '../text/shippedData.ts';
import type { Atom } from './atoms.ts';

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
  /** The code units with which a spelling begins: most words behind a number are told by that to be no unit. */
  readonly beginnings: ReadonlySet<number>;
  /** Characters of the longest spelling. */
  readonly longest: number;
}

let table: UnitTable | undefined;

/** The units of data/units.txt by their spellings, without what joins their parts; read at first use. */
function tableOnce(): UnitTable {
  if (table) return table;
  const bySpelling = readUnits();
  const spellings = [...bySpelling.keys()];
  table = {
    bySpelling,
    beginnings: new Set(spellings.map((spelling) => spelling.charCodeAt(0))),
    longest: Math.max(...spellings.map(({ length }) => length)),
  };
  return table;
}

/** A value in the unit under which all its spellings are one. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
}

/**
 * The unit of measure whose spelling, the longest, begins at an atom behind a value: what both measure (mostly one thing;
 * 512g are 512 gb or as many grams), and where the unit ends.
 */
export function unitOver(
  value: number,
  atoms: readonly Atom[],
  from: number,
): { measures: readonly Measure[]; next: number } | undefined {
  const { beginnings, longest } = tableOnce();
  const first = atoms[from];
  if (!first?.joined || !beginnings.has(first.text.charCodeAt(0))) return undefined;
  let spelling = '';
  let found: { measures: readonly Measure[]; next: number } | undefined;
  for (let i = from; i < atoms.length; i++) {
    const atom = atoms[i];
    if (!atom || atom.kind === 'digits') break;
    // Between the parts of a unit stands at most a joint or a stroke: US dollars, km/h.
    if (i > from && !atom.joined && atom.start - (atoms[i - 1]?.end ?? 0) > 1) break;
    spelling += atom.text;
    if (spelling.length > longest) break;
    const measures = measuresOf(value, spelling);
    if (measures.length > 0 && !goesOnAsName(atom, atoms[i + 1])) found = { measures, next: i + 1 };
  }
  return found;
}

/** H100 behind a number is no hour. */
function goesOnAsName(atom: Atom, next: Atom | undefined): boolean {
  return atom.kind === 'letters' && next?.kind === 'digits' && next.start === atom.end;
}

function measuresOf(value: number, spelling: string): Measure[] {
  return (tableOnce().bySpelling.get(spelling) ?? [])
    .filter(({ from }) => value >= from)
    .map(({ term, factor }) => ({ value: Number((value * factor).toPrecision(12)), unit: term }));
}

function readUnits(): ReadonlyMap<string, readonly Unit[]> {
  const bySpelling = new Map<string, Unit[]>();
  for (const line of shippedLines('units.txt')) {
    const [, term, factor = '1', from = '0', spellings] =
      /^([a-z]+|%)(?: x (\d+))?(?: from (\d+))? = (.+)$/.exec(line) ?? [];
    if (term === undefined || spellings === undefined) continue;
    for (const written of spellings.split(', ')) {
      const spelling = written.replaceAll(/[ /]/g, '');
      const known = bySpelling.get(spelling) ?? [];
      known.push({ term, factor: Number(factor), from: Number(from) });
      bySpelling.set(spelling, known);
    }
  }
  return bySpelling;
}
