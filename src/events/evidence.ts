import type { StoryFeatures } from './features.ts';
import { unitOf } from './numbers.ts';
import { countShared } from './pairs.ts';

/** From this score on two stories tell the same happening. */
export const SAME_EVENT = 4.9;
/** What any two tellings of one event must reach, however well a third one joins them. */
export const COMPATIBLE = 3.6;
/** What speaks for (or, negative, against) two stories telling the same happening, kind by kind. */
export type Evidence = Readonly<Record<keyof ReturnType<typeof weigh>, number>>;

/** The evidence that two stories tell the same happening; symmetric, and a function of these two alone. */
export function evidenceBetween(one: StoryFeatures, other: StoryFeatures): Evidence {
  return one.id < other.id ? weigh(one, other) : weigh(other, one);
}

/** The sum of evidence, rounded, so that what a store keeps compares equal to what is worked out anew. */
export function scoreOf(evidence: Evidence): number {
  const score = Object.values(evidence).reduce((sum, part) => sum + part, 0);
  return Math.round(score * 1000) / 1000;
}

/**
 * How much each kind of evidence counts. Fitted (logistic regression, then rounded) to judged pairs, in test/events/golden
 * and of real posts, the threshold moved towards precision; a sum of evidence that one kind alone cannot reach.
 */
const weights = {
  /** Names in common: what the two are about, seldom enough to say that it is one happening. */
  names: 3.2,
  /** Words of one title found in the other story, of the two titles in common, and of the texts in common. */
  coverage: 3.4,
  titles: 1.1,
  texts: 5.3,
  /** A number that two outlets both give is the surest sign that they write from one source. */
  numbers: 2.1,
  eventType: { shared: 0.3, other: -1.1 },
  /** Both titles announce it by words of one concept, however each puts it: 裁员, 裁掉. */
  concept: 0.9,
  /** A product in one title that the other story never names. */
  missing: -0.9,
  /** Titles that count the same kind of thing and never agree: another round, another month. */
  conflict: -2.2,
  /** A plan of one day and its doing of another, or a thing and its going on, are two happenings. */
  stage: { sameDay: -0.6, later: -1.9 },
  update: -1.9,
  /** One title tells of a rise, the other of a fall. */
  opposite: -2.2,
  /** A day that two tellings lie apart, from the second on. */
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

/** Texts that say less than this are measured as if they said so much: of a few words many are shared by chance. */
const SHORT_TITLE = 3;
const SHORT_TEXT = 15;
const FEW_NAMES = 3;
/** Three agreeing numbers prove no more than one and a half do. */
const MOST_NUMBERS = 1.5;

function overlapOfNames(a: StoryFeatures, b: StoryFeatures): number {
  let shared = 0;
  for (const [key, { weight }] of a.names) if (b.names.has(key)) shared += weight;
  return shared / Math.max(FEW_NAMES, Math.min(a.weightOfNames, b.weightOfNames));
}

/** The share of the smaller set that the other holds too. */
function overlap(one: Uint16Array, other: Uint16Array, least: number): number {
  return countShared(one, other) / Math.max(least, Math.min(one.length, other.length));
}

/** The share of a title's words that stand anywhere in the other story. */
function coverage(a: StoryFeatures, b: StoryFeatures): number {
  return countShared(a.titlePairs, b.pairs) / Math.max(SHORT_TITLE + 1, a.titlePairs.length);
}

/** Numbers that tell nothing by themselves (100, 3) are left out. */
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

/** Products, models and versions weigh so much; a Latin word or a quotation may be a turn of phrase. */
export const PRODUCT_WEIGHT = 1.4;

/** 1 where the title names a product that the other story does not know. */
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
