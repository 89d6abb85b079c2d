import type { Candidate, Candidates } from './candidates.ts';
import type { Layout } from './layout.ts';
import { nestedTitles } from './propose.ts';
import { clamped, type Features, logged, namesOf, rowOf, share } from './scale.ts';
import {
  agreementOf,
  isIn,
  type Judged,
  MEANS,
  type Selection,
  type Survey,
  selectionOf,
  surveyOf,
} from './selection.ts';
import { variation } from './styleStatistics.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

/** The features of each layout, one row a layout, and what its probabilities promise. */
export interface LayoutRows {
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  /** The F1 to be expected of each if every candidate were a title with its probability, from 0 to 1. */
  readonly expected: readonly number[];
}

/** What a layout is weighed by: its titles' probabilities, its units, and how it stands among the other layouts. */
export function layoutFeatures(judged: Judged, layouts: readonly Layout[]): LayoutRows {
  const survey = surveyOf(judged);
  const selections = layouts.map((layout) => selectionOf(layout, survey));
  const own = selections.map((selection) => ownFeatures(selection, survey));
  const bests = new Map(
    COMPARED.map((name) => [name, Math.max(0, ...own.map(({ compared }) => compared[name] ?? 0))]),
  );
  const groupsOf = ({ groups, compared }: OwnFeatures, i: number): readonly Features[] => [
    ...groups,
    {
      agreement: agreementOf(i, selections),
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

function ownFeatures(selection: Selection, survey: Survey): OwnFeatures {
  const { titles, places } = selection;
  const { all, before, masthead } = survey.candidates;
  const { lines, announced } = masthead;
  const chosen = places.flatMap((place) => all[place] ?? []);
  const count = chosen.length;
  const total = Math.max(1, before[lines.length] ?? 1);
  const [first, last] = [chosen[0]?.line.index ?? 0, chosen.at(-1)?.line.index ?? 0];
  let announcedTitles = 0;
  for (const line of announced.keys()) if (titles.has(line)) announcedTitles++;
  const counts = { count: logged(count), share: share(count, all.length) };
  const probabilities = probabilityFeatures(selection, survey);
  const sizes = sizeFeatures(sizesOf(chosen, titles, survey.candidates), total);
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
    styleFeatures(selection, survey),
    headlineFeatures(selection, survey),
    nestingFeatures(selection, survey),
    cohesionFeatures(chosen, survey),
    place,
    meansOf(places, survey.meant),
  ];
  return { groups, compared: { ...counts, ...probabilities, ...sizes, told: wording.told ?? 0 } };
}

/** The means of some line features over the titles. */
function meansOf(places: readonly number[], meant: Uint8Array): Features {
  const sums = new Uint32Array(MEANS.length);
  for (const place of places) {
    const from = place * sums.length;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (meant[from + i] ?? 0);
  }
  const means: Record<string, number> = {};
  for (const [i, name] of MEAN_NAMES.entries())
    means[name] = clamped((sums[i] ?? 0) / Math.max(1, places.length));
  return means;
}

const MEAN_NAMES = MEANS.map((name) => `mean_${name}`);

function probabilityFeatures(selection: Selection, survey: Survey): Features {
  const { probability, byProbability } = survey;
  const count = selection.places.length;
  let [sum, rest, likelihood] = [0, 0, 0];
  for (let c = 0; c < probability.length; c++) {
    const p = probability[c] ?? 0;
    if (isIn(selection, c)) {
      sum += p;
      likelihood += Math.log(Math.max(0.01, p));
    } else {
      rest += p;
      likelihood += Math.log(Math.max(0.01, 1 - p));
    }
  }
  const least: number[] = [];
  for (let i = 0; i < byProbability.length && least.length <= count * 0.25; i++) {
    const place = byProbability[i] ?? 0;
    if (isIn(selection, place)) least.push(probability[place] ?? 0);
  }
  const mostOfOthers: number[] = [];
  for (let i = byProbability.length - 1; i >= 0 && mostOfOthers.length <= count * 0.2; i--) {
    const place = byProbability[i] ?? 0;
    if (!isIn(selection, place)) mostOfOthers.push(probability[place] ?? 0);
  }
  return {
    meanP: share(sum, count),
    minP: share(least[0] ?? 0),
    lowP: share(least[Math.floor(count * 0.1)] ?? 0),
    quarterP: share(least[Math.floor(count * 0.25)] ?? 0),
    restMaxP: share(mostOfOthers[0] ?? 0),
    restHighP: share(mostOfOthers[Math.floor(count * 0.2)] ?? 0),
    restSum: share(rest, count + rest),
    // The F1 to be expected if every candidate were a title with its probability.
    expected: share(2 * sum, count + sum + rest),
    likelihood: clamped(100 + (40 * likelihood) / Math.max(1, Math.sqrt(probability.length * count))),
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

const GROUPS_OF = Map.groupBy(
  Object.entries(STYLE_GROUPS).flatMap(([name, group]) => group.map((style) => ({ name, style }))),
  ({ style }) => style,
);

function styleFeatures(selection: Selection, { candidates: { all }, mates, headings }: Survey): Features {
  const { titles, places } = selection;
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  const inGroups: Record<string, number> = { ...NO_GROUPS };
  let matesOfAll = 0;
  for (const [style, count] of counts) {
    for (const { name } of GROUPS_OF.get(style) ?? []) inGroups[name] = (inGroups[name] ?? 0) + count;
  }
  for (const [style, count] of mates) if (counts.has(style)) matesOfAll += count;
  for (const name in inGroups) inGroups[name] = share(inGroups[name] ?? 0, titles.size);
  const first = places[0] ?? all.length;
  let left = 0;
  for (const place of headings) if (place > first && !isIn(selection, place)) left++;
  return {
    styles: clamped(counts.size * 15),
    ...inGroups,
    purity: share(titles.size, matesOfAll),
    headingsLeft: logged(left),
  };
}

const NO_GROUPS = Object.fromEntries(Object.keys(STYLE_GROUPS).map((name) => [name, 0]));

/** How far titles stand under others: a story's points are set lower than its title, and are no stories. */
function nestingFeatures(selection: Selection, { candidates: { all }, probability }: Survey): Features {
  const { outer, inner } = nestedTitles(all, (_, c) => isIn(selection, c));
  const mean = (of: ReadonlySet<number>) => {
    let sum = 0;
    for (const c of of) sum += probability[c] ?? 0;
    return sum / Math.max(1, of.size);
  };
  const titles = selection.places.length;
  return {
    nested: share(inner.size, titles),
    nesting: share(outer.size, Math.max(1, titles - inner.size)),
    nestedBelow: inner.size === 0 ? 50 : clamped(50 + 50 * (mean(outer) - mean(inner))),
  };
}

/** Whether the subject changes where the units begin, and goes on within them. */
function cohesionFeatures(
  chosen: readonly Candidate[],
  { candidates: { cohesion, masthead } }: Survey,
): Features {
  const { across, above, below, sums, texts } = cohesion;
  const starts = chosen.slice(1);
  let [between, opening] = [0, 0];
  for (const { line } of starts) between += across[line.index] ?? 0;
  for (const { line } of chosen) opening += (below[line.index] ?? 0) - (above[line.index] ?? 0);
  const first = (chosen[0]?.line.index ?? 0) + 1;
  const end = masthead.lines.length;
  const inner = (texts[end] ?? 0) - (texts[first] ?? 0) - starts.length;
  const boundary = between / Math.max(1, starts.length);
  const within = ((sums[end] ?? 0) - (sums[first] ?? 0) - between) / Math.max(1, inner);
  return {
    sharedBetween: clamped(200 * boundary),
    sharedWithin: clamped(200 * within),
    sharedContrast: clamped(50 + 150 * (within - boundary)),
    opensSubjects: clamped(50 + (50 * opening) / Math.max(1, chosen.length)),
    inner: share(inner, inner + chosen.length),
  };
}

/** Whether the headline is put together from the titles. */
function headlineFeatures(selection: Selection, { clauses }: Survey): Features {
  const told = clauses.filter((places) => places.some((place) => isIn(selection, place)));
  return { headlineTold: share(told.length, clauses.length), headlineClauses: logged(clauses.length) };
}
