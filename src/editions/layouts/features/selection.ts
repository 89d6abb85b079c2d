import { firstEquals } from '../../../text/equalTexts.ts';
import { textKey } from '../../identity.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { LineRows } from '../candidates/lineFeatures.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { share } from '../models/scale.ts';

/** Candidates of a document with their features and their probabilities of being titles. */
export interface Judged {
  readonly candidates: Candidates;
  readonly lines: LineRows;
  readonly probability: Float64Array;
}

/** Data shared by all layouts of a document, computed once. */
export interface Survey extends Judged {
  /** Index of each line's candidate; -1 if it is not one. */
  readonly places: Int32Array;
  /** Logarithms of each candidate's probabilities of being a title and of being none, bounded below. */
  readonly logs: { readonly ofTitle: Float64Array; readonly ofOther: Float64Array };
  /** Candidates, the least probable first. */
  readonly byProbability: Int32Array;
  /** Line features of {@link MEANS} for each candidate, one after the other. */
  readonly meant: Uint8Array;
  /** Number of each candidate's key: equal for equal keys. */
  readonly keyNumbers: Int32Array;
  readonly mates: ReadonlyMap<TitleStyle, number>;
  readonly headings: readonly number[];
  /** For each clause of the headline the candidates whose titles match it. */
  readonly clauses: readonly (readonly number[])[];
}

/** Computes the data shared by all layouts of a document. */
export function surveyOf(judged: Judged): Survey {
  const { candidates, lines, probability } = judged;
  const { all, masthead } = candidates;
  const places = new Int32Array(masthead.lines.length).fill(-1);
  const mates = new Map<TitleStyle, number>();
  const headings: number[] = [];
  for (const [c, { line, style }] of all.entries()) {
    places[line.index] = c;
    mates.set(style, (mates.get(style) ?? 0) + 1);
    if (line.kind === 'heading') headings.push(c);
  }
  const columns = columnsOfMeans(lines.names);
  const meant = new Uint8Array(all.length * columns.length);
  let at = 0;
  for (const row of lines.rows) for (const column of columns) meant[at++] = row[column] ?? 0;
  const p = (c: number) => probability[c] ?? 0;
  const byProbability = new Int32Array(all.length);
  for (let c = 0; c < byProbability.length; c++) byProbability[c] = c;
  byProbability.sort((a, b) => p(a) - p(b));
  const clauses = clausesTold(masthead.headline, all);
  const keyNumbers = firstEquals(all.map(({ key }) => key));
  return {
    candidates,
    lines,
    probability,
    places,
    logs: {
      ofTitle: probability.map((p) => boundedLog(p)),
      ofOther: probability.map((p) => boundedLog(1 - p)),
    },
    byProbability,
    meant,
    keyNumbers,
    mates,
    headings,
    clauses,
  };
}

const LEAST_PROBABILITY = 0.01;

function boundedLog(probability: number): number {
  return Math.log(Math.max(LEAST_PROBABILITY, probability));
}

let foundColumns: { readonly names: readonly string[]; readonly columns: readonly number[] } | undefined;

/** Returns the columns of the features of {@link MEANS} in a candidate's row; cached for the same names. */
function columnsOfMeans(names: readonly string[]): readonly number[] {
  if (foundColumns?.names !== names)
    foundColumns = { names, columns: MEANS.map((name) => names.indexOf(name)) };
  return foundColumns.columns;
}

/** Candidates that are titles in a layout. */
export interface Selection {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  /** Their indexes among all candidates, in order. */
  readonly places: readonly number[];
  /** One bit for each candidate. */
  readonly bits: Uint32Array;
}

/** Returns the candidates that are titles in a layout, by their indexes. */
export function selectionOf(
  { titles }: Layout,
  { candidates: { all }, places: placesOfLines }: Survey,
): Selection {
  const bits = new Uint32Array((all.length >> 5) + 1);
  const places = [...titles.keys()].map((line) => placesOfLines[line] ?? -1).sort((a, b) => a - b);
  for (const place of places) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
  return { titles, places, bits };
}

/** Whether the candidate at an index is selected. */
export function isIn({ bits }: Selection, place: number): boolean {
  return (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** Returns the mean agreement of a layout's titles with those of the others. */
export function agreementOf(index: number, selections: readonly Selection[]): number {
  const own = selections[index];
  if (own === undefined) return 0;
  let total = 0;
  for (const [i, { places, bits }] of selections.entries()) {
    if (i === index) continue;
    let common = 0;
    for (let word = 0; word < bits.length; word++)
      common += bitsIn((bits[word] ?? 0) & (own.bits[word] ?? 0));
    total += (2 * common) / (own.places.length + places.length);
  }
  return share(total, Math.max(1, selections.length - 1));
}

/** Counts the set bits of a 32-bit word (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Line features whose mean over the titles is a feature of the layout. */
export const MEANS = [
  'nextWhen',
  'attribution',
  'inHeadline',
  'inOrder',
  'ordinal',
  'chineseOrdinal',
  'linkAt',
  'linksSource',
  'linkedSources',
  'links',
  'opinions',
  'sources',
  'endsPeriod',
  'endsColon',
  'inComma',
  'sectionLike',
  'sectionWord',
  'promoSection',
  'promo',
  'articlePart',
  'divided',
  'labelCount',
  'repeatedBelow',
  'repeatedAbove',
  'nextSame',
  'nextNone',
  'nextShorter',
  'nextLength',
  'chinese',
  'digits',
  'styleTold',
  'abovePromo',
] as const;

const CLAUSES = /[；;，,|｜丨、/]|\s-\s/;
const SHORTEST_CLAUSE = 5;

function clausesTold(headline: string, all: readonly Candidate[]): number[][] {
  const clauses = headline
    .slice(0, 300)
    .split(CLAUSES)
    .map(textKey)
    .filter(({ length }) => length >= SHORTEST_CLAUSE);
  return clauses.map((clause) =>
    all.flatMap(({ key }, place) =>
      key.includes(clause) || (key.length >= SHORTEST_CLAUSE && clause.includes(key)) ? [place] : [],
    ),
  );
}
