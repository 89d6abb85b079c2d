import { type Atom, atomsOf } from '../words/atoms.ts';
import { isPair } from './indexTerms.ts';
import type { Alternative, OneCharacterWildcard } from './terms.ts';
import { versionTerms } from './versionNumbers.ts';

/** More ways of writing one thing only cost time; names have a dozen, concepts some forty. */
const FORMS_MOST = 48;

/** The full-text expression for any of these alternatives, or the surest; undefined where they have no letter or digit. */
export function expressionOf(alternatives: readonly Alternative[], most = FORMS_MOST): string | undefined {
  const ways = new Set<string>();
  for (const { forms, values, wildcard } of alternatives) {
    for (const form of forms) ways.add(formExpression(form));
    for (const value of values) ways.add(quoted(value));
    for (const way of wildcard ? wildcardExpressions(wildcard) : []) ways.add(way);
  }
  ways.delete('');
  return ways.size === 0 ? undefined : `(${[...ways].slice(0, most).join(' OR ')})`;
}

/** For each character that may be wrong: the pairs that it is no part of. */
function wildcardExpressions({ characters, from, to }: OneCharacterWildcard): string[] {
  return characters.slice(from, to).map((_, offset) => {
    const wrong = from + offset;
    const sides = [characters.slice(0, wrong), characters.slice(wrong + 1)].filter((side) => side.length > 1);
    const expressions = sides.map((side) => formExpression(side.join(''))).join(' AND ');
    return expressions === '' ? '' : `(${expressions})`;
  });
}

/** A token as a string of the full-text language; nothing in it can be an operator. */
export function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

/**
 * Every atom of a form in as few index terms as hold them all: the texts are looked through afterwards, so that pairs
 * need not overlap. A character alone beside letters is left to that as well: so many texts hold each.
 */
function formExpression(form: string): string {
  const atoms = atomsOf(form);
  const [only] = atoms;
  if (!only) return '';
  if (atoms.length === 1) return quoted(only.text);
  const steps: string[] = [];
  for (let i = 0; i < atoms.length; ) {
    const [before, atom, next] = [atoms[i - 1], atoms[i], atoms[i + 1]];
    if (!atom) break;
    const words = wordsFrom(atoms, i);
    if (words > 2) {
      steps.push(wordsExpression(atoms.slice(i, i + words).map(({ text }) => text)));
      i += words;
    } else if (next && isPair(atom, next)) {
      steps.push(pairExpression(atom, next, atoms[i + 2]));
      i += 2;
    } else {
      if (before && isPair(before, atom)) steps.push(pairExpression(before, atom, next));
      else if (atom.kind !== 'character') steps.push(endExpression('', atom, next));
      i += 1;
    }
  }
  return steps.length === 0 ? '' : `(${steps.join(' AND ')})`;
}

/** How many words of letters stand one behind another from an atom on. */
function wordsFrom(atoms: readonly Atom[], from: number): number {
  let count = 0;
  while (atoms[from + count]?.kind === 'letters') count += 1;
  return count;
}

/** Words as neighbouring pairs, or written as one: Model Context Protocol, ModelContextProtocol. */
function wordsExpression(words: readonly string[]): string {
  const pairs = words.slice(1).map((word, i) => quoted((words[i] ?? '') + word));
  return `(${quoted(words.join(''))} OR (${pairs.join(' AND ')}))`;
}

/**
 * Two neighbours as the pair that they are, or apart: deepseekv3 is typed for DeepSeek-V3, and the version of a name may
 * stand behind others (Chrome 131、132). Matching has to confirm what stands apart.
 */
function pairExpression(atom: Atom, next: Atom, after?: Atom): string {
  const pair = endExpression(atom.text, next, after);
  if (next.kind === 'character') return pair;
  if (atom.kind === 'letters')
    return `(${pair} OR (${quoted(atom.text)} AND ${endExpression('', next, after)}))`;
  const isVersion = atom.kind === 'character' && next.kind === 'digits' && !after;
  return isVersion ? `(${pair} OR ${endExpression('', next, after)})` : pair;
}

/** An atom and what its index term begins with; a number at the end of a form may be a version. */
function endExpression(before: string, atom: Atom, after: Atom | undefined): string {
  if (atom.kind !== 'digits' || after) return quoted(before + atom.text);
  const ways = versionTerms(before, atom.text).map(({ text, begins }) => quoted(text) + (begins ? '*' : ''));
  return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`;
}
