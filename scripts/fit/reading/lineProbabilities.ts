import { contextFeatures } from '../../../src/editions/layouts/candidates/contextFeatures.ts';
import {
  type BoostedTrees,
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

/** Lines of all samples: features in context and probabilities of being titles, by models that know no publisher of the sample. */
export interface LineProbabilities {
  readonly probability: ReadonlyMap<SampledDocument, Float64Array>;
  /** Fits the models of lines by themselves and in context to all samples. */
  readonly fit: () => LineModels;
}

/** Trees by which a present model grows with further documents: fewer and slower than those of a new one. */
const FURTHER_OPTIONS: Partial<BoostOptions> = { rounds: 40, rate: 0.1 };

/**
 * Predicts which lines are titles, twice: by themselves, then with the predictions for their neighbours. With present
 * models, which may know some of the samples, these grow by trees that are fitted to what they miss in all samples.
 */
export function lineProbabilities(
  samples: readonly SampledDocument[],
  part: (publisher: string) => number,
  present?: LineModels,
): LineProbabilities {
  const alone: Kind = { rowsOf: ({ lines }) => lines.rows, options: LINE_OPTIONS, present: present?.line };
  const first = predictLeftOut(samples, part, alone);
  const rows = new Map(
    samples.map((sample) => [
      sample,
      contextFeatures(sample.candidates, sample.lines.rows, first.get(sample) ?? new Float64Array()),
    ]),
  );
  const inContext: Kind = {
    rowsOf: (sample) => rows.get(sample) ?? [],
    options: CONTEXT_OPTIONS,
    present: present?.context,
  };
  return {
    probability: predictLeftOut(samples, part, inContext),
    fit: () => ({ line: fitLines(samples, alone), context: fitLines(samples, inContext) }),
  };
}

/** Kind of line model: the features that it sees, the options of fitting it, and the model that it grows from. */
interface Kind {
  readonly rowsOf: (sample: SampledDocument) => readonly Uint8Array[];
  readonly options: BoostOptions;
  readonly present: BoostedTrees | undefined;
}

/** Returns each sample's predictions by models fitted without its publisher. */
function predictLeftOut(
  samples: readonly SampledDocument[],
  part: (publisher: string) => number,
  kind: Kind,
): Map<SampledDocument, Float64Array> {
  const predicted = new Map<SampledDocument, Float64Array>();
  for (let p = 0; p < PARTS; p++) {
    const others = samples.filter(({ document }) => part(document.publisher) !== p);
    const model = compileTrees(fitLines(others, kind));
    for (const sample of samples)
      if (part(sample.document.publisher) === p)
        predicted.set(
          sample,
          Float64Array.from(kind.rowsOf(sample), (row) => probabilityOf(scoreTrees(model, row))),
        );
  }
  return predicted;
}

/** Fits a line model to the rows of roundups; articles have no titles of stories. */
function fitLines(samples: readonly SampledDocument[], { rowsOf, options, present }: Kind): BoostedTrees {
  const set = new TrainingSet();
  const start = present && compileTrees(present);
  for (const sample of samples) {
    if (!sample.document.isRoundup) continue;
    for (const [i, row] of rowsOf(sample).entries()) {
      const target = sample.isTitle[i] ? 1 : 0;
      if (start) set.addAfter(scoreTrees(start, row), row, target, sample.lineWeight);
      else set.add(row, target, sample.lineWeight);
    }
  }
  if (!present) return set.fitMean(options, LINE_MODELS);
  const further = set.fit({ ...options, ...FURTHER_OPTIONS });
  return { base: present.base, trees: [...present.trees, ...further.trees] };
}
