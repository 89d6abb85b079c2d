import { LEAST_ROUNDUP } from '../../../src/editions/layouts/choose.ts';
import type { BoostedTrees } from '../../../src/editions/layouts/models/trees.ts';
import { preferredLayout } from '../../../src/editions/layouts/preferences.ts';
import { randomFrom } from './augment.ts';
import { fitGate, gateDocuments, passGate } from './gateModels.ts';
import { f1Of, type Score } from './labels.ts';
import { fitLayouts, layoutDocuments, rankLayouts, rowsOf } from './layoutModels.ts';
import { type DocumentNumbers, type Numbers, namedScore } from './numbers.ts';
import { PARTS, partsOf } from './parts.ts';

/** Shares in percent of some roundups' stories, and the standard error of their mean over samples of publishers. */
export interface Summary {
  /** F1 over all stories. */
  readonly all: number;
  /** Mean F1 of the documents. */
  readonly mean: number;
  readonly meanError: number;
  /** Headings and advertisements among the stories. */
  readonly leaks: number;
}

/** Cross-validated figures of documents whose publishers were left out of fitting; shares in percent. */
export interface Figures {
  readonly roundups: number;
  readonly articles: number;
  readonly publishers: number;
  /** Upper bound: the best proposed layout of each document. */
  readonly ceiling: Summary;
  /** The layout by which a document is read, whether or not the gate lets it pass. */
  readonly chosen: Summary;
  /** Printed stories; none of a roundup that is classified as an article. */
  readonly read: Summary;
  readonly articlesTaken: number;
  /** Share of bare feed items classified as roundups; they have hardly any form. */
  readonly feedItemsTaken: number;
  readonly roundupsLost: number;
}

/** Most layouts that the reader tries until one has stories. */
const MOST_TRIED = 5;

/** Story counts of a document, and whether it is read as a roundup. */
interface Reading {
  readonly numbers: DocumentNumbers;
  readonly score: Score;
  readonly best: Score;
  readonly passes: boolean;
}

/**
 * Reads the documents as the reader does, with a ranking of layouts and a gate that were fitted without each part's
 * publishers.
 */
export function crossValidate({ expected, documents }: Numbers): Figures {
  const part = partsOf(
    documents.map(({ publisher }) => publisher),
    PARTS,
  );
  const readings = Array.from({ length: PARTS }, (_, p) => {
    const others = { expected, documents: documents.filter(({ publisher }) => part(publisher) !== p) };
    const layouts = fitLayouts(layoutDocuments(others), expected);
    const gate = fitGate(gateDocuments(others));
    return documents
      .filter(({ publisher }) => part(publisher) === p)
      .map((numbers) => readingOf(numbers, rankLayouts(layouts, rowsOf(numbers), expected), gate));
  });
  return figuresOf(readings.flat());
}

/** Returns how a document is read by the ranks of its layouts and a gate. */
function readingOf(
  numbers: DocumentNumbers,
  ranks: readonly number[],
  gate: readonly BoostedTrees[],
): Reading {
  const announced = numbers.announced && namedScore(numbers.announced);
  const scores = numbers.scores.map(namedScore);
  const row = Uint8Array.from(numbers.gate);
  const isWeighed =
    row.length > 0 &&
    (numbers.stated === null ? passGate(gate, row) >= LEAST_ROUNDUP : numbers.stated === 'roundup');
  return {
    numbers,
    score: announced ?? readScore(scores, ranks, numbers) ?? nothing(numbers),
    best: announced ?? scores[highest(scores.map(f1Of))] ?? nothing(numbers),
    passes: announced !== null || isWeighed,
  };
}

/** Returns the index of the highest number; -1 if there is none. */
function highest(numbers: readonly number[]): number {
  return numbers.length === 0 ? -1 : numbers.indexOf(Math.max(...numbers));
}

/** Returns the score of the first layout with stories, the preferred one before the others in their order. */
function readScore(
  scores: readonly Score[],
  ranks: readonly number[],
  { sure, colonTwins }: DocumentNumbers,
): Score | undefined {
  const { place } = preferredLayout(ranks, { sure, colonTwinOf: (at) => colonTwins[at] ?? -1 });
  const others = [...ranks.keys()]
    .filter((i) => i !== place)
    .sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0));
  const tried = [place, ...others].slice(0, MOST_TRIED).flatMap((i) => scores[i] ?? []);
  return tried.find(({ told }) => told > 0) ?? tried[0];
}

/** Documents of less weight are feed items; documents written for the tests weigh half and are in no figure. */
const LEAST_WRITTEN = 0.5;

function figuresOf(readings: readonly Reading[]): Figures {
  // The many posts of one publisher, all with recognisable titles, would say nothing about others.
  const roundups = readings.filter(({ numbers }) => numbers.isRoundup && numbers.weight === 1);
  const articles = readings.filter(({ numbers }) => !numbers.isRoundup && numbers.weight === 1);
  const feedItems = readings.filter(({ numbers }) => !numbers.isRoundup && numbers.weight < LEAST_WRITTEN);
  const summary = (of: (reading: Reading) => Score) =>
    summaryOf(roundups.map((reading) => ({ publisher: reading.numbers.publisher, score: of(reading) })));
  const taken = (some: readonly Reading[]) =>
    percent(some.filter(({ passes }) => passes).length / Math.max(1, some.length));
  return {
    roundups: roundups.length,
    articles: articles.length,
    publishers: new Set(readings.map(({ numbers }) => numbers.publisher)).size,
    ceiling: summary(({ best }) => best),
    chosen: summary(({ score }) => score),
    read: summary(({ numbers, score, passes }) => (passes ? score : nothing(numbers, 1))),
    articlesTaken: taken(articles),
    feedItemsTaken: taken(feedItems),
    roundupsLost: percent(1 - roundups.filter(({ passes }) => passes).length / Math.max(1, roundups.length)),
  };
}

interface Scored {
  readonly publisher: string;
  readonly score: Score;
}

function summaryOf(scored: readonly Scored[]): Summary {
  const total = (name: keyof Score) => scored.reduce((sum, { score }) => sum + score[name], 0);
  return {
    all: percent(f1Of({ hits: total('hits'), wanted: total('wanted'), told: total('told') })),
    mean: percent(meanOf(scored)),
    meanError: percent(meanErrorOf(scored)),
    leaks: percent(total('leaks') / Math.max(1, total('told'))),
  };
}

function meanOf(scored: readonly Scored[]): number {
  return scored.reduce((sum, { score }) => sum + f1Of(score), 0) / Math.max(1, scored.length);
}

const RESAMPLES = 300;

/** Returns the standard error of the mean F1: its deviation over samples of publishers, drawn with replacement. */
function meanErrorOf(scored: readonly Scored[]): number {
  const publishers = [...Map.groupBy(scored, ({ publisher }) => publisher).values()];
  const random = randomFrom(RESAMPLES);
  const means = Array.from({ length: RESAMPLES }, () =>
    meanOf(publishers.flatMap(() => publishers[Math.floor(random() * publishers.length)] ?? [])),
  );
  const mean = means.reduce((a, b) => a + b, 0) / RESAMPLES;
  return Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / RESAMPLES);
}

function nothing({ wanted }: DocumentNumbers, told = 0): Score {
  return { hits: 0, wanted, told, leaks: 0 };
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10;
}
