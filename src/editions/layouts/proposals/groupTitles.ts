import type { Candidate } from '../candidates/candidates.ts';
import { type Grouping, membersOf, type Siblings, sumsOf } from '../candidates/siblings.ts';

const LEAST_MEANS = [0.5, 0.3];
const FEWEST_COUNTED = 3;
const LEAST_COUNTED = 0.15;

/**
 * Returns proposals of whole groups by the mean probability of their lines, each with its origin: of lines alike all are
 * titles or none. Lines that count together are one group whatever their styles.
 */
export function groupTitles(
  all: readonly Candidate[],
  { siblings, patterns, forms, runs }: Siblings,
  probability: Float64Array,
): [string, Candidate[]][] {
  const ofRuns = meansOf(runs, probability);
  const isCounted = (c: number) => (runs.sizes[runs.groups[c] ?? -1] ?? 0) > 1;
  const proposals: [string, Candidate[]][] = [];
  for (const [name, grouping] of [
    ['siblings', siblings],
    ['lines above alike', patterns],
    ['lines alike', forms],
  ] as const) {
    const means = meansOf(grouping, probability);
    const likeliest = (c: number) => Math.max(means[c] ?? 0, isCounted(c) ? (ofRuns[c] ?? 0) : 0);
    for (const least of LEAST_MEANS)
      proposals.push([`${name} over ${least}`, all.filter((_, c) => likeliest(c) >= least)]);
  }
  for (const [run, members] of membersOf(runs).entries()) {
    const [first = -1] = members;
    if ((runs.sizes[run] ?? 0) < FEWEST_COUNTED || (ofRuns[first] ?? 0) < LEAST_COUNTED) continue;
    proposals.push(['lines that count together', members.flatMap((c) => all[c] ?? [])]);
  }
  return proposals;
}

/** Returns for each candidate the mean probability of its group; its own if it is in none. */
function meansOf(grouping: Grouping, probability: Float64Array): Float64Array {
  const sums = sumsOf(grouping, probability);
  const means = new Float64Array(grouping.groups.length);
  for (let c = 0; c < means.length; c++) {
    const group = grouping.groups[c] ?? -1;
    means[c] = group < 0 ? (probability[c] ?? 0) : (sums[group] ?? 0) / (grouping.sizes[group] ?? 1);
  }
  return means;
}
