import type { StoryFeatures } from './features.ts';
import { countShared } from './pairs.ts';
import { isUpFront, nameOthers } from './subjects.ts';
import type { Version } from './versions.ts';

/** Weeklies retell a week; what is further apart is a later chapter at best. */
export const EVENT_DAYS = 7;

/** Why two stories cannot tell the same happening, whatever they share. */
export type Veto =
  | 'same column'
  | 'too far apart'
  | 'no common subject'
  | 'another version'
  | 'answer and report';

/** What rules out that two stories tell the same happening; symmetric, and a function of these two alone. */
export function vetoBetween(a: StoryFeatures, b: StoryFeatures): Veto | undefined {
  if (a.column === b.column) return 'same column';
  if (Math.abs(a.dayNumber - b.dayNumber) > EVENT_DAYS) return 'too far apart';
  return matterVeto(a, b) ?? (answersAlone(a, b) || answersAlone(b, a) ? 'answer and report' : undefined);
}

/** What rules out that two stories are even about one matter, whoever tells them and when. */
export function matterVeto(a: StoryFeatures, b: StoryFeatures): Veto | undefined {
  if (!shareSubject(a, b)) return 'no common subject';
  return contradict(a, b) || contradict(b, a) ? 'another version' : undefined;
}

/**
 * What a title names must stand in the other's title or opening. A title that names nothing known may also share words
 * with the other title, or leave it to the names of its opening.
 */
function shareSubject(a: StoryFeatures, b: StoryFeatures): boolean {
  if (nameOthers(a, b)) return false;
  const [fromA, fromB] = [isSaidBy(a, b), isSaidBy(b, a)];
  if (a.titled && b.titled) return fromA && fromB;
  return (!a.titled && fromA) || (!b.titled && fromB) || countShared(a.titlePairs, b.titlePairs) >= 2;
}

function isSaidBy(a: StoryFeatures, b: StoryFeatures): boolean {
  return a.subjects.some((key) => isUpFront(b, key));
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
