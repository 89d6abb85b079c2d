import type { Masthead } from '../masthead/masthead.ts';
import { type Candidates, findCandidates, stylesOf } from './candidates/candidates.ts';
import { contextFeatures } from './candidates/contextFeatures.ts';
import { lineFeatures } from './candidates/lineFeatures.ts';
import type { TitleStyle } from './candidates/titleStyles.ts';
import { layoutFeatures } from './features/layoutFeatures.ts';
import { gateFeatures } from './gate/gateFeatures.ts';
import type { Layout } from './layout.ts';
import { type CompiledTrees, probabilityOf, scoreTrees } from './models/trees.ts';
import { readerWeights } from './models/weights.ts';
import { withEmptySections, withoutToldTexts } from './proposals/amendLayout.ts';
import { sureLayout } from './proposals/announcedLayouts.ts';
import { withoutCountedParts } from './proposals/countedParts.ts';
import { proposeLayouts } from './proposals/propose.ts';

/** A layout that was considered, with its score: how likely it is the best of its document's, from 0 to 1. */
export interface ConsideredLayout {
  readonly layout: Layout;
  readonly score: number;
  /** The F1 that its titles' probabilities promise, from 0 to 1. */
  readonly promised: number;
  /** What it was weighed by; see layoutFeatures.ts. */
  readonly row: Uint8Array;
}

/** How a document is best taken apart, and whether it is a roundup at all. */
export interface LayoutChoice {
  /** The best first; none where no line could be a title. */
  readonly considered: readonly ConsideredLayout[];
  /** The names of the numbers in their rows. */
  readonly names: readonly string[];
  /** By how much the best layout leads before the next. */
  readonly margin: number;
  /** The F1 that the best layout's titles promise, from 0 to 1. */
  readonly promised: number;
  /** How likely the document is a roundup rather than an article with parts. */
  readonly roundup: number;
  /** The most telling style of each line that could be a title. */
  readonly styles: ReadonlyMap<number, TitleStyle>;
}

/** Weighs all plausible layouts of a document by fitted weights. */
export function chooseLayout(masthead: Masthead): LayoutChoice {
  const candidates = findCandidates(masthead);
  const styles = stylesOf(candidates);
  const lines = lineFeatures(candidates);
  const probability = titleProbabilities(candidates, lines.rows);
  const layouts = proposeLayouts(candidates, probability);
  const { names, rows, expected } = layoutFeatures({ candidates, lines, probability }, layouts);
  const scores = sharesOf(rows.map((row, i) => layoutScore(row, expected[i] ?? 0)));
  const considered = layouts
    .map((layout, i) => ({
      layout,
      row: rows[i] ?? new Uint8Array(),
      promised: expected[i] ?? 0,
      score: scores[i] ?? 0,
    }))
    .sort((a, b) => b.score - a.score);
  const [first, next] = considered;
  const chosen =
    first && (sureOf(candidates, first, considered) ?? sameCutAtColons(first, considered) ?? first);
  const best = chosen && {
    ...chosen,
    layout: withEmptySections(
      withoutCountedParts(withoutToldTexts(chosen.layout, candidates), candidates),
      candidates,
      probability,
    ),
  };
  if (!best) return { considered, names, margin: 0, promised: 0, roundup: 0, styles };
  const gate = gateFeatures(masthead, best.layout, best);
  const roundup = averageOf(readerWeights().gate, (trees) => probabilityOf(scoreTrees(trees, gate)));
  return {
    considered: [best, ...considered.filter(({ layout }) => layout !== chosen.layout)],
    names,
    margin: first && next ? first.score - next.score : 1,
    promised: best.promised,
    roundup,
    styles,
  };
}

/** The layout that is sure by a list or by brackets, weighed as the best is: no model knows better. */
function sureOf(
  candidates: Candidates,
  { score }: ConsideredLayout,
  considered: readonly ConsideredLayout[],
): ConsideredLayout | undefined {
  const sure = sureLayout(candidates);
  const found = sure && considered.find(({ layout: { titles } }) => haveSameKeys(titles, sure.titles));
  return found && { ...found, score };
}

function haveSameKeys(a: ReadonlyMap<number, unknown>, b: ReadonlyMap<number, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

/** A layout that cuts the same lines at their colons is preferred where it is at least so likely beside the best. */
const ABOUT_ALIKE = 0.75;

/**
 * Of two layouts of the same lines that are weighed about alike, the one that cuts them at their colons: it leaves each
 * story a text beside its title.
 */
function sameCutAtColons(
  { layout: { titles }, score }: ConsideredLayout,
  considered: readonly ConsideredLayout[],
): ConsideredLayout | undefined {
  if ([...titles.values()].includes('colon line')) return undefined;
  return considered.find(
    (other) =>
      other.score >= ABOUT_ALIKE * score &&
      other.layout.titles.size === titles.size &&
      [...other.layout.titles].every(([line, style]) => titles.has(line) && style === 'colon line'),
  );
}

/** The softmax of some scores. */
export function sharesOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** The score of a layout before the others of its document: by the F1 that its lines' probabilities promise, and what the models know better. */
function layoutScore(row: Uint8Array, expected: number): number {
  return averageOf(readerWeights().layout, (trees) => scoreTrees(trees, row)) + promisedScore(expected);
}

const PROMISE_WEIGHT = 5;

/** What the F1 that a layout promises, from 0 to 1, counts in its score; the models are fitted beside it. */
export function promisedScore(expected: number): number {
  return PROMISE_WEIGHT * expected;
}

function averageOf(models: readonly CompiledTrees[], say: (trees: CompiledTrees) => number): number {
  return models.reduce((sum, trees) => sum + say(trees), 0) / models.length;
}

/** How likely each candidate is a title: by its own features, then once more beside what was said of its neighbours. */
function titleProbabilities(candidates: Candidates, rows: readonly Uint8Array[]): Float64Array {
  const first = Float64Array.from(rows, (row) => probabilityOf(scoreTrees(readerWeights().line, row)));
  return Float64Array.from(contextFeatures(candidates, rows, first), (row) =>
    probabilityOf(scoreTrees(readerWeights().context, row)),
  );
}
