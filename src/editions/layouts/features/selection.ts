import { textKey } from '../../identity.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { LineRows } from '../candidates/lineFeatures.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { share } from '../models/scale.ts';

/** A document's candidates with what is known of each: its features and its probability of being a title. */
export interface Judged {
  readonly candidates: Candidates;
  readonly lines: LineRows;
  readonly probability: Float64Array;
}

/** What all layouts of a document are asked, found once. */
export interface Survey extends Judged {
  /** The place of each line's candidate among the candidates; -1 where it is none. */
  readonly places: Int32Array;
  /** The candidates, the least probable first. */
  readonly byProbability: Int32Array;
  /** For each candidate the line features of {@link MEANS}, one after the other. */
  readonly meant: Uint8Array;
  /** For each candidate a number that only candidates of the same key have. */
  readonly keyNumbers: Int32Array;
  readonly mates: ReadonlyMap<TitleStyle, number>;
  readonly headings: readonly number[];
  /** For each clause of the headline the candidates whose titles tell it. */
  readonly clauses: readonly (readonly number[])[];
}

/** Finds what all layouts of a document are asked. */
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
  const byProbability = Int32Array.from(all.keys()).sort((a, b) => p(a) - p(b));
  const clauses = clausesTold(masthead.headline, all);
  const keyNumbers = numbersOf(all);
  return {
    candidates,
    lines,
    probability,
    places,
    byProbability,
    meant,
    keyNumbers,
    mates,
    headings,
    clauses,
  };
}

function numbersOf(all: readonly Candidate[]): Int32Array {
  const firsts = new Map<string, number>();
  return Int32Array.from(all, ({ key }, place) => {
    const first = firsts.get(key) ?? place;
    if (first === place) firsts.set(key, place);
    return first;
  });
}

let foundColumns: { readonly names: readonly string[]; readonly columns: readonly number[] } | undefined;

/** Where the features of {@link MEANS} stand in a candidate's row; found again only where the names are others. */
function columnsOfMeans(names: readonly string[]): readonly number[] {
  if (foundColumns?.names !== names)
    foundColumns = { names, columns: MEANS.map((name) => names.indexOf(name)) };
  return foundColumns.columns;
}

/** The candidates that a layout takes for titles. */
export interface Selection {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  /** Their places among all candidates, in their order. */
  readonly places: readonly number[];
  /** One bit for each candidate. */
  readonly bits: Uint32Array;
}

/** The candidates that a layout takes for titles, by their places. */
export function selectionOf(
  { titles }: Layout,
  { candidates: { all }, places: placesOfLines }: Survey,
): Selection {
  const bits = new Uint32Array((all.length >> 5) + 1);
  const places = [...titles.keys()].map((line) => placesOfLines[line] ?? -1).sort((a, b) => a - b);
  for (const place of places) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
  return { titles, places, bits };
}

/** Whether the candidate at a place is taken for a title. */
export function isIn({ bits }: Selection, place: number): boolean {
  return (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** How much a layout's titles are those of the others, on average. */
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

/** How many bits of a word of 32 are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Line features whose mean over the titles is asked for. */
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
