/** Regression tree: inner nodes in the order of a complete binary tree, then its leaves. */
export interface Tree {
  /** For each inner node the index of its feature. */
  readonly features: readonly number[];
  /** For each inner node the largest value for its left child. */
  readonly thresholds: readonly number[];
  readonly leaves: readonly number[];
}

/** Sum of regression trees of one depth, fitted by gradient boosting (Friedman 2001); see scripts/fit. */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Trees in flat arrays, one after the other: thousands of rows are scored a second. */
export interface CompiledTrees {
  readonly base: number;
  readonly count: number;
  /** Number of inner nodes of a tree; its leaves are one more. */
  readonly nodes: number;
  /** For each inner node its feature times 256, plus its threshold: one place in memory for both. */
  readonly splits: Uint32Array;
  readonly leaves: Float64Array;
}

/** Converts trees to flat arrays. */
export function compileTrees({ base, trees }: BoostedTrees): CompiledTrees {
  return {
    base,
    count: trees.length,
    nodes: trees[0]?.features.length ?? 0,
    splits: Uint32Array.from(
      trees.flatMap(({ features, thresholds }) =>
        features.map((feature, node) => (feature << 8) | (thresholds[node] ?? 0)),
      ),
    ),
    leaves: Float64Array.from(trees.flatMap(({ leaves }) => leaves)),
  };
}

/** Returns the score of a row of features; a logit if the trees were fitted to classes. */
export function scoreTrees(compiled: CompiledTrees, row: Uint8Array): number {
  const { base, count, nodes, splits, leaves } = compiled;
  let score = base;
  let firstLeaf = 0;
  for (let root = 0; root < count * nodes; root += nodes) {
    let node = childOf(0, splits[root] ?? 0, row);
    // Trees have two or four levels; a loop over them takes half as long again.
    if (nodes > 1) node = childOf(node, splits[root + node] ?? 0, row);
    if (nodes > 3) node = childOf(node, splits[root + node] ?? 0, row);
    if (nodes > 7) node = childOf(node, splits[root + node] ?? 0, row);
    while (node < nodes) node = childOf(node, splits[root + node] ?? 0, row);
    score += leaves[firstLeaf + node - nodes] ?? 0;
    firstLeaf += nodes + 1;
  }
  return score;
}

/**
 * Returns the child of an inner node that a row belongs to. The sign of the difference selects it without a branch, which
 * the processor could not predict here.
 */
function childOf(node: number, split: number, row: Uint8Array): number {
  return 2 * node + 1 + (((split & 0xff) - (row[split >>> 8] ?? 0)) >>> 31);
}

/** Converts a logit to a probability. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
