import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SourceTier } from '../sources/source.ts';

/** A story of an event, with the facts used for its importance. */
export interface Telling {
  readonly column: string;
  readonly tier: SourceTier;
  /** Position in its edition, from 0, of `of` stories; undefined for a plain article. */
  readonly place?: { readonly position: number; readonly of: number };
  /** Whether its edition's headline names it. */
  readonly isHeadline: boolean;
  readonly storedAt: Date;
}

/** An event of a digest: its stories, and the number of the channel's keywords in them. */
export interface EventTold {
  readonly tellings: readonly Telling[];
  readonly keywords: { readonly held: number; readonly of: number };
}

/** Features whose weighted sum is an event's importance; each is between 0 and 1. */
export const IMPORTANCE_FEATURES = [
  'columns',
  'roundups',
  'news',
  'community',
  'early',
  'recent',
  'place',
  'headline',
  'keywords',
] as const;

/** Name of a feature. */
export type ImportanceFeature = (typeof IMPORTANCE_FEATURES)[number];

/** Features of an event. */
export type ImportanceFeatures = Readonly<Record<ImportanceFeature, number>>;

/** Weight of each feature. */
export type ImportanceWeights = Readonly<Record<ImportanceFeature, number>>;

/** Time span in which the stories of a digest came in. */
export interface ImportanceFrame {
  readonly from: Date;
  readonly to: Date;
}

/** Number of columns at which the feature reaches its maximum. */
const MOST_COLUMNS = 8;

/** Computes the features of an event among the others of its digest. */
export function importanceFeatures(event: EventTold, frame: ImportanceFrame): ImportanceFeatures {
  const { tellings, keywords } = event;
  const columnsOf = (tier?: SourceTier) =>
    new Set(tellings.filter((told) => tier === undefined || told.tier === tier).map(({ column }) => column))
      .size;
  const times = tellings.map(({ storedAt }) => storedAt.getTime());
  return {
    columns: Math.min(1, Math.log2(Math.max(1, columnsOf())) / Math.log2(MOST_COLUMNS)),
    roundups: saturated(columnsOf('roundup')),
    news: saturated(columnsOf('news')),
    community: saturated(columnsOf('community')),
    early: 1 - within(Math.min(...times), frame),
    recent: within(Math.max(...times), frame),
    place: Math.max(0, ...tellings.map(({ place }) => (place ? 1 - place.position / place.of : 0))),
    headline: tellings.some(({ isHeadline }) => isHeadline) ? 1 : 0,
    keywords: keywords.of === 0 ? 0 : keywords.held / keywords.of,
  };
}

/** Returns the weighted sum of an event's features; higher is more important. */
export function importanceOf(features: ImportanceFeatures, weights: ImportanceWeights): number {
  return IMPORTANCE_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], 0);
}

/** Saturates a count: one half for one, with smaller increments for each further one. */
function saturated(count: number): number {
  return count / (count + 1);
}

/** Returns the position of an instant in the span, 0 at its start and 1 at its end; 0.5 for an empty span. */
function within(time: number, { from, to }: ImportanceFrame): number {
  const span = to.getTime() - from.getTime();
  return span <= 0 ? 0.5 : Math.min(1, Math.max(0, (time - from.getTime()) / span));
}

const weightsSchema = z.object({
  weights: z.record(z.enum(IMPORTANCE_FEATURES), z.object({ weight: z.number(), why: z.string() })),
});

let shipped: ImportanceWeights | undefined;

/** Returns the weights of data/importance.yaml, fitted by `npm run fit -- importance`. */
export function shippedImportance(): ImportanceWeights {
  shipped ??= readImportance(readFileSync(new URL('../../data/importance.yaml', import.meta.url), 'utf8'));
  return shipped;
}

/** Parses a table of weights. Throws if a feature is missing. */
export function readImportance(yaml: string): ImportanceWeights {
  const { weights } = weightsSchema.parse(parse(yaml));
  const entries = IMPORTANCE_FEATURES.map((name) => [name, weights[name].weight] as const);
  return Object.fromEntries(entries) as ImportanceWeights;
}
