import { type Atom, atomsOf } from '../../words/atoms.ts';
import type { Alternative, OneCharacterWildcard } from '../query/terms.ts';
import { versionTerms } from '../query/versionNumbers.ts';
import { isPair } from './indexTerms.ts';

/** What index terms a text is to hold, whichever engine looks for them. */
export type TermExpression =
  /** A term of the index, or any that begins so. */
  | { readonly kind: 'term'; readonly text: string; readonly begins: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly TermExpression[] };

/** All of some expressions; undefined of none. */
export function allOf(expressions: readonly TermExpression[]): TermExpression | undefined {
  return joined('all', expressions);
}

/** Any of some expressions; undefined of none. */
export function anyOf(expressions: readonly TermExpression[]): TermExpression | undefined {
  return joined('any', expressions);
}

function joined(kind: 'all' | 'any', of: readonly TermExpression[]): TermExpression | undefined {
  return of.length > 1 ? { kind, of } : of[0];
}

/** More ways of writing one thing only cost time; names have a dozen, concepts some forty. */
const FORMS_MOST = 48;

/**
 * What finds any of these alternatives, or the surest; undefined where they have no letter or digit. What is found by
 * others that are looked for `beside` them is left out.
 */
export function expressionOf(
  alternatives: readonly Alternative[],
  { most = FORMS_MOST, beside = [] }: { most?: number; beside?: readonly Alternative[] } = {},
): TermExpression | undefined {
  const ways = waysOf(alternatives);
  const alone = singleTerms([...ways, ...waysOf(beside)]);
  return anyOf(ways.filter((way) => !isContained(way, alone)).slice(0, most));
}

function waysOf(alternatives: readonly Alternative[]): TermExpression[] {
  const ways = new Map<string, TermExpression>();
  const add = (way: TermExpression | undefined) => way && ways.set(JSON.stringify(way), way);
  for (const { forms, values, wildcard } of alternatives) {
    for (const form of forms) add(formExpression(form));
    for (const value of values) add(term(value));
    for (const way of wildcard ? wildcardExpressions(wildcard) : []) add(way);
  }
  return [...ways.values()];
}

/** The terms that are each a way by themselves. */
function singleTerms(ways: readonly TermExpression[]): ReadonlySet<string> {
  return new Set(ways.flatMap((way) => (way.kind === 'term' && !way.begins ? [way.text] : [])));
}

/** Whether a way finds only what one of its terms finds alone: 北京 AND 大学 beside 大学. */
function isContained(way: TermExpression, alone: ReadonlySet<string>): boolean {
  return way.kind === 'all' && way.of.some((part) => part.kind === 'term' && alone.has(part.text));
}

/**
 * What holds any of these alternatives word for word, as far as an index of pairs can tell: every pair of neighbours,
 * overlapping ones too, so that 开源模型 is not found where 开源 and 模型 stand apart. For counting, where nobody looks
 * through the texts afterwards.
 */
export function adjacentExpressionOf(alternatives: readonly Alternative[]): TermExpression | undefined {
  const ways = new Map<string, TermExpression>();
  for (const { forms, values } of alternatives) {
    const found = [
      ...forms.flatMap((form) => adjacentForm(form) ?? []),
      ...values.map((value) => term(value)),
    ];
    for (const way of found) ways.set(JSON.stringify(way), way);
  }
  return anyOf([...ways.values()].slice(0, FORMS_MOST));
}

function adjacentForm(form: string): TermExpression | undefined {
  const atoms = atomsOf(form);
  return allOf(
    atoms.flatMap((atom, i) => {
      const [before, next] = [atoms[i - 1], atoms[i + 1]];
      if (next && isPair(atom, next)) return [endExpression(atom.text, next, atoms[i + 2])];
      // What is in no pair stands alone; a single Chinese character does so by any pair that begins with it.
      if (before && isPair(before, atom)) return [];
      return [atom.kind === 'character' ? term(atom.text, true) : endExpression('', atom, next)];
    }),
  );
}

/** For each character that may be wrong: the pairs that it is no part of. */
function wildcardExpressions({ characters, from, to }: OneCharacterWildcard): TermExpression[] {
  return characters.slice(from, to).flatMap((_, offset) => {
    const wrong = from + offset;
    const sides = [characters.slice(0, wrong), characters.slice(wrong + 1)].filter((side) => side.length > 1);
    return allOf(sides.flatMap((side) => formExpression(side.join('')) ?? [])) ?? [];
  });
}

function term(text: string, begins = false): TermExpression {
  return { kind: 'term', text, begins };
}

/**
 * Every atom of a form in as few index terms as hold them all: the texts are looked through afterwards, so that pairs
 * need not overlap. A character alone beside letters is left to that as well: so many texts hold each.
 */
function formExpression(form: string): TermExpression | undefined {
  const atoms = atomsOf(form);
  const [only] = atoms;
  if (!only) return undefined;
  if (atoms.length === 1) return term(only.text);
  const steps: TermExpression[] = [];
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
  return allOf(steps);
}

/** How many words of letters stand one behind another from an atom on. */
function wordsFrom(atoms: readonly Atom[], from: number): number {
  let count = 0;
  while (atoms[from + count]?.kind === 'letters') count += 1;
  return count;
}

/** Words as neighbouring pairs, or written as one: Model Context Protocol, ModelContextProtocol. */
function wordsExpression(words: readonly string[]): TermExpression {
  const pairs = words.slice(1).map((word, i) => term((words[i] ?? '') + word));
  return { kind: 'any', of: [term(words.join('')), { kind: 'all', of: pairs }] };
}

/**
 * Two neighbours as the pair that they are, or apart: deepseekv3 is typed for DeepSeek-V3, and the version of a name may
 * stand behind others (Chrome 131、132). Matching has to confirm what stands apart.
 */
function pairExpression(atom: Atom, next: Atom, after?: Atom): TermExpression {
  const pair = endExpression(atom.text, next, after);
  if (next.kind === 'character') return pair;
  const apart = endExpression('', next, after);
  if (atom.kind === 'letters')
    return { kind: 'any', of: [pair, { kind: 'all', of: [term(atom.text), apart] }] };
  const isVersion = atom.kind === 'character' && next.kind === 'digits' && !after;
  return isVersion ? { kind: 'any', of: [pair, apart] } : pair;
}

/** An atom and what its index term begins with; a number at the end of a form may be a version. */
function endExpression(before: string, atom: Atom, after: Atom | undefined): TermExpression {
  if (atom.kind !== 'digits' || after) return term(before + atom.text);
  const ways = versionTerms(before, atom.text).map(({ text, begins }) => term(text, begins));
  return anyOf(ways) ?? term(before + atom.text);
}
