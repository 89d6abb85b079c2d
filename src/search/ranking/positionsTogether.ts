import { allOf, anyOf, expressionOf, type TermExpression, termsIn } from '../index/expression.ts';
import type { Postings, PostingsRequest } from '../index/searchIndex.ts';
import { POSTINGS_MOST, type Retrieved, type TermPostings } from './postings.ts';
import type { NewsSize, SearchSource } from './retrieve.ts';
import type { WeighedTerm } from './termScore.ts';

/** Positions read for all terms together, and alternatives per term. */
const TOGETHER_MOST = 48;
const FORMS_TOGETHER = 10;

/**
 * For frequent terms, returns the newest stories with all of them, and with the rarest and one other, within several
 * bounds. Titles are looked at without end, texts as far back as a number of steps allows.
 */
export async function positionsTogether(
  { queries, index }: SearchSource,
  size: NewsSize,
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
  const other = rest.length > 1 ? anyOf(rest.map(({ expression }) => expression)) : undefined;
  const some = other && allOf([rarest.expression, other]);
  const requests = retrieved.flatMap(({ found, filters }) => {
    const lists = asked.map(({ term, expression }) => ({ expression, density: densityOf(found.get(term)) }));
    const densities = lists.map(({ density }) => density);
    const [first = 0, ...others] = densities;
    // The rarest first: an index goes through its list, and looks the others up.
    const all = allOf(lists.sort((one, next) => one.density - next.density).map((list) => list.expression));
    const shares = (some: readonly number[]) =>
      some.map((one) => Math.min(1, one / storiesPerPosition(size)));
    const anyShare = Math.min(
      1,
      shares(others).reduce((sum, one) => sum + one, 0),
    );
    const everyShare = shares(densities).reduce((product, one) => product * one, storiesPerPosition(size));
    return [
      { expression: all, filters, ...reachOf(all, found, densities, Math.min(...densities), everyShare) },
      { expression: some, filters, ...reachOf(some, found, densities, first, first * anyShare) },
    ];
  });
  const found = await index.find(queries, requests, TOGETHER_MOST);
  return retrieved.map((_, i) =>
    found
      .slice(2 * i, 2 * i + 2)
      .flatMap(({ heads, texts }) => [...heads, ...texts.slice(0, TOGETHER_MOST / 2)]),
  );
}

/** Number of steps through lists of texts for one expression: some two milliseconds with FTS5. */
const STEPS_MOST = 8000;
/**
 * Steps that it takes to pass a story of a list that is not looked for, and to pass any number of them by the index's
 * own index; measured with FTS5.
 */
const STEPS_TO_PASS = 1 / 6;
const STEPS_TO_PASS_MANY = 12;

/** Matches per story that is read at most from which on the newest are found before the steps are used up. */
const MATCHES_PLENTY = 3;

/**
 * Returns the first position in texts at which an expression is looked for, so that it takes the most steps allowed:
 * each of its terms is looked up for each story of the rarest term that is required, and the stories between are
 * passed. Nothing if all may be gone through. `matches` is the expected number of matches per position.
 */
function reachOf(
  expression: TermExpression | undefined,
  found: TermPostings,
  densities: readonly number[],
  rarest: number,
  matches: number,
): Pick<PostingsRequest, 'textsFrom' | 'fewTexts'> {
  if (!expression || rarest === 0) return {};
  const passed = densities.map((one) => Math.min(one * STEPS_TO_PASS, rarest * STEPS_TO_PASS_MANY));
  const stepsPerPosition = rarest * termsIn(expression) + passed.reduce((sum, one) => sum + one, 0);
  const newest = Math.max(...[...found.values()].flatMap(({ sure, other }) => newestOf([sure, other])));
  const positions = STEPS_MOST / stepsPerPosition;
  return {
    textsFrom: Math.floor(newest - positions),
    fewTexts: matches * positions < TOGETHER_MOST * MATCHES_PLENTY,
  };
}

function storiesPerPosition({ stories, first, end }: NewsSize): number {
  return stories / Math.max(1, end - first);
}

/** Returns the number of stories per position with a term in their texts, by its newest; 0 if all of them are read. */
function densityOf(postings: { sure: Postings; other: Postings } | undefined): number {
  if (!postings) return 0;
  const cut = [postings.sure, postings.other].filter(({ texts }) => texts.length >= POSTINGS_MOST);
  const newest = Math.max(...newestOf(cut));
  return cut.reduce(
    (sum, { texts }) => sum + texts.length / Math.max(1, newest - (texts.at(-1) ?? newest)),
    0,
  );
}

function newestOf(postings: readonly Postings[]): readonly number[] {
  return postings.flatMap(({ texts }) => texts.slice(0, 1));
}
