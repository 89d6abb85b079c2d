import { fold } from '../../text/fold.ts';
import { type Atom, atomsOf, keyOf } from '../../words/atoms.ts';
import { quantitiesIn } from '../../words/quantities.ts';

/**
 * Returns the index terms of a text without duplicates: letters and digits whole, Chinese as overlapping bigrams (小米,
 * 米汽, 汽车), adjacent letters and digits also as pairs (iphone, 16, iphone16), and each amount and measure by its
 * value, however written.
 */
export function indexTermsOf(text: string): string[] {
  const atoms = atomsOf(fold(text));
  const terms = new TermCollector();
  for (const { term } of quantitiesIn(atoms)) terms.add(term);
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    const pairs = next !== undefined && isPair(atom, next);
    // The last character of a run is a term by itself, so that a search for one character finds it by prefix.
    if (atom.kind !== 'character' || !pairs) terms.add(atom.text);
    if (pairs) terms.addPair(atom.text, next.text);
  }
  return terms.list;
}

/**
 * Collects distinct terms; character pairs, which are most of them, are stored as numbers because hashing new strings
 * is slow.
 */
class TermCollector {
  readonly list: string[] = [];
  readonly #others = new Set<string>();
  readonly #pairs = new Set<number>();

  add(term: string): void {
    if (this.#others.has(term)) return;
    this.#others.add(term);
    this.list.push(term);
  }

  addPair(one: string, other: string): void {
    if (one.length > 1 || other.length > 1) {
      this.add(one + other);
      return;
    }
    const pair = (one.charCodeAt(0) << 16) | other.charCodeAt(0);
    if (this.#pairs.has(pair)) return;
    this.#pairs.add(pair);
    this.list.push(one + other);
  }
}

/** Longest letters paired with a following Chinese character: A股, B站, S赛; longer ones are specific by themselves. */
const LETTERS_PAIRED_MOST = 2;

/** Whether two neighbours are indexed as a pair; longer letters beside a Chinese character are found separately. */
export function isPair(atom: Atom, next: Atom): boolean {
  if (!next.joined) return false;
  if (next.kind !== 'character') return atom.kind !== 'character';
  return atom.kind !== 'letters' || atom.text.length <= LETTERS_PAIRED_MOST;
}

/** Returns the index term of a column or section: one token whatever its characters. */
export function placeTerm(kind: 'column' | 'section', name: string): string {
  return `${kind}=${keyOf(name)}`;
}
