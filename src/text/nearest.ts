import { editDistance } from './editDistance.ts';

/**
 * Returns the candidate that was probably meant: one that starts with the typed text, else the one with the smallest
 * edit distance, at most two and less than half of the typed length.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  const wanted = [...typed.toLowerCase()].slice(0, 40);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const other = [...candidate.toLowerCase()].slice(0, 40);
    const begun = wanted.length > 1 && wanted.every((character, index) => character === other[index]);
    const edits = begun ? 0 : editDistance(wanted, other);
    const isNear = edits <= 2 && edits < wanted.length && edits * 2 < Math.max(wanted.length, 3);
    if (isNear && edits < (best?.edits ?? 3)) best = { candidate, edits };
  }
  return best?.candidate;
}
