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
    const best = heaviest(massOf(terms, one.found), CANDIDATES_MOST);
    return [...new Set([...first, ...best])].slice(0, CANDIDATES_MOST);
  });
}

/** Returns at least `most` positions of the greatest weights, if there are so many, newest first among equals. */
function heaviest(mass: ReadonlyMap<number, number>, most: number): number[] {
  const groups = new Map<number, number[]>();
  for (const [position, weight] of mass) {
    const group = groups.get(weight);
    if (group) group.push(position);
    else groups.set(weight, [position]);
  }
  const best: number[] = [];
  // There are a few dozen weights at most, and only the positions of the first ones need to be in order.
  for (const weight of [...groups.keys()].sort((one, other) => other - one)) {
    if (best.length >= most) break;
    best.push(...(groups.get(weight) ?? []).sort((one, other) => other - one));
  }
  return best;
}

/** Returns the weight of the terms at each position. */
function massOf(terms: readonly WeighedTerm[], found: TermPostings): ReadonlyMap<number, number> {
  const mass = new Map<number, number>();
  for (const { term, weight } of terms) {
    const postings = found.get(term);
    if (!postings) continue;
    const { sure, other } = postings;
    const qualities = term.alternatives.map(({ quality }) => quality);
    const others = Math.max(0, ...qualities.filter((quality) => quality < 1));
    const lists = [
      { positions: sure.heads, worth: 1 },
      { positions: other.heads, worth: others },
      { positions: sure.texts, worth: IN_TEXT },
      { positions: other.texts, worth: others * IN_TEXT },
    ].sort((one, next) => next.worth - one.worth);
    const held = new Set<number>();
    for (const { positions, worth } of lists) {
      for (const position of positions) {
        if (held.has(position)) continue;
        held.add(position);
        mass.set(position, (mass.get(position) ?? 0) + worth * weight);
      }
    }
  }
  return mass;
}
