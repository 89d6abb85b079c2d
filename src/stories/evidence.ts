import { daysBetween } from '../calendar/day.ts';
import type { StoryFeatures } from './features.ts';
import { countShared } from './pairs.ts';
import { isUpFront, subjectsOf } from './subjects.ts';
import type { Version } from './versions.ts';

/** From this score on two stories tell the same happening. */
export const SAME_EVENT = 4;
/** What any two tellings of one event must reach, however well a third one joins them. */
export const COMPATIBLE = 2.4;
/** Weeklies retell a week; what is further apart is a later chapter at best. */
export const EVENT_DAYS = 7;

/** Why two stories cannot tell the same happening, whatever they share. */
export type Veto =
  | 'one voice'
  | 'too far apart'
  | 'no common subject'
  | 'another version'
  | 'answer and report';

/** What speaks for two stories telling the same happening, and what rules it out. */
export interface Evidence {
  readonly veto: Veto | undefined;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** The evidence that two stories tell the same happening: symmetric, and a function of these two alone. */
export function evidenceBetween(one: StoryFeatures, other: StoryFeatures): Evidence {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const parts = partsOf(a, b);
  const score = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { veto: vetoOf(a, b), score: Math.round(score * 1000) / 1000, parts };
}

function vetoOf(a: StoryFeatures, b: StoryFeatures): Veto | undefined {
  if (a.voice === b.voice) return 'one voice';
  if (Math.abs(daysBetween(a.day, b.day)) > EVENT_DAYS) return 'too far apart';
  if (!shareSubject(a, b)) return 'no common subject';
  if (contradict(a, b) || contradict(b, a)) return 'another version';
  if (answersAlone(a, b) || answersAlone(b, a)) return 'answer and report';
  return undefined;
}

/** Something that one title names must stand in the other's title or opening; for titles without names the words decide. */
function shareSubject(a: StoryFeatures, b: StoryFeatures): boolean {
  const [namedA, namedB] = [subjectsOf(a), subjectsOf(b)];
  if (namedA.length > 0 && namedB.length > 0) {
    return namedA.some((key) => isUpFront(b, key)) && namedB.some((key) => isUpFront(a, key));
  }
  return countShared(a.titlePairs, b.titlePairs) >= 2;
}

/** Titles about different versions of one family, where neither story's subject is also a version of the other's. */
function contradict(a: StoryFeatures, b: StoryFeatures): boolean {
  if (sharesVersion(a.titleVersions, b.versions) || sharesVersion(b.titleVersions, a.versions)) return false;
  const families = new Set(b.versions.map(({ family }) => family));
  return a.titleVersions.some(({ family }) => families.has(family));
}

function sharesVersion(ones: readonly Version[], others: readonly Version[]): boolean {
  return ones.some((one) => others.some((other) => one.family === other.family && isSame(one, other)));
}

function isSame(one: Version, other: Version): boolean {
  return one.number === other.number && one.variant === other.variant;
}

/** An answer (回应, 否认) is another happening than what it answers, unless both stories tell of the answer. */
function answersAlone(a: StoryFeatures, b: StoryFeatures): boolean {
  return a.answer === 'title' && b.answer === null;
}

function partsOf(a: StoryFeatures, b: StoryFeatures): Record<string, number> {
  const gap = Math.abs(daysBetween(a.day, b.day));
  return {
    titles: 3 * ((coverage(a, b) + coverage(b, a)) / 2),
    texts: 5 * overlap(a, b),
    numbers: Math.min(2, sharedNumbers(a, b)),
    happening: happeningScore(a, b),
    stage: stageScore(a, b, gap),
    distance: -0.12 * Math.max(0, gap - 1),
  };
}

const PAIR_WEIGHT = 0.4;

/** How much of what one title says stands anywhere in the other story, 0 to 1. */
function coverage(a: StoryFeatures, b: StoryFeatures): number {
  let said = a.titlePairs.length * PAIR_WEIGHT;
  let found = countShared(a.titlePairs, b.pairs) * PAIR_WEIGHT;
  for (const [key, { weight, place }] of a.names) {
    if (place !== 'title') continue;
    said += weight;
    if (b.names.has(key)) found += weight;
  }
  for (const [key, { weight, place }] of a.numbers) {
    if (place !== 'title') continue;
    said += weight;
    if (b.numbers.has(key)) found += weight;
  }
  return said === 0 ? 0 : found / said;
}

/** How much of the story that says less stands in the other, 0 to 1. */
function overlap(a: StoryFeatures, b: StoryFeatures): number {
  const shared =
    countShared(a.pairs, b.pairs) * PAIR_WEIGHT +
    sharedWeight(a.names, b.names) +
    sharedWeight(a.numbers, b.numbers);
  const least = Math.min(totalWeight(a), totalWeight(b));
  return shared / Math.max(least, LEAST_TEXT);
}

/** A story of one sentence shares much of it by chance: below this weight it is measured as if it said this much. */
const LEAST_TEXT = 8;

function sharedWeight(
  one: ReadonlyMap<string, { weight: number }>,
  other: ReadonlyMap<string, unknown>,
): number {
  let sum = 0;
  for (const [key, { weight }] of one) if (other.has(key)) sum += weight;
  return sum;
}

function totalWeight(story: StoryFeatures): number {
  let sum = story.pairs.length * PAIR_WEIGHT;
  for (const { weight } of story.names.values()) sum += weight;
  for (const { weight } of story.numbers.values()) sum += weight;
  return sum;
}

function sharedNumbers(a: StoryFeatures, b: StoryFeatures): number {
  let sum = 0;
  for (const [key, { weight }] of a.numbers) if (b.numbers.has(key) && weight >= 0.4) sum += weight;
  return sum;
}

function happeningScore(a: StoryFeatures, b: StoryFeatures): number {
  if (a.happenings.length === 0 || b.happenings.length === 0) return 0;
  return a.happenings.some((kind) => b.happenings.includes(kind)) ? 0.6 : -1.2;
}

/** A plan of one day and its doing of another are two happenings; so are a thing and its going on. */
function stageScore(a: StoryFeatures, b: StoryFeatures, gap: number): number {
  const changed = a.stage !== null && b.stage !== null && a.stage !== b.stage;
  const goesOn = a.update !== b.update;
  return (changed ? (gap > 0 ? -1 : -0.3) : 0) + (goesOn ? (gap > 0 ? -1 : -0.5) : 0);
}
