import { type Atom, atomsOf } from '../../words/atoms.ts';
import type { Alternative, OneCharacterWildcard } from '../query/terms.ts';
import { versionTerms } from '../query/versionNumbers.ts';
import { isPair } from './indexTerms.ts';

/** Expression over index terms, independent of the engine. */
export type TermExpression =
  /** A term of the index, or a prefix. */
  | { readonly kind: 'term'; readonly text: string; readonly begins: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly TermExpression[] };

/** Conjunction of expressions; undefined for none. */
export function allOf(expressions: readonly TermExpression[]): TermExpression | undefined {
  return joined('all', expressions);
}

/** Disjunction of expressions; undefined for none. */
export function anyOf(expressions: readonly TermExpression[]): TermExpression | undefined {
  return joined('any', expressions);
}

function joined(kind: 'all' | 'any', of: readonly TermExpression[]): TermExpression | undefined {
  return of.length > 1 ? { kind, of } : of[0];
}

/** Returns the number of terms in an expression, each of which costs a step for each story looked at. */
export function termsIn(expression: TermExpression): number {
  return expression.kind === 'term' ? 1 : expression.of.reduce((sum, part) => sum + termsIn(part), 0);
}

/** Maximum number of forms: names have a dozen, concepts about forty. */
const FORMS_MOST = 48;

/**
 * Returns an expression for any of the alternatives, or the surest; undefined if they have no letter or digit.
 * Alternatives already covered by those in `beside` are left out.
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

/** Returns the terms that are expressions by themselves. */
function singleTerms(ways: readonly TermExpression[]): ReadonlySet<string> {
  return new Set(ways.flatMap((way) => (way.kind === 'term' && !way.begins ? [way.text] : [])));
}

/** Whether an expression only finds what one of its terms finds alone: 北京 AND 大学 beside 大学. */
function isContained(way: TermExpression, alone: ReadonlySet<string>): boolean {
  return way.kind === 'all' && way.of.some((part) => part.kind === 'term' && alone.has(part.text));
}

/**
 * Returns an expression for any of the alternatives verbatim, as far as an index of bigrams can tell: all pairs of
 * neighbours, overlapping ones included, so that 开源模型 does not match 开源 and 模型 apart. For counting, where texts
 * are not checked afterwards.
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
      // Atoms in no pair are terms by themselves; a single Chinese character matches as the prefix of a pair.
      if (before && isPair(before, atom)) return [];
      return [atom.kind === 'character' ? term(atom.text, true) : endExpression('', atom, next)];
    }),
  );
}

/** Returns, for each character that may be wrong, the pairs without it. */
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
 * Returns an expression with all atoms of a form in few terms: texts are checked afterwards, so not all pairs need to
 * overlap. A single character beside letters is left to that check, because it is too frequent.
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
    const characters = charactersFrom(atoms, i);
    if (characters > 3) {
      steps.push(...pairsAcross(atoms.slice(i, i + characters)));
      i += characters;
    } else if (words > 2) {
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

/** Counts consecutive Chinese characters from an atom on. */
function charactersFrom(atoms: readonly Atom[], from: number): number {
  let count = 0;
  while (atoms[from + count]?.kind === 'character') count += 1;
  return count;
}

/**
 * Returns pairs that hold all of four characters or more, those across the two-character words that most names consist of
 * first: 学技 is far rarer than 科学 and 技术, and an index reads no more of the others than the rarest allows.
 */
function pairsAcross(characters: readonly Atom[]): TermExpression[] {
  const pairAt = (place: number) =>
    term((characters[place]?.text ?? '') + (characters[place + 1]?.text ?? ''));
  const last = characters.length - 2;
  const across = characters.flatMap((_, place) => (place % 2 === 1 && place < last ? pairAt(place) : []));
  return [...across, pairAt(0), pairAt(last)];
}

/** Counts consecutive words of letters from an atom on. */
function wordsFrom(atoms: readonly Atom[], from: number): number {
  let count = 0;
  while (atoms[from + count]?.kind === 'letters') count += 1;
  return count;
}

/** Returns an expression for words as pairs or written together: Model Context Protocol, ModelContextProtocol. */
function wordsExpression(words: readonly string[]): TermExpression {
  const pairs = words.slice(1).map((word, i) => term((words[i] ?? '') + word));
  return { kind: 'any', of: [term(words.join('')), { kind: 'all', of: pairs }] };
}

/**
 * Returns an expression for two neighbours as a pair or apart: deepseekv3 means DeepSeek-V3, and a name's version may
 * follow others (Chrome 131、132). Matches apart must be confirmed by matching.
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

/** Returns an expression for the last atom of a form as a prefix; a number may be a version. */
function endExpression(before: string, atom: Atom, after: Atom | undefined): TermExpression {
  if (atom.kind !== 'digits' || after) return term(before + atom.text);
  const ways = versionTerms(before, atom.text).map(({ text, begins }) => term(text, begins));
  return anyOf(ways) ?? term(before + atom.text);
}
