import type { BoostedTrees } from '../../../src/editions/layouts/models/trees.ts';
import { type BoostOptions, fitBoosted } from './boost.ts';

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

/** Returns the numbers from 1 on from which models of one mean differ in their random rows and features. */
export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
