import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { contextFeatures } from '../../src/editions/layouts/candidates/contextFeatures.ts';
import { isHeadedRoundup } from '../../src/editions/layouts/choose.ts';
import { layoutFeatures } from '../../src/editions/layouts/features/layoutFeatures.ts';
import { gateFeatures } from '../../src/editions/layouts/gate/gateFeatures.ts';
import type { Layout } from '../../src/editions/layouts/layout.ts';
import {
  type BoostedTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../src/editions/layouts/models/trees.ts';
import {
  amendedLayout,
  type Preferences,
  preferencesOf,
  preferredLayout,
} from '../../src/editions/layouts/preferences.ts';
import { proposeLayouts } from '../../src/editions/layouts/proposals/propose.ts';
import { type Annotated, normalised, readAnnotated } from './annotated.ts';
import { crossValidate, type DocumentNumbers, type Numbers, PARTS } from './crossValidate.ts';
import type { Score } from './labels.ts';
import {
  CONTEXT_OPTIONS,
  fitGate,
  fitLayouts,
  LINE_MODELS,
  LINE_OPTIONS,
  partsOf,
  rankLayouts,
  TrainingSet,
} from './models.ts';
import { type Sample, samplesOf, scoreAnnounced, scoreLayout } from './samples.ts';

/**
 * `npm run fit -- reading FOLDER…`: fits the reader's weights to annotated documents, writes them and the numbers that
 * they are based on, and prints the cross-validated figures as one JSON object. With `--figures` the weights stay as
 * they are.
 */
const WEIGHTS = 'src/editions/layouts/models/weights.json';
const NUMBERS = 'test/editions/annotated/numbers.json.gz';
const SOURCES = 'test/editions/annotated/documents.json';

const started = performance.now();
function say(text: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${text}\n`);
}

const FIGURES_ALONE = '--figures';
const folders = process.argv.slice(2).filter((argument) => argument !== FIGURES_ALONE);
const documents = withoutCopies(folders.flatMap(readAnnotated));
const samples = documents.flatMap(samplesOf);
const part = partsOf(
  documents.map(({ publisher }) => publisher),
  PARTS,
);
say(`${documents.length} documents, ${samples.length} samples`);

/** Leaves out documents that another folder holds as well. */
function withoutCopies(all: readonly Annotated[]): Annotated[] {
  const hashOf = ({ bytes }: Annotated) => createHash('sha256').update(bytes).digest('hex');
  return [...new Map(all.toReversed().map((document) => [hashOf(document), document])).values()].toReversed();
}

/** A line model fitted to some samples' rows. */
function fitLines(
  chosen: readonly Sample[],
  rowsOf: (sample: Sample) => readonly Uint8Array[],
  options: typeof LINE_OPTIONS,
) {
  const set = new TrainingSet();
  for (const sample of chosen) {
    if (!sample.document.isRoundup) continue;
    for (const [i, row] of rowsOf(sample).entries())
      set.add(row, sample.isTitle[i] ? 1 : 0, sample.lineWeight);
  }
  return set.fitMean(options, LINE_MODELS);
}

/** Returns each sample's predictions by models fitted without its publisher. */
function leftOut(rowsOf: (sample: Sample) => readonly Uint8Array[], options: typeof LINE_OPTIONS) {
  const said = new Map<Sample, Float64Array>();
  for (let p = 0; p < PARTS; p++) {
    const others = samples.filter(({ document }) => part(document.publisher) !== p);
    const model = compileTrees(fitLines(others, rowsOf, options));
    for (const sample of samples)
      if (part(sample.document.publisher) === p)
        said.set(
          sample,
          Float64Array.from(rowsOf(sample), (row) => probabilityOf(scoreTrees(model, row))),
        );
  }
  return said;
}

const first = leftOut(({ lines }) => lines.rows, LINE_OPTIONS);
say('lines by themselves');
const inContext = new Map(
  samples.map((sample) => [
    sample,
    contextFeatures(sample.candidates, sample.lines.rows, first.get(sample) ?? new Float64Array()),
  ]),
);
const contextRows = (sample: Sample) => inContext.get(sample) ?? [];
const second = leftOut(contextRows, CONTEXT_OPTIONS);
say('lines in context');

interface Proposed {
  readonly sample: Sample;
  /** Layouts as they are read. */
  readonly layouts: readonly Layout[];
  readonly preferences: Preferences;
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  readonly scores: readonly Score[];
}

const NONE: Score = { hits: 0, wanted: 0, told: 0, leaks: 0 };

function propose(sample: Sample): Proposed {
  const { candidates, lines, document } = sample;
  const probability = second.get(sample) ?? new Float64Array();
  const proposals = proposeLayouts(candidates, probability);
  const { names, rows } = layoutFeatures({ candidates, lines, probability }, proposals);
  const layouts = proposals.map((layout) => amendedLayout(layout, candidates, probability));
  const scores = layouts.map((layout) => (document.isRoundup ? scoreLayout(sample, layout) : NONE));
  return { sample, layouts, preferences: preferencesOf(candidates, proposals), names, rows, scores };
}

const proposed = samples.filter(({ isCopy }) => !isCopy).map(propose);
const expected = (proposed.find(({ names }) => names.length > 0)?.names ?? []).indexOf('expected');
say('layouts');

const roundups = proposed.filter(({ sample }) => sample.document.isRoundup);
const forLayouts = roundups.map(({ sample, rows, scores }) => ({
  publisher: sample.document.publisher,
  weight: sample.document.weight,
  rows,
  scores,
}));

/** Input of the gate for a document. */
interface GateInput {
  readonly row: Uint8Array;
  readonly isHeaded: boolean;
}

/** Returns the gate's input of each document, for the layout chosen by models fitted without its publisher. */
function gateInputs(): Map<Sample, GateInput> {
  const inputs = new Map<Sample, GateInput>();
  for (let p = 0; p < PARTS; p++) {
    const models = fitLayouts(
      forLayouts.filter(({ publisher }) => part(publisher) !== p),
      expected,
    );
    for (const each of proposed) {
      const { document, candidates } = each.sample;
      if (part(document.publisher) !== p) continue;
      const { place, score } = preferredLayout(rankLayouts(models, each.rows, expected), each.preferences);
      const [layout, row] = [each.layouts[place], each.rows[place]];
      if (!layout || !row) continue;
      const { masthead } = candidates;
      const isHeaded = isHeadedRoundup(masthead, layout);
      inputs.set(each.sample, { row: gateFeatures(masthead, layout, { row, score }), isHeaded });
    }
  }
  return inputs;
}

const gates = gateInputs();
say('gate');

function numbersOf({ sample, preferences, rows, scores }: Proposed): DocumentNumbers {
  const announced = sample.document.isRoundup ? scoreAnnounced(sample) : undefined;
  return {
    id: sample.document.id,
    publisher: sample.document.publisher,
    isRoundup: sample.document.isRoundup,
    weight: sample.document.weight,
    wanted: sample.document.titles.length || sample.document.starts.length,
    rows: rows.map((row) => [...row]),
    scores: scores.map(({ hits, wanted, told, leaks }) => [hits, wanted, told, leaks]),
    sure: preferences.sure,
    colonTwins: rows.map((_, place) => preferences.colonTwinOf(place)),
    announced: announced ? [announced.hits, announced.wanted, announced.told, announced.leaks] : null,
    gate: [...(gates.get(sample)?.row ?? [])],
    isHeaded: gates.get(sample)?.isHeaded ?? false,
  };
}

const numbers: Numbers = { expected, documents: proposed.map(numbersOf) };
const figures = crossValidate(numbers);

if (!process.argv.includes(FIGURES_ALONE)) writeFileSync(WEIGHTS, `${JSON.stringify(fittedWeights())}\n`);
writeFileSync(NUMBERS, gzipSync(JSON.stringify(numbers), { level: 9 }));
writeFileSync(SOURCES, `${JSON.stringify(documents.map(sourceOf), null, 1)}\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Fits all models to all documents. */
function fittedWeights() {
  const forGate = proposed.flatMap(({ sample }) => {
    const row = gates.get(sample)?.row;
    const { isRoundup, weight } = sample.document;
    return row && !(isRoundup && scoreAnnounced(sample)) ? [{ row, isRoundup, weight }] : [];
  });
  return {
    line: short(fitLines(samples, ({ lines }) => lines.rows, LINE_OPTIONS)),
    context: short(fitLines(samples, contextRows, CONTEXT_OPTIONS)),
    layout: fitLayouts(forLayouts, expected).map(short),
    gate: fitGate(forGate).map(short),
  };
}

/** Rounds the leaves of trees to four decimals. */
function short({ base, trees }: BoostedTrees): BoostedTrees {
  const rounded = (value: number) => Number(value.toFixed(4));
  return { base: rounded(base), trees: trees.map((tree) => ({ ...tree, leaves: tree.leaves.map(rounded) })) };
}

/** Returns the origin of a document and the positions of its titles, so that it can be found again. */
function sourceOf({ id, publisher, source, isRoundup, titles, starts }: Annotated) {
  const hashes = (titles.length > 0 ? titles : starts).map((title) =>
    createHash('sha256').update(normalised(title)).digest('hex').slice(0, 12),
  );
  return { id, publisher, source, kind: isRoundup ? 'roundup' : 'article', titles: hashes };
}
