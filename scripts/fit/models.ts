import { promisedScore, sharesOf } from '../../src/editions/layouts/choose.ts';
import {
  type BoostedTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../src/editions/layouts/models/trees.ts';
import { type BoostOptions, fitBoosted } from './boost.ts';
import { f1Of, type Score } from './labels.ts';

/** Rows of features with their targets and weights. */
export class TrainingSet {
  readonly rows: Uint8Array[] = [];
  readonly targets: number[] = [];
  readonly weights: number[] = [];
  readonly offsets: number[] = [];
  readonly groups: number[] = [];

  addInGroup(group: number, row: Uint8Array, target: number, weight: number, offset: number): void {
    this.add(row, target, weight);
    this.groups.push(group);
    this.offsets.push(offset);
  }

  add(row: Uint8Array, target: number, weight: number): void {
    this.rows.push(row);
    this.targets.push(target);
    this.weights.push(weight);
  }

  fit(options: BoostOptions): BoostedTrees {
    return fitBoosted(this.rows, this, options);
  }

  /** Fits several models with other random rows and features, and returns the trees of the mean of their scores. */
  fitMean(options: BoostOptions, models: number): BoostedTrees {
    const fitted = seeds(models).map((seed) =>
      this.fit({ ...options, seed: 100 * seed + (options.seed ?? 0) }),
    );
    return {
      base: fitted.reduce((sum, { base }) => sum + base, 0) / models,
      trees: fitted.flatMap(({ trees }) =>
        trees.map((tree) => ({ ...tree, leaves: tree.leaves.map((leaf) => leaf / models) })),
      ),
    };
  }
}

/**
 * Options of line models: few features and half of the rows a tree, so that an unseen style does not mislead every
 * tree.
 */
export const LINE_OPTIONS: BoostOptions = {
  loss: 'logistic',
  rounds: 80,
  depth: 4,
  rate: 0.15,
  leastWeight: 1,
  ridge: 3,
  columns: 0.12,
  sample: 0.35,
  seed: 1,
};
/** Options of the models that see the scores of neighbouring lines. */
export const CONTEXT_OPTIONS: BoostOptions = { ...LINE_OPTIONS, rounds: 50, seed: 2 };
/** Number of line models whose scores are averaged: one alone depends much on its random rows and features. */
export const LINE_MODELS = 2;
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
const GATE_OPTIONS: BoostOptions = {
  loss: 'logistic',
  rounds: 300,
  depth: 2,
  rate: 0.1,
  leastWeight: 0.5,
  ridge: 2,
  columns: 0.12,
  sample: 0.6,
  seed: 4,
};
/** Number of layout models whose predictions are averaged. */
export const LAYOUT_MODELS = 8;
/** Number of models, whose predictions are averaged, that tell roundups from articles. */
export const GATE_MODELS = 8;

/** Layouts of a document as numbers. */
export interface LayoutNumbers {
  readonly publisher: string;
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

/** Fits the gate: whether a document is a roundup, by the features of its chosen layout and its own. */
export function fitGate(
  documents: readonly { readonly row: Uint8Array; readonly isRoundup: boolean; readonly weight: number }[],
): BoostedTrees[] {
  const set = new TrainingSet();
  const total = (wanted: boolean) =>
    documents.reduce((sum, { isRoundup, weight }) => (isRoundup === wanted ? sum + weight : sum), 0);
  // Both kinds have equal weight: their frequency depends on the source, not on the document.
  const roundups = total(false) / Math.max(1, total(true));
  for (const { row, isRoundup, weight } of documents)
    set.add(row, isRoundup ? 1 : 0, isRoundup ? weight * roundups : weight);
  return seeds(GATE_MODELS).map((seed) => set.fit({ ...GATE_OPTIONS, seed: 991 * seed }));
}

/** Returns the probability of being a roundup. */
export function passGate(models: readonly BoostedTrees[], row: Uint8Array): number {
  return (
    models.map(compileTrees).reduce((sum, model) => sum + probabilityOf(scoreTrees(model, row)), 0) /
    models.length
  );
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** Returns the index of the highest number; -1 if there is none. */
export function highest(numbers: readonly number[]): number {
  return numbers.length === 0 ? -1 : numbers.indexOf(Math.max(...numbers));
}

/** Assigns each publisher to the part in which it is left out. */
export function partsOf(publishers: readonly string[], parts: number): (publisher: string) => number {
  const order = new Map([...new Set(publishers)].sort().map((publisher, i) => [publisher, i % parts]));
  return (publisher) => order.get(publisher) ?? 0;
}
