import type { Postings } from '../index/searchIndex.ts';
import type { Term } from '../query/terms.ts';
import { POSTINGS_MOST } from './postings.ts';
import type { NewsSize } from './retrieve.ts';
import type { WeighedTerm } from './termScore.ts';
import type { SearchWeights } from './weights.ts';

/** Weights each term by its rarity: the logarithm of the number of all stories per story with it. */
export function weigh(
  size: NewsSize,
  terms: readonly Term[],
  foundOf: (term: Term) => { sure: Postings; other: Postings } | undefined,
  weights: SearchWeights,
): WeighedTerm[] {
  const rarityOf = (stories: number) =>
    Math.log(1 + (size.stories + 0.5) / (stories + 0.5)) ** weights.rarity;
  return terms.map((term) => {
    const found = foundOf(term);
    const stories = found
      ? countStories([...found.sure.texts, ...found.other.texts], size)
      : size.stories / 10;
    const isHeld = stories > 0;
    const isListed = term.source === 'alias' || /[a-z]/.test(term.text);
    const rarity = rarityOf(stories) * (isHeld || isListed ? 1 : weights.unheld);
    return { term, weight: term.weight * rarity };
  });
}

/**
 * Estimates the number of stories with a term from its newest positions: exact if all were read, else by their density.
 */
function countStories(positions: readonly number[], { stories, first, end }: NewsSize): number {
  const distinct = new Set(positions).size;
  if (distinct < POSTINGS_MOST) return distinct;
  const newer = end - Math.min(...positions);
  return Math.min(stories, distinct * ((end - first) / Math.max(1, newer)));
}
