import type { Candidate } from '../candidates/candidates.ts';
import { clamped, type Features, share } from '../models/scale.ts';
import { type Members, nestedTitles } from '../proposals/nestedTitles.ts';
import { isIn, type Selection, type Survey } from './selection.ts';

/** Features of nesting: a story's points are set lower than its title, and are not stories. */
export function nestingFeatures(
  selection: Selection,
  { candidates: { all }, probability }: Survey,
): Features {
  const { outer, inner } = nestedTitles(all, (_, c) => isIn(selection, c));
  const mean = ({ holds, count }: Members) => {
    let sum = 0;
    for (let c = 0; c < holds.length; c++) if (holds[c] === 1) sum += probability[c] ?? 0;
    return sum / Math.max(1, count);
  };
  const titles = selection.places.length;
  return {
    nested: share(inner.count, titles),
    nesting: share(outer.count, Math.max(1, titles - inner.count)),
    nestedBelow: inner.count === 0 ? 50 : clamped(50 + 50 * (mean(outer) - mean(inner))),
  };
}

/** Features of cohesion: the subject changes at the beginning of units, and continues within them. */
export function cohesionFeatures(
  chosen: readonly Candidate[],
  { candidates: { cohesion, masthead } }: Survey,
): Features {
  const { across, above, below, sums, texts } = cohesion;
  const starts = chosen.slice(1);
  let [between, opening] = [0, 0];
  for (const { line } of starts) between += across[line.index] ?? 0;
  for (const { line } of chosen) opening += (below[line.index] ?? 0) - (above[line.index] ?? 0);
  const first = (chosen[0]?.line.index ?? 0) + 1;
  const end = masthead.lines.length;
  const inner = (texts[end] ?? 0) - (texts[first] ?? 0) - starts.length;
  const boundary = between / Math.max(1, starts.length);
  const within = ((sums[end] ?? 0) - (sums[first] ?? 0) - between) / Math.max(1, inner);
  return {
    sharedBetween: clamped(200 * boundary),
    sharedWithin: clamped(200 * within),
    sharedContrast: clamped(50 + 150 * (within - boundary)),
    opensSubjects: clamped(50 + (50 * opening) / Math.max(1, chosen.length)),
    inner: share(inner, inner + chosen.length),
  };
}
