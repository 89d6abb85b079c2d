import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  IMPORTANCE_FEATURES,
  type ImportanceFeatures,
  type ImportanceWeights,
  importanceOf,
} from '../../../src/digests/importance.ts';

/** Event of a judged day: its features, and its grade from 0 (not for a digest) to 3 (leads the day). */
export interface JudgedEvent {
  readonly features: ImportanceFeatures;
  readonly grade: number;
}

/** Day whose events were judged by their titles alone, without the columns that reported them. */
export interface JudgedDay {
  readonly day: string;
  readonly events: readonly JudgedEvent[];
}

const fileSchema = z.object({
  features: z.array(z.enum(IMPORTANCE_FEATURES)),
  days: z.array(z.object({ day: z.string(), events: z.array(z.array(z.number())) })),
});

/**
 * Reads a file of judged days: one row for each event, its grade and then its features in the order named by the file.
 */
export function readJudgedDays(file: URL | string): readonly JudgedDay[] {
  const { features, days } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return days.map(({ day, events }) => ({
    day,
    events: events.map(([grade = 0, ...values]) => {
      const byName = new Map(features.map((name, index) => [name, values[index] ?? 0] as const));
      return { grade, features: everyFeature((name) => byName.get(name) ?? 0) };
    }),
  }));
}

/** Returns a table with a number for each feature. */
export function everyFeature(
  numberOf: (name: (typeof IMPORTANCE_FEATURES)[number]) => number,
): ImportanceWeights {
  return {
    columns: numberOf('columns'),
    roundups: numberOf('roundups'),
    news: numberOf('news'),
    community: numberOf('community'),
    early: numberOf('early'),
    recent: numberOf('recent'),
    place: numberOf('place'),
    headline: numberOf('headline'),
    keywords: numberOf('keywords'),
  };
}

/** Number of a digest's items that nDCG counts. */
const SHOWN = 10;

/** Returns nDCG@10 of a day's events ordered by a score; events of equal score count as in a random order. */
export function gainOf({ events }: JudgedDay, score: (features: ImportanceFeatures) => number): number {
  const scored = events.map((event) => ({ ...event, score: score(event.features) }));
  const groups = [...Map.groupBy(scored, (event) => event.score)].toSorted(([one], [other]) => other - one);
  // Places of equal scores get the mean of their gains.
  const gains = groups.flatMap(([, tied]) => {
    const mean = tied.reduce((sum, { grade }) => sum + gain(grade), 0) / tied.length;
    return tied.map(() => mean);
  });
  const best = events.map(({ grade }) => gain(grade)).toSorted((one, other) => other - one);
  return discounted(gains) / discounted(best);
}

/** Returns the mean nDCG@10 of the days for given weights. */
export function meanGain(days: readonly JudgedDay[], weights: ImportanceWeights): number {
  return days.reduce((sum, day) => sum + gainOf(day, (f) => importanceOf(f, weights)), 0) / days.length;
}

function gain(grade: number): number {
  return 2 ** grade - 1;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, SHOWN).reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0);
}
