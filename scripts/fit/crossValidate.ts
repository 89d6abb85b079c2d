import { f1Of, type Score } from './labels.ts';
import { fitGate, fitLayouts, highest, partsOf, passGate, rankLayouts } from './models.ts';

/** An annotated document as numbers: no text of it is left. */
export interface DocumentNumbers {
  readonly id: string;
  readonly publisher: string;
  readonly isRoundup: boolean;
  readonly weight: number;
  /** How many stories it tells. */
  readonly wanted: number;
  /** The features of every proposed layout, its lines judged by models that were fitted without its publisher. */
  readonly rows: readonly (readonly number[])[];
  /** For every layout: stories found, wanted, told, and headings or advertisements among them. */
  readonly scores: readonly (readonly [number, number, number, number])[];
  /** The same where the document's glance tells the titles and no layout is weighed. */
  readonly announced: readonly [number, number, number, number] | null;
  /** The gate's features for the layout that was chosen. */
  readonly gate: readonly number[];
}

/** All annotated documents as numbers; `expected` is the index of that feature of a layout. */
export interface Numbers {
  readonly expected: number;
  readonly documents: readonly DocumentNumbers[];
}

/** How documents of publishers are read that were left out in fitting; shares in percent. */
export interface Figures {
  readonly roundups: number;
  readonly articles: number;
  readonly publishers: number;
  /** The best proposed layout of each document: what choosing could reach. */
  readonly ceiling: { readonly all: number; readonly mean: number };
  /** The chosen layout, whether or not the gate lets it pass. */
  readonly chosen: { readonly all: number; readonly mean: number; readonly leaks: number };
  /** What is printed: nothing of a roundup that is taken for an article. */
  readonly read: { readonly all: number; readonly mean: number; readonly leaks: number };
  readonly articlesTaken: number;
  /** The same of bare items of feeds, which have hardly a form to tell them by. */
  readonly feedItemsTaken: number;
  readonly roundupsLost: number;
}

/** Publishers are left out in so many parts, each of them once. */
export const PARTS = 10;
/** From which probability on a document is read as a roundup; the same as the reader's. */
export const LEAST_ROUNDUP = 0.5;

/** Fits the choice of layouts and the gate again without each part's publishers, and scores what those would be read as. */
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
      const passes = numbers.announced !== null || (row.length > 0 && passGate(gate, row) >= LEAST_ROUNDUP);
      choices.set(numbers, { score, passes });
    }
  }
  return figuresOf(documents, choices);
}

/** What counts less is an item of a feed; documents written for the tests count half and in no figure. */
const LEAST_WRITTEN = 0.5;

function figuresOf(
  documents: readonly DocumentNumbers[],
  choices: ReadonlyMap<DocumentNumbers, { score: Score; passes: boolean }>,
): Figures {
  // One publisher's many posts, all read by their glance, would say nothing of others.
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
