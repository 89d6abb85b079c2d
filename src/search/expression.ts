import { type Atom, atomsOf } from '../words/atoms.ts';
import { isPair } from './indexTerms.ts';
import type { Blurred, Term } from './terms.ts';
import { versionTerms } from './versions.ts';

/** The full-text expression for any way of writing a term; undefined for a term without letters or digits. */
export function expressionOf(term: Term): string | undefined {
  const blurred = term.blurred ? blurredExpressions(term.blurred) : [];
  const ways = [...term.forms.map(formExpression), ...term.values.map(quoted), ...blurred].filter(
    (way) => way !== '',
  );
  return ways.length === 0 ? undefined : `(${ways.join(' OR ')})`;
}

/** For each character that may be wrong: the pairs that it is no part of. */
function blurredExpressions({ characters, from, to }: Blurred): string[] {
  return characters.slice(from, to).map((_, offset) => {
    const wrong = from + offset;
    const sides = [characters.slice(0, wrong), characters.slice(wrong + 1)].filter((side) => side.length > 1);
    return sides.map((side) => formExpression(side.join(''))).join(' AND ');
  });
}

/** A token as a string of the full-text language; nothing in it can be an operator. */
export function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

/**
 * Every atom of a form in as few terms as hold them all: the texts are looked through afterwards, so that pairs need not
 * overlap. A character alone beside letters is left to that as well: so many texts hold each.
 */
function formExpression(form: string): string {
  const atoms = atomsOf(form);
  const [only] = atoms;
  if (!only) return '';
  if (atoms.length === 1) return only.kind === 'character' ? `${quoted(only.text)}*` : quoted(only.text);
  const steps: string[] = [];
  for (let i = 0; i < atoms.length; ) {
    const [before, atom, next] = [atoms[i - 1], atoms[i], atoms[i + 1]];
    if (!atom) break;
    if (next && isPair(atom, next)) steps.push(pairExpression(atom, next, atoms[i + 2]));
    else if (before && isPair(before, atom)) steps.push(pairExpression(before, atom));
    else if (atom.kind !== 'character') steps.push(endExpression('', atom, next));
    i += next && isPair(atom, next) ? 2 : 1;
  }
  return steps.length === 0 ? '' : `(${steps.join(' AND ')})`;
}

function pairExpression(atom: Atom, next: Atom, after?: Atom): string {
  const pair = endExpression(atom.text, next, after);
  // deepseekv3 is typed for DeepSeek-V3: its first letters stand in the index as a pair of their own.
  const apart = atom.kind === 'letters' && next.kind !== 'character';
  return apart ? `(${pair} OR (${quoted(atom.text)} AND ${endExpression('', next, after)}))` : pair;
}

/** An atom and what its index term begins with; a number at the end of a form may be a version. */
function endExpression(before: string, atom: Atom, after: Atom | undefined): string {
  if (atom.kind !== 'digits' || after) return quoted(before + atom.text);
  const ways = versionTerms(before, atom.text).map(({ text, begins }) => quoted(text) + (begins ? '*' : ''));
  return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`;
}
