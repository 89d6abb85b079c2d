import { type CompiledTrees, compileTrees } from './trees.ts';
import table from './weights.json' with { type: 'json' };

/** Fitted weights of the reader; `npm run fit -- reading` writes their table. */
export interface ReaderWeights {
  /** Logit of a line being a title, from its own features. */
  readonly line: CompiledTrees;
  /** Logit of a line being a title, from its features and the first pass's predictions for its neighbours. */
  readonly context: CompiledTrees;
  /** Corrections of the score that a layout has for its expected F1; averaged. */
  readonly layout: readonly CompiledTrees[];
  /** Logits of a document being a roundup; averaged as probabilities. */
  readonly gate: readonly CompiledTrees[];
}

let compiled: ReaderWeights | undefined;

/** Returns the fitted weights, compiled for the first document whose glance does not determine its titles. */
export function readerWeights(): ReaderWeights {
  compiled ??= {
    line: compileTrees(table.line),
    context: compileTrees(table.context),
    layout: table.layout.map(compileTrees),
    gate: table.gate.map(compileTrees),
  };
  return compiled;
}
