import {
  type BoostedTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../../src/editions/layouts/models/trees.ts';
import type { BoostOptions } from './boost.ts';
import type { Numbers } from './numbers.ts';
import { seeds, TrainingSet } from './trainingSet.ts';

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
/** Number of gate models whose probabilities are averaged. */
const GATE_MODELS = 8;

/** Document as the gate sees it: the features of its chosen layout and its own. */
interface GateNumbers {
  readonly row: Uint8Array;
  readonly isRoundup: boolean;
  readonly weight: number;
}

/** Returns what the gate is fitted to: documents with layouts whose titles are not recognised directly. */
export function gateDocuments({ documents }: Numbers): GateNumbers[] {
  return documents
    .filter(({ gate, announced }) => gate.length > 0 && !announced)
    .map(({ gate, isRoundup, weight }) => ({ row: Uint8Array.from(gate), isRoundup, weight }));
}

/** Fits the gate: whether a document is a roundup, by the features of its chosen layout and its own. */
export function fitGate(documents: readonly GateNumbers[]): BoostedTrees[] {
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
