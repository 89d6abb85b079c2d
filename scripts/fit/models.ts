import {
  type BoostedTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../src/editions/layouts/trees.ts';
import { type BoostOptions, fitBoosted } from './boost.ts';
import { f1Of, type Score } from './labels.ts';

/** Rows of features with what they are to yield, and how much each counts. */
export class TrainingSet {
  readonly rows: Uint8Array[] = [];
  readonly targets: number[] = [];
  readonly weights: number[] = [];

  add(row: Uint8Array, target: number, weight: number): void {
    this.rows.push(row);
    this.targets.push(target);
    this.weights.push(weight);
  }

  fit(options: BoostOptions): BoostedTrees {
    return fitBoosted(this.rows, this.targets, this.weights, options);
  }
}

/** Few features and half of the rows a tree: a style that was never seen must not mislead every tree. */
export const LINE_OPTIONS: BoostOptions = {
  loss: 'logistic',
  rounds: 160,
  depth: 4,
  rate: 0.1,
  leastWeight: 1,
  ridge: 3,
  columns: 0.12,
  sample: 0.35,
  seed: 1,
};
export const CONTEXT_OPTIONS: BoostOptions = { ...LINE_OPTIONS, rounds: 100, seed: 2 };
const LAYOUT_OPTIONS: BoostOptions = {
  loss: 'squared',
  rounds: 100,
  depth: 4,
  rate: 0.08,
  leastWeight: 5,
  ridge: 5,
  columns: 0.3,
  sample: 0.7,
  seed: 3,
};
const GATE_OPTIONS: BoostOptions = {
  loss: 'logistic',
  rounds: 80,
  depth: 2,
  rate: 0.1,
  leastWeight: 0.5,
  ridge: 2,
  columns: 0.25,
  sample: 1,
  seed: 4,
};
/** Models of one kind whose answers are averaged. */
export const LAYOUT_MODELS = 2;
export const GATE_MODELS = 3;

/** The layouts of a document as numbers. */
export interface LayoutNumbers {
  readonly publisher: string;
  readonly weight: number;
  /** The features of each layout, `expected` among them. */
  readonly rows: readonly Uint8Array[];
  readonly scores: readonly Score[];
}

/** A heading or an advertisement among the stories is worse than a story missed. */
const LEAK_COSTS = 0.02;
const LAYOUTS_WEIGHT = 20;

/**
 * Fits what is added to half of the F1 that a layout's probabilities promise, to rank it by how much it falls behind the
 * best of its document. `expected` is the index of that promise among the features.
 */
export function fitLayouts(documents: readonly LayoutNumbers[], expected: number): BoostedTrees[] {
  const set = new TrainingSet();
  for (const { rows, scores, weight } of documents) {
    const best = Math.max(0, ...scores.map(f1Of));
    if (best === 0) continue;
    for (const [i, row] of rows.entries()) {
      const score = scores[i];
      if (!score) continue;
      const behind = f1Of(score) - LEAK_COSTS * score.leaks - best;
      set.add(row, behind - promised(row, expected), (weight * LAYOUTS_WEIGHT) / rows.length);
    }
  }
  return seeds(LAYOUT_MODELS).map((seed) => set.fit({ ...LAYOUT_OPTIONS, seed: 100 * seed + 3 }));
}

/** The scores of a document's layouts, higher for better ones. */
export function rankLayouts(
  models: readonly BoostedTrees[],
  rows: readonly Uint8Array[],
  expected: number,
): number[] {
  const compiled = models.map(compileTrees);
  return rows.map(
    (row) =>
      compiled.reduce((sum, model) => sum + scoreTrees(model, row), 0) / compiled.length +
      promised(row, expected),
  );
}

function promised(row: Uint8Array, expected: number): number {
  return (row[expected] ?? 0) / 200;
}

/** Fits the gate: whether a document is a roundup, by the features of its chosen layout and its own. */
export function fitGate(
  documents: readonly { readonly row: Uint8Array; readonly isRoundup: boolean; readonly weight: number }[],
): BoostedTrees[] {
  const set = new TrainingSet();
  for (const { row, isRoundup, weight } of documents) set.add(row, isRoundup ? 1 : 0, weight);
  return seeds(GATE_MODELS).map((seed) => set.fit({ ...GATE_OPTIONS, seed: 991 * seed }));
}

/** The probability of being a roundup. */
export function passGate(models: readonly BoostedTrees[], row: Uint8Array): number {
  return (
    models.map(compileTrees).reduce((sum, model) => sum + probabilityOf(scoreTrees(model, row)), 0) /
    models.length
  );
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** The index of the highest number, -1 of none. */
export function highest(numbers: readonly number[]): number {
  return numbers.length === 0 ? -1 : numbers.indexOf(Math.max(...numbers));
}

/** In which of some parts each publisher is left out. */
export function partsOf(publishers: readonly string[], parts: number): (publisher: string) => number {
  const order = new Map([...new Set(publishers)].sort().map((publisher, i) => [publisher, i % parts]));
  return (publisher) => order.get(publisher) ?? 0;
}
