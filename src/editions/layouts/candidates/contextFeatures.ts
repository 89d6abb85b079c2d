import { clamped, type Features, logged, rowOf, share } from '../models/scale.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { type Grouping, type Siblings, sumsOf } from './siblings.ts';
import type { TitleStyle } from './titleStyles.ts';

/** Predictions for the other candidates of one style. */
interface Mates {
  readonly members: readonly number[];
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
  readonly rank: number;
}

/** Most candidates after a line that are examined as its unit. */
const UNIT_CANDIDATES = 30;
const NEAR_MATES = 2;

/**
 * Returns each candidate's row with the first pass's predictions for it, its neighbours, its unit, the heading above it
 * and its style.
 */
export function contextFeatures(
  { all, siblings }: Candidates,
  rows: readonly Uint8Array[],
  probability: Float64Array,
): Uint8Array[] {
  const at = (c: number) => probability[c] ?? 0;
  const styles = matesOf(all, at);
  const best = [...styles.values()].find(({ rank }) => rank === 0);
  const total = probability.reduce((a, b) => a + b, 0);
  const places = new Int32Array(all.length);
  for (const { members } of styles.values()) for (const [place, c] of members.entries()) places[c] = place;
  const headings: number[] = [];
  const groupsOf = groupPredictions(siblings, probability);
  return all.map((candidate, c) => {
    const mates = styles.get(candidate.style) ?? { members: [], sum: 0, mean: 0, median: 0, rank: 0 };
    const place = places[c] ?? 0;
    const nearEnd = Math.min(mates.members.length, place + NEAR_MATES + 1);
    let [near, nearSum] = [0, 0];
    for (let i = Math.max(0, place - NEAR_MATES); i < nearEnd; i++) {
      if (i === place) continue;
      near++;
      nearSum += at(mates.members[i] ?? -1);
    }
    const isHeading = candidate.line.kind === 'heading';
    while (isHeading && (all[headings.at(-1) ?? -1]?.line.level ?? 0) >= candidate.line.level) headings.pop();
    const parent = headings.at(-1);
    if (isHeading) headings.push(c);
    const group = {
      p: share(at(c)),
      styleP: share(mates.mean),
      styleMedianP: share(mates.median),
      styleRank: clamped(mates.rank * 20),
      bestStyleP: share(best?.mean ?? 0),
      bestStyleSum: logged(best?.sum ?? 0),
      styleSum: logged(mates.sum),
      styleOfAll: share(mates.sum, Math.max(0.01, total)),
      nearP: share(nearSum, near),
      previousP: share(at(c - 1)),
      nextP: share(at(c + 1)),
      parentP: parent === undefined ? 0 : share(at(parent)),
      totalP: logged(total),
      density: share(total, all.length),
      belowMates: clamped(50 + 100 * (at(c) - mates.mean)),
    };
    return rowOf([group, unitOf(candidate, c, all, at), groupsOf(c)], rows[c]);
  });
}

function unitOf(
  { unitEnd }: Candidate,
  c: number,
  all: readonly Candidate[],
  at: (c: number) => number,
): Features {
  let [most, sum, likely] = [0, 0, 0];
  for (let d = c + 1; d < all.length && d < c + UNIT_CANDIDATES; d++) {
    const other = all[d];
    if (!other || other.line.index >= unitEnd) break;
    most = Math.max(most, at(d));
    sum += at(d);
    if (at(d) >= 0.5) likely++;
  }
  const first = all[c + 1];
  return {
    unitMax: share(most),
    unitSum: logged(sum, 20),
    unitFirst: first && first.line.index < unitEnd ? share(at(c + 1)) : 0,
    unitOther: logged(likely, 20),
  };
}

/** Returns a function that gives the mean of the predictions for the other members of a candidate's groups. */
function groupPredictions(
  { forms, siblings, patterns, runs }: Siblings,
  probability: Float64Array,
): (c: number) => Features {
  const sums = [forms, siblings, patterns, runs].map((grouping) => sumsOf(grouping, probability));
  const [ofForms, ofSiblings, ofPatterns, ofRuns] = sums;
  const others = ({ groups, sizes }: Grouping, sum: Float64Array | undefined, c: number) => {
    const group = groups[c] ?? -1;
    const size = (sizes[group] ?? 0) - 1;
    return size < 1 ? share(probability[c] ?? 0) : share((sum?.[group] ?? 0) - (probability[c] ?? 0), size);
  };
  return (c) => ({
    formP: others(forms, ofForms, c),
    siblingsP: others(siblings, ofSiblings, c),
    patternP: others(patterns, ofPatterns, c),
    runP: others(runs, ofRuns, c),
  });
}

function matesOf(all: readonly Candidate[], at: (c: number) => number): Map<TitleStyle, Mates> {
  const members = new Map<TitleStyle, number[]>();
  for (const [c, { style }] of all.entries()) {
    const list = members.get(style);
    if (list) list.push(c);
    else members.set(style, [c]);
  }
  const sums = [...members].map(([style, list]) => {
    const sum = list.reduce((total, c) => total + at(c), 0);
    const median = list.map(at).sort((a, b) => a - b)[list.length >> 1] ?? 0;
    return { style, members: list, sum, mean: sum / list.length, median };
  });
  return new Map(
    sums.sort((a, b) => b.sum - a.sum).map(({ style, ...mates }, rank) => [style, { ...mates, rank }]),
  );
}
