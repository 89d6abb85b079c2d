import type { LayoutChoice } from './choose.ts';

/** Ranking of a document's layouts, for explanations; plain data that can be sent between threads and to pages. */
export interface Weighing {
  /** Probability that the document is a roundup, not an article, from 0 to 1. */
  readonly roundup: number;
  /** Difference between the scores of the best layout and the next. */
  readonly margin: number;
  /** Layouts, the best first. */
  readonly layouts: readonly WeighedLayout[];
}

/** Ranked layout: its origin, the number of its titles, and their expected F1. */
export interface WeighedLayout {
  readonly origin: string;
  readonly titles: number;
  readonly score: number;
  /** Features that a person can judge, from 0 to 100. */
  readonly features: readonly (readonly [name: string, value: number])[];
}

/** Most layouts that are shown; later ones say little. */
const MOST_LAYOUTS = 8;
const TELLING = [
  'count',
  'expected',
  'meanP',
  'cover',
  'median',
  'variation',
  'empty',
  'told',
  'distinct',
  'agreement',
];

/** Returns the best layouts of a choice, with the features that distinguish them. */
export function weighingOf({ roundup, considered, margin, names }: LayoutChoice): Weighing {
  const layouts = considered.slice(0, MOST_LAYOUTS).map(({ layout, score, row }) => ({
    origin: layout.origin,
    titles: layout.titles.size,
    score,
    features: TELLING.map((name) => [name, row[names.indexOf(name)] ?? 0] as const),
  }));
  return { roundup, margin, layouts };
}
