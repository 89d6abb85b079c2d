import type { Masthead } from '../masthead.ts';
import type { Outline } from '../outline.ts';
import { sectionsOf } from '../sections.ts';
import { gateFeatures } from './gateFeatures.ts';
import { layoutFeatures } from './layoutFeatures.ts';
import { contextFeatures, lineFeatures, type Styled, styleLines } from './lineFeatures.ts';
import { type Layout, proposeLayouts } from './propose.ts';
import { type TitleStyle, titleStylesOf } from './titleStyles.ts';
import { probabilityOf, scoreTrees } from './trees.ts';
import { WEIGHTS } from './weights.ts';

/** A layout that was considered, with its score: about the F1 that its titles will have, from 0 to 1. */
export interface ConsideredLayout {
  readonly layout: Layout;
  readonly score: number;
  readonly features: Readonly<Record<string, number>>;
}

/** How a document is best taken apart, and whether it is a roundup at all. */
export interface LayoutChoice {
  /** The best first. */
  readonly considered: readonly ConsideredLayout[];
  /** How likely each line with a title style is a title, by its index. */
  readonly probabilities: ReadonlyMap<number, number>;
  /** By how much the best layout leads before the next that differs. */
  readonly margin: number;
  /** How likely the document is a roundup rather than an article with parts. */
  readonly roundup: number;
}

/** Weighs all plausible layouts of a document by fitted weights. */
export function chooseLayout(masthead: Masthead): LayoutChoice {
  const styled = styleLines(masthead);
  const rows = lineFeatures(styled);
  const probability = titleProbabilities(styled, rows);
  const layouts = proposeLayouts(styled, probability);
  const features = layoutFeatures(styled, probability, rows, layouts);
  const considered = layouts
    .map((layout, i) => ({ layout, features: features[i] ?? {}, score: layoutScore(features[i] ?? {}) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = considered;
  const probabilities = new Map(styled.candidates.map(({ line }, c) => [line.index, probability[c] ?? 0]));
  if (!best) return { considered, probabilities, margin: 0, roundup: 0 };
  const gate = gateFeatures(masthead, best.layout, { ...best.features, score: scaled(best.score) });
  return {
    considered,
    probabilities,
    margin: next ? best.score - next.score : 1,
    roundup: gateProbability(gate),
  };
}

/** The score of a layout: the F1 that its lines' probabilities promise, corrected by what the layout is like. */
export function layoutScore(features: Readonly<Record<string, number>>): number {
  return scoreTrees(WEIGHTS.layout, Object.values(features)) + (features.expected ?? 0) / 100;
}

/** A score from 0 to 1 as a feature. */
export function scaled(score: number): number {
  return Math.round(100 * Math.max(0, Math.min(1, score)));
}

function gateProbability(features: Readonly<Record<string, number>>): number {
  const row = Object.values(features);
  const sum = WEIGHTS.gate.reduce((total, trees) => total + probabilityOf(scoreTrees(trees, row)), 0);
  return sum / WEIGHTS.gate.length;
}

/** How likely each candidate is a title: by its own features, then once more beside what was said of its neighbours. */
function titleProbabilities(styled: Styled, rows: readonly Record<string, number>[]): Float64Array {
  const own = rows.map((row) => Object.values(row));
  const first = Float64Array.from(own, (row) => probabilityOf(scoreTrees(WEIGHTS.line, row)));
  const context = contextFeatures(styled, first);
  return Float64Array.from(own, (row, c) =>
    probabilityOf(scoreTrees(WEIGHTS.context, [...row, ...Object.values(context[c] ?? {})])),
  );
}

/** The outline of a layout: its titles, and the sections above them. */
export function layoutOutline(
  { lines, taken, announced, glance, start }: Masthead,
  { titles: chosen }: Layout,
): Outline {
  const styles = new Map<number, TitleStyle>();
  for (const line of lines) {
    const [style] = line.index < start || taken.has(line.index) ? [] : titleStylesOf(line);
    if (style !== undefined) styles.set(line.index, style);
  }
  const titles = new Map(chosen);
  const certain = new Set(titles.keys());
  const sections = sectionsOf({ lines, taken, styles, certain, titles, glance });
  for (const section of sections) titles.delete(section);
  return { titles, sections, announced, certain, isComplete: false };
}
