import { type CompiledTrees, compileTrees } from './trees.ts';
import table from './weights.json' with { type: 'json' };

/** The fitted weights of the reader; `npm run fit -- reading` writes the table that they come from. */
export interface ReaderWeights {
  /** A line's logit of being a title, by its own features. */
  readonly line: CompiledTrees;
  /** The same by its features and what the first pass said of its neighbours. */
  readonly context: CompiledTrees;
  /** What is added to the score that a layout has by the F1 which its probabilities promise; to be averaged. */
  readonly layout: readonly CompiledTrees[];
  /** Logits of a document being a roundup, to be averaged as probabilities. */
  readonly gate: readonly CompiledTrees[];
}

let compiled: ReaderWeights | undefined;

/** The fitted weights, compiled when the first document is asked that its glance does not tell. */
export function readerWeights(): ReaderWeights {
  compiled ??= {
    line: compileTrees(table.line),
    context: compileTrees(table.context),
    layout: table.layout.map(compileTrees),
    gate: table.gate.map(compileTrees),
  };
  return compiled;
}
