import type { Masthead } from '../masthead/masthead.ts';
import { amendedLayout } from './amendments/amendedLayout.ts';
import { type Candidates, findCandidates, stylesOf } from './candidates/candidates.ts';
import { contextFeatures } from './candidates/contextFeatures.ts';
import { lineFeatures } from './candidates/lineFeatures.ts';
import type { TitleStyle } from './candidates/titleStyles.ts';
import { layoutFeatures } from './features/layoutFeatures.ts';
import { gateFeatures } from './gate/gateFeatures.ts';
import { isArticleByItself, isRoundupByItself } from './gate/statedKind.ts';
import type { Layout } from './layout.ts';
import { type CompiledTrees, probabilityOf, scoreTrees } from './models/trees.ts';
import { readerWeights } from './models/weights.ts';
import { preferencesOf, preferredLayout } from './preferences.ts';
import { proposeLayouts } from './proposals/propose.ts';

/** Considered layout with its score: the probability of being the best of its document, from 0 to 1. */
export interface ConsideredLayout {
  readonly layout: Layout;
  readonly score: number;
  /** F1 expected from its titles' probabilities, from 0 to 1. */
  readonly promised: number;
  /** Its features; see layoutFeatures.ts. */
  readonly row: Uint8Array;
}

/** Best layouts of a document, and the probability that it is a roundup. */
export interface LayoutChoice {
  /** Layouts, the best first; empty if no line could be a title. */
  readonly considered: readonly ConsideredLayout[];
  /** Names of the numbers in their rows. */
  readonly names: readonly string[];
  /** Difference between the scores of the best layout and the next. */
  readonly margin: number;
  /** F1 expected from the best layout's titles, from 0 to 1. */
  readonly promised: number;
  /** Probability that the document is a roundup, not an article with parts. */
  readonly roundup: number;
  /** Most distinctive style of each line that could be a title. */
  readonly styles: ReadonlyMap<number, TitleStyle>;
}

/** Ranks all plausible layouts of a document with the fitted models. */
export function chooseLayout(masthead: Masthead): LayoutChoice {
  const candidates = findCandidates(masthead);
  const styles = stylesOf(candidates);
  const lines = lineFeatures(candidates);
  const probability = titleProbabilities(candidates, lines.rows);
  const layouts = proposeLayouts(candidates, probability);
  const { names, rows, expected } = layoutFeatures({ candidates, lines, probability }, layouts);
  const scores = sharesOf(rows.map((row, i) => layoutScore(row, expected[i] ?? 0)));
  const ranked = layouts.map((layout, i) => ({
    layout,
    row: rows[i] ?? new Uint8Array(),
    promised: expected[i] ?? 0,
    score: scores[i] ?? 0,
  }));
  const considered = ranked.toSorted((a, b) => b.score - a.score);
  const [first, next] = considered;
  const { place, score } = preferredLayout(scores, preferencesOf(candidates, layouts));
  const chosen = ranked[place];
  const best = chosen && { ...chosen, score, layout: amendedLayout(chosen.layout, candidates, probability) };
  if (!best) return { considered, names, margin: 0, promised: 0, roundup: 0, styles };
  return {
    considered: [best, ...considered.filter(({ layout }) => layout !== chosen.layout)],
    names,
    margin: first && next ? first.score - next.score : 1,
    promised: best.promised,
    roundup: roundupProbability(masthead, best),
    styles,
  };
}

/** Returns the probability that a document is a roundup: the gate's, unless the document itself says what it is. */
function roundupProbability(masthead: Masthead, best: ConsideredLayout): number {
  if (isArticleByItself(masthead, best.layout)) return 0;
  if (isRoundupByItself(masthead, best.layout)) return STATED_PROBABILITY;
  const gate = gateFeatures(masthead, best.layout, best);
  return averageOf(readerWeights().gate, (trees) => probabilityOf(scoreTrees(trees, gate)));
}

/**
 * Least probability with which a document is read as a roundup. Over four partitions of the annotated documents' publishers,
 * 5.8 of 264 roundups are lost at 0.45 and 7.3 at 0.5, while 5.5 of 384 articles are taken at both; at 0.4, 7.8 are.
 */
export const LEAST_ROUNDUP = 0.45;

/**
 * Probability of being a roundup if the document says that it is one, so that the gate need not be asked: of 610 annotated
 * articles and feed items none does, of 371 roundups 224 do. It is enough in a source of articles as well.
 */
const STATED_PROBABILITY = 0.95;

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

/** Returns the score for a layout's expected F1, from 0 to 1; the models are fitted in addition to it. */
export function promisedScore(expected: number): number {
  return PROMISE_WEIGHT * expected;
}

function averageOf(models: readonly CompiledTrees[], say: (trees: CompiledTrees) => number): number {
  return models.reduce((sum, trees) => sum + say(trees), 0) / models.length;
}

/**
 * Returns the probability of each candidate being a title: first from its own features, then from these and the
 * predictions for its neighbours.
 */
function titleProbabilities(candidates: Candidates, rows: readonly Uint8Array[]): Float64Array {
  const { line, context } = readerWeights();
  const first = probabilitiesOf(line, rows);
  return probabilitiesOf(context, contextFeatures(candidates, rows, first));
}

function probabilitiesOf(trees: CompiledTrees, rows: readonly Uint8Array[]): Float64Array {
  const probabilities = new Float64Array(rows.length);
  for (const [i, row] of rows.entries()) probabilities[i] = probabilityOf(scoreTrees(trees, row));
  return probabilities;
}
