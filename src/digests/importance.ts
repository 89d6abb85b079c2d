import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SourceTier } from '../sources/source.ts';

/** One story that tells an event, as far as its importance is read from it. */
export interface Telling {
  readonly column: string;
  readonly tier: SourceTier;
  /** Its place in its edition, 0 for the first of `of` stories; undefined for a plain article. */
  readonly place?: { readonly position: number; readonly of: number };
  /** Whether its edition's headline names it. */
  readonly isHeadline: boolean;
  readonly storedAt: Date;
}

/** An event that a digest may show: the stories that tell it, and how many of the channel's keywords they hold. */
export interface EventTold {
  readonly tellings: readonly Telling[];
  readonly keywords: { readonly held: number; readonly of: number };
}

/** What an event's importance is a weighted sum of; each is a number from 0 to 1. */
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

/** One of those features. */
export type ImportanceFeature = (typeof IMPORTANCE_FEATURES)[number];

/** The features of an event. */
export type ImportanceFeatures = Readonly<Record<ImportanceFeature, number>>;

/** What each feature weighs. */
export type ImportanceWeights = Readonly<Record<ImportanceFeature, number>>;

/** From when to when the stories of a digest came in. */
export interface ImportanceFrame {
  readonly from: Date;
  readonly to: Date;
}

/** So many columns telling one event are as much as can be. */
const MOST_COLUMNS = 8;

/** The features of an event among the others of its digest. */
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

/** The weighted sum of an event's features; higher is more important. */
export function importanceOf(features: ImportanceFeatures, weights: ImportanceWeights): number {
  return IMPORTANCE_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], 0);
}

/** Half for one, and ever less for each one more. */
function saturated(count: number): number {
  return count / (count + 1);
}

/** Where an instant lies in the frame, 0 for its start and 1 for its end; the middle where all came at once. */
function within(time: number, { from, to }: ImportanceFrame): number {
  const span = to.getTime() - from.getTime();
  return span <= 0 ? 0.5 : Math.min(1, Math.max(0, (time - from.getTime()) / span));
}

const weightsSchema = z.object({
  weights: z.record(z.enum(IMPORTANCE_FEATURES), z.object({ weight: z.number(), why: z.string() })),
});

let shipped: ImportanceWeights | undefined;

/** The weights that ship with the program: data/importance.yaml, fitted by `npm run fit -- importance`. */
export function shippedImportance(): ImportanceWeights {
  shipped ??= readImportance(readFileSync(new URL('../../data/importance.yaml', import.meta.url), 'utf8'));
  return shipped;
}

/** Reads a table of weights; throws for one that lacks a feature. */
export function readImportance(yaml: string): ImportanceWeights {
  const { weights } = weightsSchema.parse(parse(yaml));
  const entries = IMPORTANCE_FEATURES.map((name) => [name, weights[name].weight] as const);
  return Object.fromEntries(entries) as ImportanceWeights;
}
