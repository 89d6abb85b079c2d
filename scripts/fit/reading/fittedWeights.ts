import { readFileSync, writeFileSync } from 'node:fs';
import type { BoostedTrees } from '../../../src/editions/layouts/models/trees.ts';
import { fitGate, gateDocuments } from './gateModels.ts';
import { fitLayouts, layoutDocuments } from './layoutModels.ts';
import type { Numbers } from './numbers.ts';

/** Fitted models of the reader, as src/editions/layouts/models/weights.json has them. */
export interface FittedWeights {
  readonly line: BoostedTrees;
  readonly context: BoostedTrees;
  readonly layout: readonly BoostedTrees[];
  readonly gate: readonly BoostedTrees[];
}

/** Models of lines by themselves and in context. */
export type LineModels = Pick<FittedWeights, 'line' | 'context'>;

const WEIGHTS = new URL('../../../src/editions/layouts/models/weights.json', import.meta.url);

/** Returns the models of lines that the reader has now. */
export function presentLineModels(): LineModels {
  const { line, context }: FittedWeights = JSON.parse(readFileSync(WEIGHTS, 'utf8'));
  return { line, context };
}

/** Fits the ranking of layouts and the gate to all documents, and writes them with the models of lines. */
export function writeWeights(lines: LineModels, numbers: Numbers): void {
  const weights: FittedWeights = {
    line: rounded(lines.line),
    context: rounded(lines.context),
    layout: fitLayouts(layoutDocuments(numbers), numbers.expected).map(rounded),
    gate: fitGate(gateDocuments(numbers)).map(rounded),
  };
  writeFileSync(WEIGHTS, `${JSON.stringify(weights)}\n`);
}

/** Rounds the leaves of trees to four decimals. */
function rounded({ base, trees }: BoostedTrees): BoostedTrees {
  const round = (value: number) => Number(value.toFixed(4));
  return { base: round(base), trees: trees.map((tree) => ({ ...tree, leaves: tree.leaves.map(round) })) };
}
