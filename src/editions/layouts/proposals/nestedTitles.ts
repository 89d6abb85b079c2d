import type { Candidate } from '../candidates/candidates.ts';
import { LOWEST_RANK } from '../candidates/styleRank.ts';

/** Some of a document's candidates. */
export interface Members {
  /** For each candidate 1 if it is among them. */
  readonly holds: Uint8Array;
  readonly count: number;
}

/** Returns the titles below another of a higher style, and those above them, by their indexes among the candidates. */
export function nestedTitles(
  candidates: readonly Candidate[],
  isTitle: (own: Candidate, c: number) => boolean,
): { readonly outer: Members; readonly inner: Members } {
  const outer = { holds: new Uint8Array(candidates.length), count: 0 };
  const inner = { holds: new Uint8Array(candidates.length), count: 0 };
  let [open, openRank] = [-1, 0];
  for (let c = 0; c < candidates.length; c++) {
    const own = candidates[c];
    const rank = own?.rank ?? 0;
    if (rank <= openRank) open = -1;
    if (!own || !isTitle(own, c)) continue;
    if (open >= 0) {
      if (outer.holds[open] === 0) outer.count++;
      outer.holds[open] = 1;
      inner.holds[c] = 1;
      inner.count++;
    } else if (rank < LOWEST_RANK) [open, openRank] = [c, rank];
  }
  return { outer, inner };
}
