import type { StoryFeatures } from './features.ts';
import { unitOf } from './numbers.ts';
import { countShared } from './pairs.ts';

/** Least score of two stories of the same event. */
export const SAME_EVENT = 4.9;
/** Least score of any two stories in one event, however well a third one connects them. */
export const COMPATIBLE = 3.6;
/** Evidence for (or, if negative, against) a common event, by kind. */
export type Evidence = Readonly<Record<keyof ReturnType<typeof weigh>, number>>;

/** Computes the evidence for a common event; symmetric, and depends on these two stories only. */
export function evidenceBetween(one: StoryFeatures, other: StoryFeatures): Evidence {
  return one.id < other.id ? weigh(one, other) : weigh(other, one);
}

/** Returns the sum of evidence, rounded so that a stored score equals a recomputed one. */
export function scoreOf(evidence: Evidence): number {
  const score = Object.values(evidence).reduce((sum, part) => sum + part, 0);
  return Math.round(score * 1000) / 1000;
}

/**
 * Weight of each kind of evidence. Fitted (logistic regression, then rounded) to judged pairs in test/events/golden and
 * of real posts, with the threshold shifted toward precision; one kind alone cannot reach it.
 */
const weights = {
  /** Common names: the subject, seldom enough for the same event. */
  names: 3.2,
  /** Words of one title in the other story, common words of the titles, and of the texts. */
  coverage: 3.4,
  titles: 1.1,
  texts: 5.3,
  /** A common number is the strongest sign of a common source. */
  numbers: 2.1,
  eventType: { shared: 0.3, other: -1.1 },
  /** Both titles announce it with words of one concept: 裁员, 裁掉. */
  concept: 0.9,
  /** A product in one title that is missing in the other story. */
  missing: -0.9,
  /** Titles with different counts of the same kind: another round, another month. */
  conflict: -2.2,
  /** A plan and its execution on different days, or an event and its continuation, are two events. */
  stage: { sameDay: -0.6, later: -1.9 },
  update: -1.9,
  /** One title reports a rise, the other a fall. */
  opposite: -2.2,
  /** Per day of distance, from the second on. */
  day: -0.15,
};

function weigh(a: StoryFeatures, b: StoryFeatures) {
  const gap = Math.abs(a.dayNumber - b.dayNumber);
  return {
    names: weights.names * overlapOfNames(a, b),
    words:
      (weights.coverage * (coverage(a, b) + coverage(b, a))) / 2 +
      weights.titles * overlap(a.titlePairs, b.titlePairs, SHORT_TITLE) +
      weights.texts * overlap(a.pairs, b.pairs, SHORT_TEXT),
    numbers: weights.numbers * Math.min(MOST_NUMBERS, sharedNumbers(a, b)),
    eventType: eventTypeScore(a, b),
    concept: a.concepts.some((one) => b.concepts.includes(one)) ? weights.concept : 0,
    missing: weights.missing * (countMissing(a, b) + countMissing(b, a)),
    conflict: numbersConflict(a, b) ? weights.conflict : 0,
    stage: stageScore(a, b, gap),
    opposite: a.direction && b.direction && a.direction !== b.direction ? weights.opposite : 0,
    distance: weights.day * Math.max(0, gap - 1),
  };
}

/** Least size for overlaps: few words share many by chance. */
const SHORT_TITLE = 3;
const SHORT_TEXT = 15;
const FEW_NAMES = 3;
/** Maximum weight of common numbers: three prove no more than one and a half. */
const MOST_NUMBERS = 1.5;

function overlapOfNames(a: StoryFeatures, b: StoryFeatures): number {
  let shared = 0;
  for (const [key, { weight }] of a.names) if (b.names.has(key)) shared += weight;
  return shared / Math.max(FEW_NAMES, Math.min(a.weightOfNames, b.weightOfNames));
}

/** Returns the share of the smaller set that is in the other. */
function overlap(one: Uint16Array, other: Uint16Array, least: number): number {
  return countShared(one, other) / Math.max(least, Math.min(one.length, other.length));
}

/** Returns the share of a title's words that occur in the other story. */
function coverage(a: StoryFeatures, b: StoryFeatures): number {
  return countShared(a.titlePairs, b.pairs) / Math.max(SHORT_TITLE + 1, a.titlePairs.length);
}

/** Least weight of a number: 100 and 3 prove nothing. */
export const TELLING = 0.4;

function sharedNumbers(a: StoryFeatures, b: StoryFeatures): number {
  let sum = 0;
  for (const [key, { weight }] of a.numbers) if (weight >= TELLING && b.numbers.has(key)) sum += weight;
  return sum;
}

function numbersConflict(a: StoryFeatures, b: StoryFeatures): boolean {
  const [ofA, ofB] = [titleNumbers(a), titleNumbers(b)];
  return (
    ofA.some((one) => ofB.some((other) => unitOf(one) === unitOf(other))) &&
    !ofA.some((key) => b.numbers.has(key)) &&
    !ofB.some((key) => a.numbers.has(key))
  );
}

function titleNumbers(story: StoryFeatures): string[] {
  return [...story.numbers].flatMap(([key, { weight, place }]) =>
    place === 'title' && weight >= TELLING ? [key] : [],
  );
}

/** Least weight of products, models and versions; other Latin words and quotations may be turns of phrase. */
export const PRODUCT_WEIGHT = 1.4;

/** Returns 1 if the title names a product that the other story does not mention. */
function countMissing(a: StoryFeatures, b: StoryFeatures): number {
  for (const [key, { weight, place }] of a.names) {
    if (place === 'title' && weight >= PRODUCT_WEIGHT && !b.names.has(key)) return weight;
  }
  return 0;
}

function eventTypeScore(a: StoryFeatures, b: StoryFeatures): number {
  if (a.eventTypes.length === 0 || b.eventTypes.length === 0) return 0;
  return a.eventTypes.some((type) => b.eventTypes.includes(type))
    ? weights.eventType.shared
    : weights.eventType.other;
}

function stageScore(a: StoryFeatures, b: StoryFeatures, gap: number): number {
  const changed = a.stage !== null && b.stage !== null && a.stage !== b.stage;
  const goesOn = gap > 0 && (goesOnAlone(a, b) || goesOnAlone(b, a));
  return (
    (changed ? (gap > 0 ? weights.stage.later : weights.stage.sameDay) : 0) + (goesOn ? weights.update : 0)
  );
}

function goesOnAlone(a: StoryFeatures, b: StoryFeatures): boolean {
  return a.update === 'title' && b.update === null;
}
