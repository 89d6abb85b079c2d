import { atomsOf } from '../words/atoms.ts';
import { isPair } from './indexTerms.ts';
import type { Blurred, Term } from './terms.ts';

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

function formExpression(form: string): string {
  const atoms = atomsOf(form);
  const [only] = atoms;
  if (!only) return '';
  if (atoms.length === 1) return only.kind === 'character' ? `${quoted(only.text)}*` : quoted(only.text);
  const steps: string[] = [];
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    if (next && isPair(atom, next)) steps.push(pairExpression(atom, next));
    else if (index === 0 || !isPair(atoms[index - 1] ?? atom, atom)) steps.push(soleExpression(atom));
  }
  return `(${steps.join(' AND ')})`;
}

type AtomLike = ReturnType<typeof atomsOf>[number];

function pairExpression(atom: AtomLike, next: AtomLike): string {
  const pair = quoted(atom.text + next.text);
  // deepseekv3 is typed for DeepSeek-V3: its first letters stand in the index as a pair of their own.
  return atom.kind === 'letters' ? `(${pair} OR (${quoted(atom.text)} AND ${quoted(next.text)}))` : pair;
}

/** A character beside letters (A股, B站): as the beginning of a pair, or alone. */
function soleExpression(atom: AtomLike): string {
  return atom.kind === 'character' ? `${quoted(atom.text)}*` : quoted(atom.text);
}
