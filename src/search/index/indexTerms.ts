import { fold } from '../../text/fold.ts';
import { type Atom, atomsOf, keyOf } from '../../words/atoms.ts';
import { quantitiesIn } from '../../words/quantities.ts';

/**
 * What a text is indexed by, each once: letters and digits whole, Chinese as overlapping pairs (小米, 米汽, 汽车),
 * neighbouring letters and digits as pairs too (iphone, 16, iphone16), and each amount and measure by its value, however
 * it is written.
 */
export function indexTermsOf(text: string): string[] {
  const atoms = atomsOf(fold(text));
  const terms = new TermCollector();
  for (const { term } of quantitiesIn(atoms)) terms.add(term);
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    const pairs = next !== undefined && isPair(atom, next);
    // A character that ends its run is kept alone, so that a search for one character finds it by prefix.
    if (atom.kind !== 'character' || !pairs) terms.add(atom.text);
    if (pairs) terms.addPair(atom.text, next.text);
  }
  return terms.list;
}

/** Distinct terms; pairs of two characters, most of all terms, are told apart as numbers, because hashing new strings is slow. */
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

/** Letters before a Chinese character that make one word with it: A股, B站, S赛; longer ones tell enough alone. */
const LETTERS_PAIRED_MOST = 2;

/** Whether two neighbours are indexed together; longer letters beside a Chinese character are found by either alone. */
export function isPair(atom: Atom, next: Atom): boolean {
  if (!next.joined) return false;
  if (next.kind !== 'character') return atom.kind !== 'character';
  return atom.kind !== 'letters' || atom.text.length <= LETTERS_PAIRED_MOST;
}

/** The term under which a column or a section is indexed: one token whatever characters its name has. */
export function placeTerm(kind: 'column' | 'section', name: string): string {
  return `${kind}=${keyOf(name)}`;
}
