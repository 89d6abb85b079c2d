import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';

/** Probability of a candidate being a title, by its index. */
export type Probability = (c: number) => number;

/** Candidates of one style, even if it is not their most distinctive, by their indexes. */
export interface LikelyStyle {
  readonly style: TitleStyle;
  readonly places: readonly number[];
  readonly sum: number;
  readonly mean: number;
}

/** Returns the styles of the candidates, those with the most and most probable titles first. */
export function likelyStyles(all: readonly Candidate[], p: Probability): LikelyStyle[] {
  const groups = new Map<TitleStyle, number[]>();
  for (const [c, { styles }] of all.entries()) {
    for (const style of styles) {
      if (style === 'colon line' && styles.length > 1) continue;
      const places = groups.get(style);
      if (places) places.push(c);
      else groups.set(style, [c]);
    }
  }
  return [...groups]
    .map(([style, places]) => {
      const sum = places.reduce((total, c) => total + p(c), 0);
      return { style, places, sum, mean: sum / places.length };
    })
    .sort((a, b) => b.sum * b.mean - a.sum * a.mean);
}
