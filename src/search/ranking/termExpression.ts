import { type Atom, atomsOf } from '../../words/atoms.ts';
import type { Alternative, OneCharacterWildcard } from '../query/terms.ts';
import { versionPattern } from '../query/versionNumbers.ts';

/** Returns an expression with a group per alternative, which identifies the match; one without forms matches nothing. */
export function expressionOfAlternatives(alternatives: readonly Alternative[]): RegExp {
  const groups = alternatives.map((one) => `(${waysOf(one).join('|') || '(?!)'})`);
  return new RegExp(groups.join('|'), 'g');
}

function waysOf({ forms, wildcard }: Alternative): string[] {
  const ways = [...forms.map(patternOf), ...(wildcard ? wildcardPatterns(wildcard) : [])];
  return [...new Set(ways)].filter((way) => way !== '');
}

/** Returns a pattern for a form's characters with optional spaces, not inside a longer word or number. */
function patternOf(form: string): string {
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
  const rest = parts.slice(1).map((part, index) => {
    const [left, right] = [atoms[index], atoms[index + 1]];
    const isModel = left?.kind !== 'digits' && isModelBefore(right, atoms[index + 2], last);
    return (isModel ? ` ?${enumeratedModels}` : jointOf(form, left, right, last)) + part;
  });
  return [before, parts[0], ...rest, after].join('');
}

/** Other versions between a name and the searched one: Chrome 131、132, 小米 14 和 15. */
const enumerated =
  '(?:(?:v ?)?\\d{1,4}(?:\\.\\d{1,4}){0,2}[a-z]{0,2} ?(?:[、/,，~～至到或和与及]|以及|以至| ) ?){0,4}(?:v ?)?';

/** Other models with their letters: Galaxy S24、S25, Fold5 与 Fold6. */
const enumeratedModels = '(?:(?:[a-z]{1,5} ?)?\\d{1,4}[a-z]{0,2} ?(?:[、/,，~～至到或和与及]|以及| ) ?){0,4}';

const SERIES_LETTERS_MOST = 5;

/** Whether series letters precede the last number of a form: S of Galaxy S25. */
function isModelBefore(letters: Atom | undefined, number: Atom | undefined, last: Atom): boolean {
  return (
    letters?.kind === 'letters' &&
    letters.text.length <= SERIES_LETTERS_MOST &&
    number === last &&
    number.kind === 'digits'
  );
}

/** Returns a pattern for text between a name and a full version number: Linux 内核 4.14, Linux Kernel 4.14. */
function jointOf(form: string, left: Atom | undefined, right: Atom | undefined, last: Atom): string {
  if (left && right && form.slice(left.end, right.start) === ':') return ' ?[:/]? ?';
  if (right !== last || right.kind !== 'digits' || left?.kind === 'digits') return ' ?';
  const isVersion = left?.kind === 'letters' && right.text.includes('.');
  return ` ?${isVersion ? '(?:(?:[a-z]{3,9}|内核|系统|版本|版) ?)?' : ''}${enumerated}`;
}

/** Returns patterns with a gap of zero to two characters in place of one. */
function wildcardPatterns({ characters, from, to }: OneCharacterWildcard): string[] {
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
