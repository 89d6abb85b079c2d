import {
  IMPORTANCE_FEATURES,
  type ImportanceFeatures,
  type ImportanceWeights,
} from '../../../src/digests/importance.ts';
import { everyFeature, gainOf, type JudgedDay, type JudgedEvent, meanGain } from './judgedDays.ts';

const ROUNDS = 300;
const RATE = 0.5;
/** Strength of the pull towards the prior weights: 26 days are few. */
const RIDGE = 0.1;

/** Prior weights, set before any day was judged. */
const THOUGHT: ImportanceWeights = {
  columns: 2,
  roundups: 1.5,
  news: 0.5,
  community: 0.2,
  early: 0.1,
  recent: 0.1,
  place: 0.5,
  headline: 0.5,
  keywords: 1,
};

/**
 * Fits weights by pairwise logistic regression (RankNet, Burges et al. 2005): of two events of one day the one of the
 * higher grade should score higher, weighted by the difference of their grades. No weight is negative: one more column
 * that reports an event, or an earlier place, never makes it less important.
 */
export function fitImportance(days: readonly JudgedDay[]): ImportanceWeights {
  const pairs = days.flatMap(({ events }) => pairsOf(events));
  const thought = vectorOf(THOUGHT);
  const weights = vectorOf(THOUGHT);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Float64Array(weights.length);
    for (const { difference, apart } of pairs) {
      let lead = 0;
      for (let i = 0; i < weights.length; i += 1) lead += at(weights, i) * at(difference, i);
      const push = apart / (1 + Math.exp(lead));
      for (let i = 0; i < slope.length; i += 1) slope[i] = at(slope, i) + push * at(difference, i);
    }
    for (let i = 0; i < weights.length; i += 1) {
      const pull = RIDGE * (at(weights, i) - at(thought, i));
      weights[i] = Math.max(0, at(weights, i) + RATE * (at(slope, i) / Math.max(1, pairs.length) - pull));
    }
  }
  return everyFeature((name) => at(weights, IMPORTANCE_FEATURES.indexOf(name)));
}

function vectorOf(table: ImportanceWeights): Float64Array {
  return Float64Array.from(IMPORTANCE_FEATURES, (name) => table[name]);
}

function at(vector: Float64Array, index: number): number {
  return vector[index] ?? 0;
}

/** Mean nDCG@10 on a day of weights fitted to all other days: over all days, and over those of each kind. */
export interface CrossValidated {
  readonly all: number;
  /** Over days on which a headline names events. */
  readonly withHeadlines: number;
  /** Over days judged for a channel with keywords. */
  readonly withKeywords: number;
}

/** Fits the weights once for each day, to all the others. */
export function crossValidateDays(days: readonly JudgedDay[]): CrossValidated {
  const reached = days.map((held) => ({
    day: held,
    gain: meanGain([held], fitImportance(days.filter((day) => day !== held))),
  }));
  const mean = (wanted: (features: ImportanceFeatures) => boolean) => {
    const gains = reached.filter(({ day }) => day.events.some(({ features }) => wanted(features)));
    return gains.reduce((sum, { gain }) => sum + gain, 0) / gains.length;
  };
  return {
    all: mean(() => true),
    withHeadlines: mean(({ headline }) => headline > 0),
    withKeywords: mean(({ keywords }) => keywords > 0),
  };
}

/** Mean nDCG@10 of the order of arrival, newest first, and of a random order. */
export function baselines(days: readonly JudgedDay[]): {
  readonly newestFirst: number;
  readonly anyOrder: number;
} {
  const mean = (score: (event: JudgedEvent['features']) => number) =>
    days.reduce((sum, day) => sum + gainOf(day, score), 0) / days.length;
  return { newestFirst: mean(({ recent }) => recent), anyOrder: mean(() => 0) };
}

/** Returns all pairs of events of different grades: the differences of their features and of their grades. */
function pairsOf(events: readonly JudgedEvent[]) {
  const vectors = events.map(({ features, grade }) => ({ vector: vectorOf(features), grade }));
  return vectors.flatMap((better) =>
    vectors
      .filter((worse) => worse.grade < better.grade)
      .map((worse) => ({
        difference: better.vector.map((value, i) => value - at(worse.vector, i)),
        apart: better.grade - worse.grade,
      })),
  );
}
