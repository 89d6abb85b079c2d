import type { StoryId } from '../editions/edition.ts';
import { EVENT_DAYS, vetoBetween } from './constraints.ts';
import { COMPATIBLE, evidenceBetween, SAME_EVENT, scoreOf } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { byLead } from './representative.ts';

/** Two stories that tell the same happening by themselves, and how sure that is. */
export interface SamePair {
  readonly one: StoryId;
  readonly other: StoryId;
  readonly score: number;
}

/** Stories that tell one happening, the leading one first. */
export type Event = readonly StoryFeatures[];

/** The pair's score where the two tell the same happening, else undefined. */
export function samePair(one: StoryFeatures, other: StoryFeatures): SamePair | undefined {
  if (vetoBetween(one, other) !== undefined) return undefined;
  const score = scoreOf(evidenceBetween(one, other));
  return score >= SAME_EVENT ? pairOf(one.id, other.id, score) : undefined;
}

/** A pair, the smaller id first. */
export function pairOf(one: StoryId, other: StoryId, score: number): SamePair {
  return one < other ? { one, other, score } : { one: other, other: one, score };
}

/** How often a column must have told something in other issues of the week for it to be no news. */
const REPEATS = 2;
/** The score of a pair that is no evidence for one event but a repetition within a column. */
export const REPEATED = 0;

/** Whether two stories are one item that a column repeats: a notice, an advertisement, a daily figure. */
export function areRepeated(one: StoryFeatures, other: StoryFeatures): boolean {
  const days = Math.abs(one.dayNumber - other.dayNumber);
  return one.column === other.column && days <= EVENT_DAYS && one.titleKey === other.titleKey;
}

/**
 * Whether a story with these pairs is an item that its column keeps repeating. It is no happening, and belongs to no
 * event; else two columns with one advertisement would tie all their days together.
 */
export function isRecurring(pairs: readonly { readonly score: number }[]): boolean {
  return pairs.filter(({ score }) => score === REPEATED).length >= REPEATS;
}

/**
 * The events among stories, given every pair of them that tells the same happening; stories alone are in none.
 * The surest pair is joined first, and two groups join only where any story of the one is compatible with any of the
 * other. Both depend on nothing but the stories, so the order in which they arrived has no say. Groups that no pair
 * connects never meet: a connected part of the graph can be formed by itself.
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
