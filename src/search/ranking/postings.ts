import { expressionOf } from '../index/expression.ts';
import { NOWHERE, type Postings } from '../index/searchIndex.ts';
import type { Filters } from '../query/filters.ts';
import type { TermSpan } from '../query/termSpans.ts';
import { type Term, wordTerm } from '../query/terms.ts';
import type { NewsSize, SearchSource } from './retrieve.ts';

/** Newest positions read per term; a more frequent word asks for news, not history. */
export const POSTINGS_MOST = 100;
/** Positions of each term's certain and other alternatives. */
export type TermPostings = Map<Term, { readonly sure: Postings; readonly other: Postings }>;

/** Newest stories in which a span is looked for: where none has it, all its pairs may be frequent. */
const STORIES_WITH_SPANS = 100_000;

/**
 * Returns the positions of terms within several bounds, and whether the newest stories have spans as typed. Single characters
 * are not looked up beside other terms, because they are too frequent.
 */
export async function postingsOf(
  { queries, index }: SearchSource,
  terms: readonly Term[],
  bounds: readonly Filters[],
  { spans, size }: { spans: readonly TermSpan[]; size: NewsSize },
): Promise<{ terms: TermPostings[]; areSpansWritten: readonly boolean[] }> {
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
    textsFrom: firstOfNewest(size, STORIES_WITH_SPANS),
    anyText: true,
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
    areSpansWritten: found.slice(requests.length).map(({ texts }) => texts.length > 0),
  };
}

/** Returns about the first position of the newest stories. */
function firstOfNewest({ stories, first, end }: NewsSize, newest: number): number {
  return stories <= newest ? first : Math.floor(end - (end - first) * (newest / stories));
}

/** Whether no story contains a term; single characters, which are not looked up beside others, count as contained. */
export function isMissing(term: Term, found: { sure: Postings; other: Postings } | undefined): boolean {
  if (term.isSingleCharacter || !found) return false;
  return found.sure.texts.length === 0 && found.other.texts.length === 0;
}

/** Postings of terms within bounds. */
export interface Retrieved {
  readonly found: TermPostings;
  readonly filters: Filters;
}

/** Whether more may exist than was read. */
export function isCut({ sure, other }: { sure: Postings; other: Postings }): boolean {
  return [sure.heads, sure.texts, other.heads, other.texts].some((list) => list.length >= POSTINGS_MOST);
}
