import { fold } from '../text/fold.ts';
import { type Atom, atomsOf } from '../words/atoms.ts';
import { amountsIn } from './amounts.ts';
import type { Blurred, Term } from './terms.ts';
import { versionPattern } from './versions.ts';

/** Where a term stands in a text. */
export interface Occurrences {
  readonly count: number;
  /** Offset of the first one, as a share of the text's length (0 to 1). */
  readonly first: number;
  /** Whether it only stands as the beginning of a longer designation: GPT-4 in GPT-4o. */
  readonly partial: boolean;
  /** The first one as it stands in the comparable text. */
  readonly text: string;
}

/** A folded text in which whatever joins parts of names is one space and numbers have no separators. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/(?:[\s\-_·・‧&'’]|\.(?!\d)|(?<!\d)\.)+/g, ' ')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

/** Counts more than this say nothing more. */
const COUNT_MOST = 8;

/** Looks for a term, in any of its ways of being written, in comparable texts. */
export function occurrenceFinder(term: Term): (text: string) => Occurrences | undefined {
  const blurred = term.blurred ? blurredPatterns(term.blurred) : [];
  const ways = [...term.forms.map(pattern), ...blurred].filter((way) => way !== '');
  const shape = ways.length === 0 ? undefined : new RegExp(ways.join('|'), 'g');
  return (text) => {
    let count = 0;
    let first = 0;
    let partial = true;
    let found = '';
    if (shape) {
      shape.lastIndex = 0;
      for (let match = shape.exec(text); match && count < COUNT_MOST; match = shape.exec(text)) {
        if (count === 0) {
          first = match.index / text.length;
          found = match[0];
        }
        count += 1;
        const end = match.index + match[0].length;
        partial &&= isDigit(text[end - 1]) && isLetter(text[end]);
      }
    }
    if (count > 0) return { count, first, partial, text: found };
    return term.values.length > 0 ? byValue(term, text) : undefined;
  };
}

function byValue(term: Term, text: string): Occurrences | undefined {
  const atoms = atomsOf(text);
  const found = amountsIn(atoms).find((amount) => term.values.includes(amount.term));
  if (!found) return undefined;
  const [start, end] = [atoms[found.first]?.start ?? 0, atoms[found.next - 1]?.end ?? 0];
  return { count: 1, first: start / text.length, partial: false, text: text.slice(start, end) };
}

/** The characters of a form, spaces allowed between them, not inside a longer word or number. */
function pattern(form: string): string {
  const atoms = atomsOf(form);
  const first = atoms[0];
  const last = atoms.at(-1);
  if (!first || !last) return '';
  const before = { letters: '(?<![a-z])', digits: '(?<!\\d)(?<!\\d\\.)', character: '' }[first.kind];
  const after = { letters: '(?![a-z])', digits: '(?!\\d)(?!\\.\\d)', character: '' }[last.kind];
  const parts = atoms.map((atom, index) => {
    if (atom.kind !== 'digits') return [...atom.text].map(escaped).join(' ?');
    return index > 0 && atom === last ? versionPattern(atom.text) : escaped(atom.text);
  });
  const rest = parts.slice(1).map((part, index) => joint(atoms[index], atoms[index + 1]) + part);
  return [before, parts[0], ...rest, after].join('');
}

/** Before a full version number a text may say of what it is the version: Linux 内核 4.14, Linux Kernel 4.14. */
function joint(left: Atom | undefined, right: Atom | undefined): string {
  const isVersion = left?.kind === 'letters' && right?.kind === 'digits' && right.text.includes('.');
  return isVersion ? ' ?(?:(?:[a-z]{3,9}|内核|系统|版本|版) ?)?' : ' ?';
}

/** The characters with a gap of none to two instead of one of them. */
function blurredPatterns({ characters, from, to }: Blurred): string[] {
  return characters.slice(from, to).map((_, offset) => {
    const wrong = from + offset;
    const [before, after] = [characters.slice(0, wrong), characters.slice(wrong + 1)];
    const gap = before.length > 0 && after.length > 0 ? '[^，。！？\\n]{0,2}?' : '';
    return [before, after].map((side) => side.map(escaped).join(' ?')).join(gap);
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character >= 'a' && character <= 'z';
}
