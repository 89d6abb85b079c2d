import type { LayoutChoice } from './choose.ts';

/** How the layouts of a document were weighed, for people who ask; plain data that threads and pages hand on. */
export interface Weighing {
  /** How likely the document is a roundup rather than an article, from 0 to 1. */
  readonly roundup: number;
  /** By how much the best layout leads before the next. */
  readonly margin: number;
  /** The best first. */
  readonly layouts: readonly WeighedLayout[];
}

/** One way to take a document apart: what it was found by, its titles' number, about the F1 that they will have. */
export interface WeighedLayout {
  readonly origin: string;
  readonly titles: number;
  readonly score: number;
  /** The features that a person can judge, from 0 to 100. */
  readonly features: readonly (readonly [name: string, value: number])[];
}

/** Layouts after the first ones say little. */
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

/** The best layouts of a choice, with what tells them apart. */
export function weighingOf({ roundup, considered, margin, names }: LayoutChoice): Weighing {
  const layouts = considered.slice(0, MOST_LAYOUTS).map(({ layout, score, row }) => ({
    origin: layout.origin,
    titles: layout.titles.size,
    score,
    features: TELLING.map((name) => [name, row[names.indexOf(name)] ?? 0] as const),
  }));
  return { roundup, margin, layouts };
}
