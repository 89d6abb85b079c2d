import type { StoryFeatures } from './features.ts';
import { countShared } from './pairs.ts';
import { isUpFront, nameOthers } from './subjects.ts';
import type { Version } from './versions.ts';

/** Longest distance in days within an event: weeklies retell a week, and later stories are chapters at most. */
export const EVENT_DAYS = 7;

/** Reasons why two stories cannot be of the same event. */
export type Veto =
  | 'same column'
  | 'too far apart'
  | 'no common subject'
  | 'another version'
  | 'answer and report';

/** Returns the reason that excludes a common event; symmetric, and depends on these two stories only. */
export function vetoBetween(a: StoryFeatures, b: StoryFeatures): Veto | undefined {
  if (a.column === b.column) return 'same column';
  if (Math.abs(a.dayNumber - b.dayNumber) > EVENT_DAYS) return 'too far apart';
  return matterVeto(a, b) ?? (answersAlone(a, b) || answersAlone(b, a) ? 'answer and report' : undefined);
}

/** Returns the reason that excludes a common matter, whoever tells it and when. */
export function matterVeto(a: StoryFeatures, b: StoryFeatures): Veto | undefined {
  if (!shareSubject(a, b)) return 'no common subject';
  return contradict(a, b) || contradict(b, a) ? 'another version' : undefined;
}

/**
 * Whether names of a title occur in the other's title or opening. A title without known names may share words with the
 * other title, or rely on the names of its opening.
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

/** Whether titles are about different versions of one family, and neither story is also about the other's version. */
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

/** Whether only one story tells of an answer (回应, 否认), which is another event than what it answers. */
function answersAlone(a: StoryFeatures, b: StoryFeatures): boolean {
  return a.answer === 'title' && b.answer === null;
}
