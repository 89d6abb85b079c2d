import { positionsTogether } from './positionsTogether.ts';
import { isCut, type Retrieved, type TermPostings } from './postings.ts';
import type { NewsSize, SearchSource } from './retrieve.ts';
import type { WeighedTerm } from './termScore.ts';

/** Number of stories whose titles are scored. */
const CANDIDATES_MOST = 80;
/** Weight of a match in a text relative to the title. */
const IN_TEXT = 0.4;

/** Returns the positions with most of the query within several bounds, newest first among equals. */
export async function selectPositions(
  source: SearchSource,
  size: NewsSize,
  terms: readonly WeighedTerm[],
  retrieved: readonly Retrieved[],
): Promise<number[]> {
  const cut = retrieved.filter(({ found }) => [...found.values()].some(isCut));
  const together = await positionsTogether(source, size, terms, cut);
  return retrieved.flatMap((one) => {
    const first = together[cut.indexOf(one)] ?? [];
    const best = [...massOf(terms, one.found)]
      .sort(([one, a], [other, b]) => b - a || other - one)
      .map(([position]) => position);
    return [...new Set([...first, ...best])].slice(0, CANDIDATES_MOST);
  });
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
