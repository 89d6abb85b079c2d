/** One regression tree: inner nodes in the order of a complete binary tree, then its leaves. */
export interface Tree {
  /** For each inner node the index of the feature that it asks. */
  readonly features: readonly number[];
  /** For each inner node the value up to which its left child is taken. */
  readonly thresholds: readonly number[];
  readonly leaves: readonly number[];
}

/** A sum of regression trees of one depth, fitted by gradient boosting (Friedman 2001); see scripts/fit. */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** The same in flat arrays, tree after tree: thousands of rows a second are asked. */
export interface CompiledTrees {
  readonly base: number;
  readonly count: number;
  /** Inner nodes of a tree; its leaves are one more. */
  readonly nodes: number;
  readonly features: Uint16Array;
  readonly thresholds: Uint8Array;
  readonly leaves: Float64Array;
}

/** Brings trees into flat arrays. */
export function compileTrees({ base, trees }: BoostedTrees): CompiledTrees {
  return {
    base,
    count: trees.length,
    nodes: trees[0]?.features.length ?? 0,
    features: Uint16Array.from(trees.flatMap(({ features }) => features)),
    thresholds: Uint8Array.from(trees.flatMap(({ thresholds }) => thresholds)),
    leaves: Float64Array.from(trees.flatMap(({ leaves }) => leaves)),
  };
}

/** What boosted trees say of a row of features; a logit where they were fitted to classes. */
export function scoreTrees(compiled: CompiledTrees, row: Uint8Array): number {
  const { base, count, nodes, features, thresholds, leaves } = compiled;
  let score = base;
  let firstLeaf = 0;
  for (let root = 0; root < count * nodes; root += nodes) {
    let node = 0;
    while (node < nodes) {
      const at = root + node;
      // The sign of the difference picks the child without a branch, which no processor could predict here.
      const isAbove = ((thresholds[at] ?? 0) - (row[features[at] ?? 0] ?? 0)) >>> 31;
      node = 2 * node + 1 + isAbove;
    }
    score += leaves[firstLeaf + node - nodes] ?? 0;
    firstLeaf += nodes + 1;
  }
  return score;
}

/** The probability whose logit a score is. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
