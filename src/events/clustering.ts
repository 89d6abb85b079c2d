import type { StoryId } from '../editions/edition.ts';
import { EVENT_DAYS, vetoBetween } from './constraints.ts';
import { COMPATIBLE, evidenceBetween, SAME_EVENT, scoreOf } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { byLead } from './representative.ts';

/** Two stories of the same event by their own evidence, and the score. */
export interface SamePair {
  readonly one: StoryId;
  readonly other: StoryId;
  readonly score: number;
}

/** Stories of one event, the lead first. */
export type Event = readonly StoryFeatures[];

/** Returns the pair if its score shows the same event, else undefined. */
export function samePair(one: StoryFeatures, other: StoryFeatures): SamePair | undefined {
  if (vetoBetween(one, other) !== undefined) return undefined;
  const score = scoreOf(evidenceBetween(one, other));
  return score >= SAME_EVENT ? pairOf(one.id, other.id, score) : undefined;
}

/** Returns a pair with the smaller id first. */
export function pairOf(one: StoryId, other: StoryId, score: number): SamePair {
  return one < other ? { one, other, score } : { one: other, other: one, score };
}

/** Number of other issues in a week in which a column repeats something that is no news. */
const REPEATS = 2;
/** Score of a pair that is a repetition within a column and no evidence for an event. */
export const REPEATED = 0;

/** Whether two stories are an item that a column repeats: a notice, an advertisement, a daily figure. */
export function areRepeated(one: StoryFeatures, other: StoryFeatures): boolean {
  const days = Math.abs(one.dayNumber - other.dayNumber);
  return one.column === other.column && days <= EVENT_DAYS && one.titleKey === other.titleKey;
}

/**
 * Whether a story with these pairs is an item that its column keeps repeating. It belongs to no event; otherwise two
 * columns with the same advertisement would connect all their days.
 */
export function isRecurring(pairs: readonly { readonly score: number }[]): boolean {
  return pairs.filter(({ score }) => score === REPEATED).length >= REPEATS;
}

/**
 * Clusters stories into events, given all pairs of the same event; single stories are in none. The surest pair is
 * joined first, and two groups join only if every story of one is compatible with every story of the other. The result
 * does not depend on the order of arrival. Groups without a connecting pair never meet, so each connected component can
 * be clustered by itself.
 */
export function formEvents(stories: readonly StoryFeatures[], pairs: readonly SamePair[]): readonly Event[] {
  const groups = new Map(stories.map((story) => [story.id, [story]]));
  for (const { one, other } of [...pairs].sort(surestFirst)) {
    const [left, right] = [groups.get(one), groups.get(other)];
    if (!left || !right || left === right || !areAllCompatible(left, right)) continue;
    const joined = [...left, ...right];
    for (const story of joined) groups.set(story.id, joined);
  }
  return [...new Set(groups.values())]
    .filter((group) => group.length > 1)
    .map((group) => [...group].sort(byLead));
}

function surestFirst(a: SamePair, b: SamePair): number {
  return b.score - a.score || compareIds(a.one, b.one) || compareIds(a.other, b.other);
}

function compareIds(a: StoryId, b: StoryId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function areAllCompatible(left: readonly StoryFeatures[], right: readonly StoryFeatures[]): boolean {
  return left.every((one) => right.every((other) => areCompatible(one, other)));
}

function areCompatible(one: StoryFeatures, other: StoryFeatures): boolean {
  return vetoBetween(one, other) === undefined && scoreOf(evidenceBetween(one, other)) >= COMPATIBLE;
}
