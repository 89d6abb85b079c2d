import type { BoostedTrees } from './trees.ts';
import table from './weights.json' with { type: 'json' };

/** The fitted weights of the reader; `npm run fit` writes the table that they come from. */
export interface ReaderWeights {
  /** A line's logit of being a title, by its own features. */
  readonly line: BoostedTrees;
  /** The same by its features and what the first pass said of its neighbours. */
  readonly context: BoostedTrees;
  /** What is added to the F1 that a layout's probabilities promise. */
  readonly layout: BoostedTrees;
  /** Logits of a document being a roundup, to be averaged as probabilities. */
  readonly gate: readonly BoostedTrees[];
}

export const WEIGHTS: ReaderWeights = table;
