import { shippedLines } from '../text/shippedData.ts';
import { firstUnitsOf } from '../text/unitAt.ts';
import type { Atom } from './atoms.ts';

/** A unit of measure. */
interface Unit {
  /** Canonical name of all its spellings. */
  readonly term: string;
  readonly factor: number;
  /** Least value: 5G is a network. */
  readonly from: number;
}

interface UnitTable {
  readonly bySpelling: ReadonlyMap<string, readonly Unit[]>;
  /** First code units of its spellings, which exclude most words after a number. */
  readonly beginnings: ReadonlySet<number>;
  /** Length of the longest spelling. */
  readonly longest: number;
}

let table: UnitTable | undefined;

/** Returns the units of data/units.txt by spelling without separators; read at first use. */
function tableOnce(): UnitTable {
  if (table) return table;
  const bySpelling = readUnits();
  const spellings = [...bySpelling.keys()];
  table = {
    bySpelling,
    beginnings: firstUnitsOf(spellings),
    longest: Math.max(...spellings.map(({ length }) => length)),
  };
  return table;
}

/** A value in its canonical unit. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
}

/**
 * Finds the longest unit of measure after a value: its possible meanings (usually one; 512g is 512 GB or 512 grams),
 * and its end.
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
    // Parts of a unit are separated by at most a joiner or slash: US dollars, km/h.
    if (i > from && !atom.joined && atom.start - (atoms[i - 1]?.end ?? 0) > 1) break;
    spelling += atom.text;
    if (spelling.length > longest) break;
    const measures = measuresOf(value, spelling);
    if (measures.length > 0 && !goesOnAsName(atom, atoms[i + 1])) found = { measures, next: i + 1 };
  }
  return found;
}

/** Whether a letter continues as a name: H100 after a number is no hour. */
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
