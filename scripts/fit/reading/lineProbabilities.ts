import { contextFeatures } from '../../../src/editions/layouts/candidates/contextFeatures.ts';
import {
  type BoostedTrees,
  type CompiledTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../../src/editions/layouts/models/trees.ts';
import type { BoostOptions } from './boost.ts';
import type { LineModels } from './fittedWeights.ts';
import { PARTS } from './parts.ts';
import type { SampledDocument } from './samples.ts';
import { TrainingSet } from './trainingSet.ts';

/**
 * Options of line models: few features and half of the rows a tree, so that an unseen style does not mislead every
 * tree.
 */
const LINE_OPTIONS: BoostOptions = {
  loss: 'logistic',
  rounds: 80,
  depth: 4,
  rate: 0.15,
  leastWeight: 1,
  ridge: 3,
  columns: 0.12,
  sample: 0.35,
  seed: 1,
};
/** Options of the models that see the scores of neighbouring lines. */
const CONTEXT_OPTIONS: BoostOptions = { ...LINE_OPTIONS, rounds: 50, seed: 2 };
/** Number of line models whose scores are averaged: one alone depends much on its random rows and features. */
const LINE_MODELS = 2;

type RowsOf = (sample: SampledDocument) => readonly Uint8Array[];

/** Lines of all samples: features in context and probabilities of being titles, by models that know no publisher of the sample. */
export interface LineProbabilities {
  readonly probability: ReadonlyMap<SampledDocument, Float64Array>;
  /** Fits the models of lines by themselves and in context to all samples. */
  readonly fit: () => LineModels;
}

/** Predicts which lines are titles, twice: by themselves, then with the predictions for their neighbours. */
export function lineProbabilities(
  samples: readonly SampledDocument[],
  part: (publisher: string) => number,
): LineProbabilities {
  const rowsOf: RowsOf = ({ lines }) => lines.rows;
  const first = predictLeftOut(samples, part, rowsOf, LINE_OPTIONS);
  const inContext = new Map(
    samples.map((sample) => [
      sample,
      contextFeatures(sample.candidates, sample.lines.rows, first.get(sample) ?? new Float64Array()),
    ]),
  );
  const contextRowsOf: RowsOf = (sample) => inContext.get(sample) ?? [];
  return {
    probability: predictLeftOut(samples, part, contextRowsOf, CONTEXT_OPTIONS),
    fit: () => ({
      line: fitLines(samples, rowsOf, LINE_OPTIONS),
      context: fitLines(samples, contextRowsOf, CONTEXT_OPTIONS),
    }),
  };
}

/** Predicts which lines of a document that the models have not seen are titles. */
export function predictUnseen({ candidates, lines }: SampledDocument, models: LineModels): Float64Array {
  const first = predict(compileTrees(models.line), lines.rows);
  return predict(compileTrees(models.context), contextFeatures(candidates, lines.rows, first));
}

function predict(model: CompiledTrees, rows: readonly Uint8Array[]): Float64Array {
  return Float64Array.from(rows, (row) => probabilityOf(scoreTrees(model, row)));
}

/** Returns each sample's predictions by models fitted without its publisher. */
function predictLeftOut(
  samples: readonly SampledDocument[],
  part: (publisher: string) => number,
  rowsOf: RowsOf,
  options: BoostOptions,
): Map<SampledDocument, Float64Array> {
  const predicted = new Map<SampledDocument, Float64Array>();
  for (let p = 0; p < PARTS; p++) {
    const others = samples.filter(({ document }) => part(document.publisher) !== p);
    const model = compileTrees(fitLines(others, rowsOf, options));
    for (const sample of samples)
      if (part(sample.document.publisher) === p) predicted.set(sample, predict(model, rowsOf(sample)));
  }
  return predicted;
}

/** Fits a line model to the rows of roundups; articles have no titles of stories. */
function fitLines(samples: readonly SampledDocument[], rowsOf: RowsOf, options: BoostOptions): BoostedTrees {
  const set = new TrainingSet();
  for (const sample of samples) {
    if (!sample.document.isRoundup) continue;
    for (const [i, row] of rowsOf(sample).entries())
      set.add(row, sample.isTitle[i] ? 1 : 0, sample.lineWeight);
  }
  return set.fitMean(options, LINE_MODELS);
}
