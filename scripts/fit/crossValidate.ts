import { preferredLayout } from '../../src/editions/layouts/preferences.ts';
import { randomFrom } from './augment.ts';
import { f1Of, type Score } from './labels.ts';
import { fitGate, fitLayouts, highest, partsOf, passGate, rankLayouts } from './models.ts';

/** Annotated document as numbers, without any text. */
export interface DocumentNumbers {
  readonly id: string;
  readonly publisher: string;
  readonly isRoundup: boolean;
  readonly weight: number;
  /** Number of annotated stories. */
  readonly wanted: number;
  /** Features of every proposed layout, with line probabilities from models fitted without its publisher. */
  readonly rows: readonly (readonly number[])[];
  /**
   * For every layout as it is read: hits, annotated stories, returned stories, and leaks (headings or advertisements
   * among them).
   */
  readonly scores: readonly (readonly [number, number, number, number])[];
  /** Layout that is certain because of a list or brackets, and for each layout its colon twin; see preferences.ts. */
  readonly sure: number;
  readonly colonTwins: readonly number[];
  /** The same if titles are recognised directly and no layout is ranked. */
  readonly announced: readonly [number, number, number, number] | null;
  /** The gate's features of the chosen layout. */
  readonly gate: readonly number[];
  /** Whether its headline is a roundup's and the chosen layout has several titles: then the reader asks no gate. */
  readonly isHeaded: boolean;
}

/** All annotated documents as numbers; `expected` is the index of that feature in a layout's row. */
export interface Numbers {
  readonly expected: number;
  readonly documents: readonly DocumentNumbers[];
}

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

/** Number of parts of the cross-validation; each publisher is left out once. */
export const PARTS = 10;
/** Least probability of being a roundup; the same as the reader's. */
const LEAST_ROUNDUP = 0.5;
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
  const all = documents.map((numbers) => ({
    numbers,
    publisher: numbers.publisher,
    weight: numbers.weight,
    rows: numbers.rows.map((row) => Uint8Array.from(row)),
    scores: numbers.scores.map(scoreOf),
    gate: Uint8Array.from(numbers.gate),
  }));
  const part = partsOf(
    all.map(({ publisher }) => publisher),
    PARTS,
  );
  const readings: Reading[] = [];
  for (let p = 0; p < PARTS; p++) {
    const others = all.filter(({ publisher }) => part(publisher) !== p);
    const layouts = fitLayouts(
      others.filter(({ numbers }) => numbers.isRoundup),
      expected,
    );
    const gate = fitGate(
      others
        .filter(({ numbers, gate: row }) => row.length > 0 && !numbers.announced)
        .map(({ numbers, gate: row }) => ({ row, isRoundup: numbers.isRoundup, weight: numbers.weight })),
    );
    for (const { numbers, rows, scores, gate: row, publisher } of all) {
      if (part(publisher) !== p) continue;
      const announced = numbers.announced && scoreOf(numbers.announced);
      const ranks = rankLayouts(layouts, rows, expected);
      const score = announced ?? readOf(scores, ranks, numbers) ?? nothing(numbers);
      const best = announced ?? scores[highest(scores.map(f1Of))] ?? nothing(numbers);
      const isWeighed = row.length > 0 && (numbers.isHeaded || passGate(gate, row) >= LEAST_ROUNDUP);
      readings.push({ numbers, score, best, passes: announced !== null || isWeighed });
    }
  }
  return figuresOf(readings);
}

/** Returns the score of the first layout with stories, the preferred one before the others in their order. */
function readOf(
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

function scoreOf([hits, wanted, told, leaks]: readonly [number, number, number, number]): Score {
  return { hits, wanted, told, leaks };
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10;
}
