import { textKey } from '../identity.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { LineRows } from './lineFeatures.ts';
import type { Layout } from './propose.ts';
import { clamped, type Features, logged, namesOf, rowOf, share } from './scale.ts';
import { variation } from './styleStatistics.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

/** A document's candidates with what is known of each: its features and its probability of being a title. */
export interface Judged {
  readonly candidates: Candidates;
  readonly lines: LineRows;
  readonly probability: Float64Array;
}

/** The features of each layout, one row a layout, and what its probabilities promise. */
export interface LayoutRows {
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  /** The F1 to be expected of each if every candidate were a title with its probability, from 0 to 1. */
  readonly expected: readonly number[];
}

/** What a layout is weighed by: its titles' probabilities, its units, and how it stands among the other layouts. */
export function layoutFeatures(judged: Judged, layouts: readonly Layout[]): LayoutRows {
  const means = MEANS.map((name) => judged.lines.names.indexOf(name));
  const own = layouts.map((layout) => ownFeatures(judged, layout, means));
  const bests = new Map(
    COMPARED.map((name) => [name, Math.max(0, ...own.map(({ compared }) => compared[name] ?? 0))]),
  );
  const groupsOf = ({ groups, compared }: OwnFeatures, i: number): readonly Features[] => [
    ...groups,
    {
      agreement: agreementOf(i, layouts),
      bestExpected: bests.get('expected') ?? 0,
      layouts: clamped(layouts.length * 2),
    },
    Object.fromEntries(
      COMPARED.map((name) => [`below_${name}`, clamped((bests.get(name) ?? 0) - (compared[name] ?? 0))]),
    ),
  ];
  const [first] = own;
  return {
    names: first ? namesOf(groupsOf(first, 0)) : [],
    rows: own.map((features, i) => rowOf(groupsOf(features, i))),
    expected: own.map(({ compared }) => (compared.expected ?? 0) / 100),
  };
}

interface OwnFeatures {
  readonly groups: readonly Features[];
  /** Those of them in which layouts are compared. */
  readonly compared: Features;
}

/** Features in which a layout is set beside the best of the document. */
const COMPARED = ['expected', 'meanP', 'count', 'likelihood', 'cover', 'told', 'median'] as const;

/** How much a layout's titles are those of the others, on average. */
function agreementOf(index: number, layouts: readonly Layout[]): number {
  const own = layouts[index]?.titles ?? new Map();
  let total = 0;
  for (const [i, { titles }] of layouts.entries()) {
    if (i === index) continue;
    let common = 0;
    for (const line of titles.keys()) if (own.has(line)) common++;
    total += (2 * common) / (own.size + titles.size);
  }
  return share(total, Math.max(1, layouts.length - 1));
}

/** Line features whose mean over the titles is asked for. */
const MEANS = [
  'nextWhen',
  'attribution',
  'inHeadline',
  'inOrder',
  'ordinal',
  'chineseOrdinal',
  'linkAt',
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

function ownFeatures(
  { candidates, lines: { rows }, probability }: Judged,
  { titles }: Layout,
  means: readonly number[],
): OwnFeatures {
  const { all, before, masthead } = candidates;
  const { lines, announced } = masthead;
  const chosen: Candidate[] = [];
  const chosenRows: Uint8Array[] = [];
  for (const [c, candidate] of all.entries()) {
    if (!titles.has(candidate.line.index)) continue;
    chosen.push(candidate);
    chosenRows.push(rows[c] ?? new Uint8Array());
  }
  const count = chosen.length;
  const total = Math.max(1, before[lines.length] ?? 1);
  const [first, last] = [chosen[0]?.line.index ?? 0, chosen.at(-1)?.line.index ?? 0];
  let announcedTitles = 0;
  for (const line of announced.keys()) if (titles.has(line)) announcedTitles++;
  const counts = { count: logged(count), share: share(count, all.length) };
  const probabilities = probabilityFeatures(titles, all, probability);
  const sizes = sizeFeatures(sizesOf(chosen, titles, candidates), total);
  const wording = titleFeatures(chosen);
  const place = {
    announcedTitles: share(announcedTitles, announced.size),
    announced: logged(announced.size),
    isAnnounced: share(announcedTitles, count),
    first: share(before[first] ?? 0, total),
    span: share(last - first, lines.length),
    tail: share(lines.length - last, lines.length),
    lines: logged(lines.length, 9),
    candidates: logged(all.length, 9),
  };
  const groups = [
    counts,
    probabilities,
    sizes,
    wording,
    styleFeatures(titles, all),
    headlineFeatures(masthead.headline, chosen),
    place,
    meansOf(chosenRows, means),
  ];
  return { groups, compared: { ...counts, ...probabilities, ...sizes, told: wording.told ?? 0 } };
}

/** The means of some line features over the titles. */
function meansOf(rows: readonly Uint8Array[], columns: readonly number[]): Features {
  const means: Record<string, number> = {};
  for (const [i, column] of columns.entries()) {
    let sum = 0;
    for (const row of rows) sum += row[column] ?? 0;
    means[`mean_${MEANS[i]}`] = clamped(sum / Math.max(1, rows.length));
  }
  return means;
}

function probabilityFeatures(
  titles: ReadonlyMap<number, TitleStyle>,
  all: readonly Candidate[],
  probability: Float64Array,
): Features {
  const chosen: number[] = [];
  const others: number[] = [];
  let [sum, rest, likelihood] = [0, 0, 0];
  for (const [c, { line }] of all.entries()) {
    const p = probability[c] ?? 0;
    if (titles.has(line.index)) {
      chosen.push(p);
      sum += p;
      likelihood += Math.log(Math.max(0.01, p));
    } else {
      others.push(p);
      rest += p;
      likelihood += Math.log(Math.max(0.01, 1 - p));
    }
  }
  chosen.sort((a, b) => a - b);
  others.sort((a, b) => b - a);
  const count = chosen.length;
  return {
    meanP: share(sum, count),
    minP: share(chosen[0] ?? 0),
    lowP: share(chosen[Math.floor(count * 0.1)] ?? 0),
    quarterP: share(chosen[Math.floor(count * 0.25)] ?? 0),
    restMaxP: share(others[0] ?? 0),
    restHighP: share(others[Math.floor(count * 0.2)] ?? 0),
    restSum: share(rest, count + rest),
    // The F1 to be expected if every candidate were a title with its probability.
    expected: share(2 * sum, count + sum + rest),
    likelihood: clamped(100 + (40 * likelihood) / Math.max(1, Math.sqrt(all.length * count))),
  };
}

/** Characters of each title's story: all up to the next title. */
function sizesOf(
  chosen: readonly Candidate[],
  titles: ReadonlyMap<number, TitleStyle>,
  { before, masthead }: Candidates,
): number[] {
  return chosen.map(({ line, title }, i) => {
    const end = chosen[i + 1]?.line.index ?? masthead.lines.length;
    const style = titles.get(line.index);
    const inLine = style && ONE_LINE_STYLES.has(style) ? Math.max(0, line.text.length - title.length) : 0;
    return (before[end] ?? 0) - (before[line.index + 1] ?? 0) + inLine;
  });
}

const SHORTEST_TEXT = 6;

function sizeFeatures(sizes: readonly number[], total: number): Features {
  // The last story may hold all that ends the document.
  const inner = sizes.length > 1 ? sizes.slice(0, -1) : sizes;
  const sorted = inner.toSorted((a, b) => a - b);
  return {
    median: logged(sorted[sorted.length >> 1] ?? 0, 10),
    smallest: logged(sorted[Math.floor(sorted.length * 0.1)] ?? 0, 10),
    largest: logged(sorted.at(-1) ?? 0, 8),
    largestShare: share(sorted.at(-1) ?? 0, total),
    lastSize: logged(sizes.at(-1) ?? 0, 8),
    variation: clamped(40 * variation(inner)),
    empty: share(sizes.filter((size) => size < SHORTEST_TEXT).length, sizes.length),
    cover: share(
      sizes.reduce((a, b) => a + b, 0),
      total,
    ),
  };
}

function titleFeatures(chosen: readonly Candidate[]): Features {
  const lengths = chosen.map(({ title }) => Math.min(150, title.length));
  const count = chosen.length;
  return {
    told: share(
      chosen.reduce((sum, { told }) => sum + told, 0),
      count,
    ),
    distinct: share(new Set(chosen.map(({ key }) => key)).size, count),
    titleLength: clamped(lengths.reduce((a, b) => a + b, 0) / Math.max(1, count)),
    lengthVariation: clamped(50 * variation(lengths)),
    shortest: clamped(Math.min(...lengths)),
  };
}

/** Groups of styles whose share of the titles is asked for. */
const STYLE_GROUPS: Readonly<Record<string, readonly TitleStyle[]>> = {
  headingStyles: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  boldStyles: ['bold', 'numbered bold', 'quoted bold'],
  numberedStyles: ['numbered', 'numbered bold', 'numbered lead', 'numbered line'],
  plainStyles: ['plain', 'sentence', 'quoted'],
  itemStyles: ['item', 'nested item', 'lead item'],
  paragraphStyles: ['paragraph'],
  rowStyles: ['row'],
  colonStyles: ['colon line'],
  markStyles: ['marked', 'marked line', 'bracketed line', 'tagged line'],
  lineStyles: [...ONE_LINE_STYLES],
};

function styleFeatures(titles: ReadonlyMap<number, TitleStyle>, all: readonly Candidate[]): Features {
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  const mates = all.filter(({ style }) => counts.has(style)).length;
  const first = Math.min(...titles.keys());
  const headings = all.filter(
    ({ line }) => line.kind === 'heading' && line.index > first && !titles.has(line.index),
  );
  return {
    styles: clamped(counts.size * 15),
    ...Object.fromEntries(
      Object.entries(STYLE_GROUPS).map(([name, group]) => {
        const of = group.reduce((sum, style) => sum + (counts.get(style) ?? 0), 0);
        return [name, share(of, titles.size)];
      }),
    ),
    purity: share(titles.size, mates),
    headingsLeft: logged(headings.length),
  };
}

const CLAUSES = /[；;，,|｜丨、/]|\s-\s/;
const SHORTEST_CLAUSE = 5;

/** Whether the headline is put together from the titles. */
function headlineFeatures(headline: string, chosen: readonly Candidate[]): Features {
  const clauses = headline
    .slice(0, 300)
    .split(CLAUSES)
    .map(textKey)
    .filter(({ length }) => length >= SHORTEST_CLAUSE);
  const told = clauses.filter((clause) =>
    chosen.some(({ key }) => key.includes(clause) || (key.length >= SHORTEST_CLAUSE && clause.includes(key))),
  );
  return { headlineTold: share(told.length, clauses.length), headlineClauses: logged(clauses.length) };
}
