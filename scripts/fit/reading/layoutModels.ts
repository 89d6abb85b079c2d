import { promisedScore, sharesOf } from '../../../src/editions/layouts/choose.ts';
import { type BoostedTrees, compileTrees, scoreTrees } from '../../../src/editions/layouts/models/trees.ts';
import type { BoostOptions } from './boost.ts';
import { f1Of, type Score } from './labels.ts';
import { type DocumentNumbers, type Numbers, namedScore } from './numbers.ts';
import { seeds, TrainingSet } from './trainingSet.ts';

/**
 * Options of layout models: the documents are few and their layouts similar, so deeper trees or more features would
 * overfit.
 */
const LAYOUT_OPTIONS: BoostOptions = {
  loss: 'listwise',
  rounds: 60,
  depth: 2,
  rate: 0.1,
  leastWeight: 0.3,
  ridge: 1.5,
  columns: 0.15,
  sample: 0.5,
  seed: 3,
};
/** Number of layout models whose predictions are averaged. */
const LAYOUT_MODELS = 8;

/** Layouts of a roundup as numbers. */
export interface LayoutNumbers {
  readonly weight: number;
  /** Features of each layout, including `expected`. */
  readonly rows: readonly Uint8Array[];
  readonly scores: readonly Score[];
}

/** Penalty of F1 for a heading or an advertisement among the stories, which is worse than a missed story. */
const LEAK_COSTS = 0.02;
/** Difference of F1 that makes a layout e times less likely. */
const TEMPERATURE = 0.1;

/**
 * Fits the ranking of a document's layouts by the F1 of their stories, starting from the F1 expected from their lines'
 * probabilities. `expected` is the index of that feature.
 */
export function fitLayouts(documents: readonly LayoutNumbers[], expected: number): BoostedTrees[] {
  const set = new TrainingSet();
  for (const [group, { rows, scores, weight }] of documents.entries()) {
    if (rows.length < 2 || Math.max(...scores.map(f1Of)) === 0) continue;
    const shares = sharesOf(scores.map((score) => (f1Of(score) - LEAK_COSTS * score.leaks) / TEMPERATURE));
    for (const [i, row] of rows.entries())
      set.addInGroup(group, row, shares[i] ?? 0, weight, promisedScore((row[expected] ?? 0) / 100));
  }
  return seeds(LAYOUT_MODELS).map((seed) => set.fit({ ...LAYOUT_OPTIONS, seed: 100 * seed + 3 }));
}

/** Returns the scores of a document's layouts, higher for better ones. */
export function rankLayouts(
  models: readonly BoostedTrees[],
  rows: readonly Uint8Array[],
  expected: number,
): number[] {
  const compiled = models.map(compileTrees);
  const scores = rows.map(
    (row) =>
      compiled.reduce((sum, model) => sum + scoreTrees(model, row), 0) / compiled.length +
      promisedScore((row[expected] ?? 0) / 100),
  );
  return sharesOf(scores);
}

/** Returns what the ranking of layouts is fitted to: the roundups. */
export function layoutDocuments({ documents }: Numbers): LayoutNumbers[] {
  return documents
    .filter(({ isRoundup }) => isRoundup)
    .map((numbers) => ({
      weight: numbers.weight,
      rows: rowsOf(numbers),
      scores: numbers.scores.map(namedScore),
    }));
}

/** Returns the features of a document's layouts. */
export function rowsOf({ rows }: DocumentNumbers): Uint8Array[] {
  return rows.map((row) => Uint8Array.from(row));
}
