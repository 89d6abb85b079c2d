/** One regression tree: inner nodes in the order of a complete binary tree, then its leaves. */
export interface Tree {
  /** For each inner node the index of the feature that it asks. */
  readonly features: readonly number[];
  /** For each inner node the value up to which its left child is taken. */
  readonly thresholds: readonly number[];
  readonly leaves: readonly number[];
}

/** A sum of regression trees, fitted by gradient boosting (Friedman 2001); see scripts/fit. */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** What boosted trees say of a row of features; a logit where they were fitted to classes. */
export function scoreTrees({ base, trees }: BoostedTrees, row: ArrayLike<number>): number {
  let score = base;
  for (const { features, thresholds, leaves } of trees) {
    let node = 0;
    while (node < features.length) {
      const isLeft = (row[features[node] ?? 0] ?? 0) <= (thresholds[node] ?? 0);
      node = 2 * node + (isLeft ? 1 : 2);
    }
    score += leaves[node - features.length] ?? 0;
  }
  return score;
}

/** The probability whose logit a score is. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
