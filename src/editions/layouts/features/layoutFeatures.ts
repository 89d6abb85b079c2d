import type { Candidate } from '../candidates/candidates.ts';
import { variation } from '../candidates/styleStatistics.ts';
import type { Layout } from '../layout.ts';
import { clamped, type Features, ListedFeatures, logged, RowNames, rowOf, share } from '../models/scale.ts';
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
import { siblingFeatures } from './siblingFeatures.ts';
import { cohesionFeatures, nestingFeatures } from './storyBoundaryFeatures.ts';
import { probabilityFeatures } from './titleProbabilityFeatures.ts';
import { styleFeatures } from './titleStyleFeatures.ts';
import { sizeFeatures, sizesOf } from './unitSizeFeatures.ts';

/** Features of the layouts, one row for each, and their expected F1. */
export interface LayoutRows {
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
  /** Expected F1 of each, if every candidate is a title with its probability; from 0 to 1. */
  readonly expected: readonly number[];
}

/**
 * Returns the features of layouts: their titles' probabilities, their units, and their relation to the other layouts.
 */
export function layoutFeatures(judged: Judged, layouts: readonly Layout[]): LayoutRows {
  const survey = surveyOf(judged);
  const selections = layouts.map((layout) => selectionOf(layout, survey));
  const own = selections.map((selection) => ownFeatures(selection, survey));
  const bests = new Uint8Array(COMPARED.length);
  for (const { compared } of own)
    for (const [i, name] of COMPARED.entries()) bests[i] = Math.max(bests[i] ?? 0, compared[name]);
  const groupsOf = ({ groups, compared }: OwnFeatures, i: number): readonly Features[] => [
    ...groups,
    {
      agreement: agreementOf(i, selections),
      bestExpected: bests[COMPARED.indexOf('expected')] ?? 0,
      layouts: clamped(layouts.length * 2),
    },
    belowBests(compared, bests),
  ];
  const [first] = own;
  return {
    names: first ? NAMES.of(groupsOf(first, 0)) : [],
    rows: own.map((features, i) => rowOf(groupsOf(features, i))),
    expected: own.map(({ compared }) => compared.expected / 100),
  };
}

const NAMES = new RowNames();

interface OwnFeatures {
  readonly groups: readonly Features[];
  /** Features that are compared between layouts. */
  readonly compared: Compared;
}

/** Features that are compared with the best layout of the document. */
const COMPARED = ['expected', 'meanP', 'count', 'likelihood', 'cover', 'told', 'median'] as const;
type Compared = Readonly<Record<(typeof COMPARED)[number], number>>;
const BELOW_NAMES = COMPARED.map((name) => `below_${name}`);

/** Returns the differences between a layout's compared features and the best of its document. */
function belowBests(compared: Compared, bests: Uint8Array): Features {
  const below = new Uint8Array(COMPARED.length);
  for (const [i, name] of COMPARED.entries()) below[i] = clamped((bests[i] ?? 0) - compared[name]);
  return new ListedFeatures(BELOW_NAMES, below);
}

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
  const wording = titleFeatures(chosen, places, survey.keyNumbers);
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
    ...styleFeatures(selection, survey),
    headlineFeatures(selection, survey),
    nestingFeatures(selection, survey),
    cohesionFeatures(chosen, survey),
    siblingFeatures(selection, survey),
    place,
    meansOf(places, survey.meant),
  ];
  const { expected, meanP, likelihood } = probabilities;
  const { cover, median } = sizes;
  const compared = { expected, meanP, count: counts.count, likelihood, cover, told: wording.told, median };
  return { groups, compared };
}

/** Returns the means of some line features over the titles. */
function meansOf(places: readonly number[], meant: Uint8Array): Features {
  sums.fill(0);
  for (const place of places) {
    const from = place * sums.length;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (meant[from + i] ?? 0);
  }
  const means = new Uint8Array(sums.length);
  for (let i = 0; i < sums.length; i++) means[i] = clamped((sums[i] ?? 0) / Math.max(1, places.length));
  return new ListedFeatures(MEAN_NAMES, means);
}

/** Sums of one layout's line features; one array for all, because allocating it takes longer than filling it. */
const sums = new Uint32Array(MEANS.length);

const MEAN_NAMES = MEANS.map((name) => `mean_${name}`);

/** Features of the titles: their length, their distinctness, and how much their texts repeat them. */
function titleFeatures(chosen: readonly Candidate[], places: readonly number[], keyNumbers: Int32Array) {
  const lengths = chosen.map(({ title }) => Math.min(150, title.length));
  const count = chosen.length;
  return {
    told: share(
      chosen.reduce((sum, { told }) => sum + told, 0),
      count,
    ),
    distinct: share(distinctKeys(places, keyNumbers), count),
    titleLength: clamped(lengths.reduce((a, b) => a + b, 0) / Math.max(1, count)),
    lengthVariation: clamped(50 * variation(lengths)),
    shortest: clamped(Math.min(...lengths)),
  };
}

/** Counts the different titles at some indexes. */
function distinctKeys(places: readonly number[], keyNumbers: Int32Array): number {
  const isMet = new Uint8Array(keyNumbers.length);
  let distinct = 0;
  for (const place of places) {
    const key = keyNumbers[place] ?? 0;
    if (isMet[key] === 0) distinct++;
    isMet[key] = 1;
  }
  return distinct;
}

/** Features of a headline composed of the titles. */
function headlineFeatures(selection: Selection, { clauses }: Survey): Features {
  const told = clauses.filter((places) => places.some((place) => isIn(selection, place)));
  return { headlineTold: share(told.length, clauses.length), headlineClauses: logged(clauses.length) };
}
