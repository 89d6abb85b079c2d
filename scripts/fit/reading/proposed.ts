import { amendedLayout } from '../../../src/editions/layouts/amendments/amendedLayout.ts';
import { layoutFeatures } from '../../../src/editions/layouts/features/layoutFeatures.ts';
import { gateFeatures } from '../../../src/editions/layouts/gate/gateFeatures.ts';
import { isArticleByItself, isRoundupByItself } from '../../../src/editions/layouts/gate/statedKind.ts';
import type { Layout } from '../../../src/editions/layouts/layout.ts';
import type { BoostedTrees } from '../../../src/editions/layouts/models/trees.ts';
import {
  type Preferences,
  preferencesOf,
  preferredLayout,
} from '../../../src/editions/layouts/preferences.ts';
import { proposeLayouts } from '../../../src/editions/layouts/proposals/propose.ts';
import type { Score } from './labels.ts';
import { fitLayouts, layoutDocuments, rankLayouts } from './layoutModels.ts';
import type { DocumentNumbers, Numbers, ScoreNumbers } from './numbers.ts';
import { PARTS } from './parts.ts';
import { type SampledDocument, scoreAnnounced, scoreLayout } from './samples.ts';

/** Layouts that are proposed for a document, with their features and the scores of the stories that they tell. */
export interface Proposed {
  readonly sample: SampledDocument;
  /** Layouts as they are read. */
  readonly layouts: readonly Layout[];
  readonly preferences: Preferences;
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  readonly scores: readonly Score[];
}

const NONE: Score = { hits: 0, wanted: 0, told: 0, leaks: 0 };

/** Proposes the layouts of a document by its lines' probabilities, and scores each as the reader reads it. */
export function proposeFor(sample: SampledDocument, probability: Float64Array): Proposed {
  const { candidates, lines, document } = sample;
  const proposals = proposeLayouts(candidates, probability);
  const { names, rows } = layoutFeatures({ candidates, lines, probability }, proposals);
  const layouts = proposals.map((layout) => amendedLayout(layout, candidates, probability));
  const scores = layouts.map((layout) => (document.isRoundup ? scoreLayout(sample, layout) : NONE));
  return { sample, layouts, preferences: preferencesOf(candidates, proposals), names, rows, scores };
}

/** Returns the numbers of all documents; the gate's features are those of the layout chosen without the publisher. */
export function documentsAsNumbers(
  proposed: readonly Proposed[],
  part: (publisher: string) => number,
): Numbers {
  const expected = (proposed.find(({ names }) => names.length > 0)?.names ?? []).indexOf('expected');
  const ranked = proposed
    .filter(({ sample }) => sample.document.isRoundup)
    .map(({ sample: { document }, rows, scores }) => ({ ...document, rows, scores }));
  const gates = new Map<SampledDocument, GateInput>();
  for (let p = 0; p < PARTS; p++) {
    const others = ranked.filter(({ publisher }) => part(publisher) !== p);
    const models = fitLayouts(others, expected);
    for (const each of proposed)
      if (part(each.sample.document.publisher) === p) putGateInput(gates, each, models, expected);
  }
  return { expected, documents: proposed.map((each) => documentNumbers(each, gates.get(each.sample))) };
}

/** Returns some numbers with those of further documents, whose layouts are ranked by models of the former. */
export function withDocuments(numbers: Numbers, proposed: readonly Proposed[]): Numbers {
  const models = fitLayouts(layoutDocuments(numbers), numbers.expected);
  const gates = new Map<SampledDocument, GateInput>();
  for (const each of proposed) putGateInput(gates, each, models, numbers.expected);
  const added = proposed.map((each) => documentNumbers(each, gates.get(each.sample)));
  return { ...numbers, documents: [...numbers.documents, ...added] };
}

/** Input of the gate for a document. */
interface GateInput {
  readonly row: Uint8Array;
  readonly stated: DocumentNumbers['stated'];
}

/** Puts down the input of the gate for the layout that some models prefer, if the document has any layout. */
function putGateInput(
  inputs: Map<SampledDocument, GateInput>,
  { sample, layouts, rows, preferences }: Proposed,
  models: readonly BoostedTrees[],
  expected: number,
): void {
  const { place, score } = preferredLayout(rankLayouts(models, rows, expected), preferences);
  const [layout, row] = [layouts[place], rows[place]];
  if (!layout || !row) return;
  const { masthead } = sample.candidates;
  const stated = isArticleByItself(masthead, layout)
    ? 'article'
    : isRoundupByItself(masthead, layout)
      ? 'roundup'
      : null;
  inputs.set(sample, { row: gateFeatures(masthead, layout, { row, score }), stated });
}

function documentNumbers(
  { sample, preferences, rows, scores }: Proposed,
  gate: GateInput | undefined,
): DocumentNumbers {
  const { id, publisher, isRoundup, weight, titles, starts } = sample.document;
  const announced = isRoundup ? scoreAnnounced(sample) : undefined;
  return {
    id,
    publisher,
    isRoundup,
    weight,
    wanted: titles.length || starts.length,
    rows: rows.map((row) => [...row]),
    scores: scores.map(scoreNumbers),
    sure: preferences.sure,
    colonTwins: rows.map((_, place) => preferences.colonTwinOf(place)),
    announced: announced ? scoreNumbers(announced) : null,
    gate: [...(gate?.row ?? [])],
    stated: gate?.stated ?? null,
  };
}

function scoreNumbers({ hits, wanted, told, leaks }: Score): ScoreNumbers {
  return [hits, wanted, told, leaks];
}
