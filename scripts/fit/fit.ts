import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { contextFeatures } from '../../src/editions/layouts/candidates/contextFeatures.ts';
import { layoutFeatures } from '../../src/editions/layouts/features/layoutFeatures.ts';
import { gateFeatures, isStatedRoundup } from '../../src/editions/layouts/gate/gateFeatures.ts';
import type { Layout } from '../../src/editions/layouts/layout.ts';
import {
  type BoostedTrees,
  compileTrees,
  probabilityOf,
  scoreTrees,
} from '../../src/editions/layouts/models/trees.ts';
import { proposeLayouts } from '../../src/editions/layouts/proposals/propose.ts';
import { type Annotated, normalised, readAnnotated } from './annotated.ts';
import { crossValidate, type DocumentNumbers, type Numbers, PARTS } from './crossValidate.ts';
import type { Score } from './labels.ts';
import {
  CONTEXT_OPTIONS,
  fitGate,
  fitLayouts,
  highest,
  LINE_OPTIONS,
  partsOf,
  rankLayouts,
  TrainingSet,
} from './models.ts';
import { type Sample, samplesOf, scoreAnnounced, scoreLayout } from './samples.ts';

/**
 * `npm run fit -- reading FOLDER…`: fits the reader's weights to annotated documents, writes them and the numbers that
 * they are based on, and prints the cross-validated figures as one JSON object.
 */
const WEIGHTS = 'src/editions/layouts/models/weights.json';
const NUMBERS = 'test/editions/annotated/numbers.json.gz';
const SOURCES = 'test/editions/annotated/documents.json';

const started = performance.now();
function say(text: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s  ${text}\n`);
}

const documents = process.argv.slice(2).flatMap(readAnnotated);
const samples = documents.flatMap(samplesOf);
const part = partsOf(
  documents.map(({ publisher }) => publisher),
  PARTS,
);
say(`${documents.length} documents, ${samples.length} samples`);

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
  return set.fit(options);
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
  readonly layouts: readonly Layout[];
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  readonly scores: readonly Score[];
}

const NONE: Score = { hits: 0, wanted: 0, told: 0, leaks: 0 };

function propose(sample: Sample): Proposed {
  const { candidates, lines, document } = sample;
  const probability = second.get(sample) ?? new Float64Array();
  const layouts = proposeLayouts(candidates, probability);
  const { names, rows } = layoutFeatures({ candidates, lines, probability }, layouts);
  const scores = layouts.map((layout) => (document.isRoundup ? scoreLayout(sample, layout) : NONE));
  return { sample, layouts, names, rows, scores };
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

/** Returns the gate's row of each document, for the layout chosen by models fitted without its publisher. */
function gateRows(): Map<Sample, Uint8Array> {
  const rows = new Map<Sample, Uint8Array>();
  for (let p = 0; p < PARTS; p++) {
    const models = fitLayouts(
      forLayouts.filter(({ publisher }) => part(publisher) !== p),
      expected,
    );
    for (const each of proposed) {
      const { document, candidates } = each.sample;
      if (part(document.publisher) !== p) continue;
      const scores = rankLayouts(models, each.rows, expected);
      const best = highest(scores);
      const [layout, row] = [each.layouts[best], each.rows[best]];
      if (layout && row)
        rows.set(each.sample, gateFeatures(candidates.masthead, layout, { row, score: scores[best] ?? 0 }));
    }
  }
  return rows;
}

const gates = gateRows();
say('gate');

function numbersOf({ sample, rows, scores }: Proposed): DocumentNumbers {
  const announced = sample.document.isRoundup ? scoreAnnounced(sample) : undefined;
  return {
    id: sample.document.id,
    publisher: sample.document.publisher,
    isRoundup: sample.document.isRoundup,
    weight: sample.document.weight,
    wanted: sample.document.titles.length || sample.document.starts.length,
    rows: rows.map((row) => [...row]),
    scores: scores.map(({ hits, wanted, told, leaks }) => [hits, wanted, told, leaks]),
    announced: announced ? [announced.hits, announced.wanted, announced.told, announced.leaks] : null,
    gate: [...(gates.get(sample) ?? [])],
    isHeaded: isStatedRoundup(sample.candidates.masthead),
  };
}

const numbers: Numbers = { expected, documents: proposed.map(numbersOf) };
const figures = crossValidate(numbers);

const line = fitLines(samples, ({ lines }) => lines.rows, LINE_OPTIONS);
const context = fitLines(samples, contextRows, CONTEXT_OPTIONS);
const layout = fitLayouts(forLayouts, expected);
const gate = fitGate(
  proposed.flatMap(({ sample }) => {
    const row = gates.get(sample);
    const { isRoundup, weight } = sample.document;
    return row && !(isRoundup && scoreAnnounced(sample)) ? [{ row, isRoundup, weight }] : [];
  }),
);
writeFileSync(
  WEIGHTS,
  `${JSON.stringify({ line: short(line), context: short(context), layout: layout.map(short), gate: gate.map(short) })}\n`,
);
writeFileSync(NUMBERS, gzipSync(JSON.stringify(numbers), { level: 9 }));
writeFileSync(SOURCES, `${JSON.stringify(documents.map(sourceOf), null, 1)}\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);

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
