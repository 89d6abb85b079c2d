import { allOf, anyOf, expressionOf, type TermExpression, termsIn } from '../index/expression.ts';
import { NOWHERE, type Postings } from '../index/searchIndex.ts';
import type { Filters } from '../query/filters.ts';
import type { TermSpan } from '../query/termSpans.ts';
import { type Term, wordTerm } from '../query/terms.ts';
import type { SearchSource } from './retrieve.ts';
import type { WeighedTerm } from './termScore.ts';

/** Newest positions read per term; a more frequent word asks for news, not history. */
export const POSTINGS_MOST = 100;
/** Positions read for all terms together, and alternatives per term. */
const TOGETHER_MOST = 48;
const FORMS_TOGETHER = 10;
/** Number of stories whose titles are scored. */
const CANDIDATES_MOST = 80;
/** Weight of a match in a text relative to the title. */
const IN_TEXT = 0.4;

/** Positions of each term's certain and other alternatives. */
export type TermPostings = Map<Term, { readonly sure: Postings; readonly other: Postings }>;

/**
 * Returns the positions of terms within several bounds, and of spans as typed. Single characters are not looked up
 * beside other terms, because they are too frequent.
 */
export async function postingsOf(
  { queries, index }: SearchSource,
  terms: readonly Term[],
  bounds: readonly Filters[],
  spans: readonly TermSpan[],
): Promise<{ terms: TermPostings[]; spans: readonly Postings[] }> {
  const isAlone = terms.every((term) => term.isSingleCharacter);
  const asked = terms.filter((term) => isAlone || !term.isSingleCharacter);
  const expressions = asked.flatMap(({ alternatives }) => {
    const sure = alternatives.filter(({ quality }) => quality === 1);
    const other = alternatives.filter(({ quality }) => quality < 1);
    return [expressionOf(sure), expressionOf(other, { beside: sure })];
  });
  const requests = bounds.flatMap((filters) => expressions.map((expression) => ({ expression, filters })));
  const whole = spans.map((span) => ({
    expression: expressionOf(wordTerm(span.typed).alternatives),
    filters: {},
  }));
  const found = await index.find(queries, [...requests, ...whole], POSTINGS_MOST);
  const termsWithin = (first: number): TermPostings =>
    new Map(
      asked.map((term, i) => [
        term,
        { sure: found[first + 2 * i] ?? NOWHERE, other: found[first + 2 * i + 1] ?? NOWHERE },
      ]),
    );
  return {
    terms: bounds.map((_, i) => termsWithin(i * expressions.length)),
    spans: found.slice(requests.length),
  };
}

/** Whether no story contains a term; single characters, which are not looked up beside others, count as contained. */
export function isMissing(term: Term, found: { sure: Postings; other: Postings } | undefined): boolean {
  if (term.isSingleCharacter || !found) return false;
  return found.sure.texts.length === 0 && found.other.texts.length === 0;
}

/** Postings of terms within bounds. */
interface Retrieved {
  readonly found: TermPostings;
  readonly filters: Filters;
}

/** Returns the positions with most of the query within several bounds, newest first among equals. */
export async function selectPositions(
  source: SearchSource,
  terms: readonly WeighedTerm[],
  retrieved: readonly Retrieved[],
): Promise<number[]> {
  const cut = retrieved.filter(({ found }) => [...found.values()].some(isCut));
  const together = await positionsTogether(source, terms, cut);
  return retrieved.flatMap((one) => {
    const first = together[cut.indexOf(one)] ?? [];
    const best = [...massOf(terms, one.found)]
      .sort(([one, a], [other, b]) => b - a || other - one)
      .map(([position]) => position);
    return [...new Set([...first, ...best])].slice(0, CANDIDATES_MOST);
  });
}

/** Whether more may exist than was read. */
function isCut({ sure, other }: { sure: Postings; other: Postings }): boolean {
  return [sure.heads, sure.texts, other.heads, other.texts].some((list) => list.length >= POSTINGS_MOST);
}

/** Returns the weight of the terms at each position. */
function massOf(terms: readonly WeighedTerm[], found: TermPostings): Map<number, number> {
  const mass = new Map<number, number>();
  for (const { term, weight } of terms) {
    const postings = found.get(term);
    if (!postings) continue;
    const held = new Map<number, number>();
    const note = (positions: readonly number[], worth: number) => {
      for (const position of positions) held.set(position, Math.max(held.get(position) ?? 0, worth));
    };
    const others = Math.max(
      0,
      ...term.alternatives.filter(({ quality }) => quality < 1).map(({ quality }) => quality),
    );
    note(postings.sure.heads, 1);
    note(postings.sure.texts, IN_TEXT);
    note(postings.other.heads, others);
    note(postings.other.texts, others * IN_TEXT);
    for (const [position, worth] of held) mass.set(position, (mass.get(position) ?? 0) + worth * weight);
  }
  return mass;
}

/**
 * For frequent terms, returns the newest stories with all of them, and with the rarest and one other, within several
 * bounds. Titles are looked at without end, texts as far back as a number of steps allows.
 */
async function positionsTogether(
  { queries, index }: SearchSource,
  terms: readonly WeighedTerm[],
  retrieved: readonly Retrieved[],
): Promise<number[][]> {
  const asked = terms
    .filter(({ term }) => !term.isSingleCharacter)
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ term }) => {
      const expression = expressionOf(term.alternatives, { most: FORMS_TOGETHER });
      return expression ? { term, expression } : [];
    });
  const [rarest, ...rest] = asked;
  if (!rarest || rest.length === 0 || retrieved.length === 0) return [];
  const all = allOf(asked.map(({ expression }) => expression));
  const other = rest.length > 1 ? anyOf(rest.map(({ expression }) => expression)) : undefined;
  const some = other && allOf([rarest.expression, other]);
  const requests = retrieved.flatMap(({ found, filters }) => [
    { expression: all, filters, textsFrom: reachOf(all, asked, found) },
    { expression: some, filters, textsFrom: reachOf(some, [rarest], found) },
  ]);
  const found = await index.find(queries, requests, TOGETHER_MOST);
  return retrieved.map((_, i) =>
    found
      .slice(2 * i, 2 * i + 2)
      .flatMap(({ heads, texts }) => [...heads, ...texts.slice(0, TOGETHER_MOST / 2)]),
  );
}

/** Number of steps through lists of texts for one expression; in an archive of 100,000 stories few need more. */
const STEPS_MOST = 16_000;

/**
 * Returns the first position in texts at which an expression of terms that are all required is looked for: so many
 * stories with the rarest one are newer, as its newest positions tell, that going through them takes the most steps
 * allowed. Undefined if all may be gone through.
 */
function reachOf(
  expression: TermExpression | undefined,
  required: readonly { readonly term: Term }[],
  found: TermPostings,
): number | undefined {
  if (!expression) return undefined;
  const stories = STEPS_MOST / termsIn(expression);
  const reach = Math.min(...required.map(({ term }) => reachWith(found.get(term), stories)));
  return Number.isFinite(reach) ? Math.floor(reach) : undefined;
}

/** Returns the position after which so many stories hold a term, by how close its newest ones are; -Infinity for all. */
function reachWith(postings: { sure: Postings; other: Postings } | undefined, stories: number): number {
  const cut = [postings?.sure.texts ?? [], postings?.other.texts ?? []].filter(
    ({ length }) => length >= POSTINGS_MOST,
  );
  if (cut.length === 0) return -Infinity;
  const newest = Math.max(...cut.map(([first = 0]) => first));
  const perPosition = cut.map((list) => list.length / Math.max(1, newest - (list.at(-1) ?? newest)));
  return newest - stories / perPosition.reduce((sum, one) => sum + one, 0);
}
