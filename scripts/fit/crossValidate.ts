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
  /** For every layout: hits, annotated stories, returned stories, and leaks (headings or advertisements among them). */
  readonly scores: readonly (readonly [number, number, number, number])[];
  /** The same if titles are recognised directly and no layout is ranked. */
  readonly announced: readonly [number, number, number, number] | null;
  /** The gate's features of the chosen layout. */
  readonly gate: readonly number[];
  /** Whether its headline is a roundup's: then the reader asks the gate no more. */
  readonly isHeaded: boolean;
}

/** All annotated documents as numbers; `expected` is the index of that feature in a layout's row. */
export interface Numbers {
  readonly expected: number;
  readonly documents: readonly DocumentNumbers[];
}

/** Cross-validated figures of documents whose publishers were left out of fitting; shares in percent. */
export interface Figures {
  readonly roundups: number;
  readonly articles: number;
  readonly publishers: number;
  /** Upper bound: the best proposed layout of each document. */
  readonly ceiling: { readonly all: number; readonly mean: number };
  /** The chosen layout, whether or not the gate lets it pass. */
  readonly chosen: { readonly all: number; readonly mean: number; readonly leaks: number };
  /** Printed stories; none of a roundup that is classified as an article. */
  readonly read: { readonly all: number; readonly mean: number; readonly leaks: number };
  readonly articlesTaken: number;
  /** Share of bare feed items classified as roundups; they have hardly any form. */
  readonly feedItemsTaken: number;
  readonly roundupsLost: number;
}

/** Number of parts of the cross-validation; each publisher is left out once. */
export const PARTS = 10;
/** Least probability of being a roundup; the same as the reader's. */
export const LEAST_ROUNDUP = 0.5;

/** Fits the ranking of layouts and the gate without each part's publishers, and scores the documents of those. */
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
  const choices = new Map<DocumentNumbers, { score: Score; passes: boolean }>();
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
      const chosen = scores[highest(rankLayouts(layouts, rows, expected))];
      const score = numbers.announced ? scoreOf(numbers.announced) : (chosen ?? nothing(numbers));
      const isWeighed = row.length > 0 && (numbers.isHeaded || passGate(gate, row) >= LEAST_ROUNDUP);
      const passes = numbers.announced !== null || isWeighed;
      choices.set(numbers, { score, passes });
    }
  }
  return figuresOf(documents, choices);
}

/** Documents of less weight are feed items; documents written for the tests weigh half and are in no figure. */
const LEAST_WRITTEN = 0.5;

function figuresOf(
  documents: readonly DocumentNumbers[],
  choices: ReadonlyMap<DocumentNumbers, { score: Score; passes: boolean }>,
): Figures {
  // The many posts of one publisher, all with recognisable titles, would say nothing about others.
  const roundups = documents.filter(({ isRoundup, weight }) => isRoundup && weight === 1);
  const articles = documents.filter(({ isRoundup, weight }) => !isRoundup && weight === 1);
  const feedItems = documents.filter(({ isRoundup, weight }) => !isRoundup && weight < LEAST_WRITTEN);
  const best = (numbers: DocumentNumbers) => {
    const scores = numbers.announced ? [scoreOf(numbers.announced)] : numbers.scores.map(scoreOf);
    return scores[highest(scores.map(f1Of))] ?? nothing(numbers);
  };
  const choice = (numbers: DocumentNumbers) => choices.get(numbers)?.score ?? nothing(numbers);
  const passes = (numbers: DocumentNumbers) => choices.get(numbers)?.passes === true;
  const { leaks: _, ...ceiling } = summaryOf(roundups.map(best));
  return {
    roundups: roundups.length,
    articles: articles.length,
    publishers: new Set(documents.map(({ publisher }) => publisher)).size,
    ceiling,
    chosen: summaryOf(roundups.map(choice)),
    read: summaryOf(roundups.map((each) => (passes(each) ? choice(each) : nothing(each, 1)))),
    articlesTaken: percent(articles.filter(passes).length / Math.max(1, articles.length)),
    feedItemsTaken: percent(feedItems.filter(passes).length / Math.max(1, feedItems.length)),
    roundupsLost: percent(roundups.filter((each) => !passes(each)).length / Math.max(1, roundups.length)),
  };
}

function summaryOf(scores: readonly Score[]) {
  const total = (name: keyof Score) => scores.reduce((sum, score) => sum + score[name], 0);
  return {
    all: percent(f1Of({ hits: total('hits'), wanted: total('wanted'), told: total('told') })),
    mean: percent(scores.reduce((sum, score) => sum + f1Of(score), 0) / Math.max(1, scores.length)),
    leaks: percent(total('leaks') / Math.max(1, total('told'))),
  };
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
