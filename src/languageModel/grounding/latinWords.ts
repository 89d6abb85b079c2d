import type { Atom } from '../../words/atoms.ts';
import { isMeasured } from '../../words/quantities.ts';

/** Maximum number of parts of a name that are joined: GPT, 4, o, mini. */
const PARTS_MOST = 5;

/** Returns the Latin words of a text and the names that they form with their neighbours: gpt, gpt4, gpt4o. */
export function latinKeys(atoms: readonly Atom[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let first = 0; first < atoms.length; first++) {
    let key = '';
    for (let i = first; i < Math.min(atoms.length, first + PARTS_MOST); i++) {
      const atom = atoms[i];
      if (!atom || atom.kind === 'character' || (i > first && !atom.joined)) break;
      key += atom.text;
      keys.add(key);
    }
  }
  // A run is always a key by itself, whatever its number of parts.
  for (const { key } of latinWords(atoms)) keys.add(key);
  return keys;
}

/** A run of letters and digits without gaps; offsets in the folded text. */
export interface LatinWord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the Latin words of a text without numbers and their units: GPT-4o is gpt and 4o, 512GB and 671B are numbers.
 */
export function latinWords(atoms: readonly Atom[]): LatinWord[] {
  const words: LatinWord[] = [];
  for (let i = 0; i < atoms.length; ) {
    let next = i + 1;
    while (atoms[i]?.kind !== 'character' && isGlued(atoms, next)) next++;
    const run = atoms.slice(i, next);
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.some(({ kind }) => kind === 'letters') && !isMeasured(run))
      words.push({ key: run.map(({ text }) => text).join(''), start: first.start, end: last.end });
    i = next;
  }
  return words;
}

function isGlued(atoms: readonly Atom[], at: number): boolean {
  const [before, atom] = [atoms[at - 1], atoms[at]];
  return atom !== undefined && atom.kind !== 'character' && atom.start === before?.end;
}
