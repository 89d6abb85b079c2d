import type { Candidate } from '../candidates/candidates.ts';
import { variation } from '../candidates/styleStatistics.ts';
import type { Layout } from '../layout.ts';
import { clamped, type Features, logged, RowNames, rowOf, share } from '../models/scale.ts';
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
import { cohesionFeatures, nestingFeatures } from './storyBoundaryFeatures.ts';
import { probabilityFeatures } from './titleProbabilityFeatures.ts';
import { styleFeatures } from './titleStyleFeatures.ts';
import { sizeFeatures, sizesOf } from './unitSizeFeatures.ts';

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
  /** Those of them in which layouts are compared. */
  readonly compared: Compared;
}

/** Features in which a layout is set beside the best of the document. */
const COMPARED = ['expected', 'meanP', 'count', 'likelihood', 'cover', 'told', 'median'] as const;
type Compared = Readonly<Record<(typeof COMPARED)[number], number>>;
const BELOW_NAMES = COMPARED.map((name) => `below_${name}`);

/** By how much a layout stays below the best of its document in what layouts are compared in. */
function belowBests(compared: Compared, bests: Uint8Array): Features {
  const below: Record<string, number> = {};
  for (const [i, name] of BELOW_NAMES.entries()) {
    const own = COMPARED[i];
    below[name] = own === undefined ? 0 : clamped((bests[i] ?? 0) - compared[own]);
  }
  return below;
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
    styleFeatures(selection, survey),
    headlineFeatures(selection, survey),
    nestingFeatures(selection, survey),
    cohesionFeatures(chosen, survey),
    place,
    meansOf(places, survey.meant),
  ];
  const { expected, meanP, likelihood } = probabilities;
  const { cover, median } = sizes;
  const compared = { expected, meanP, count: counts.count, likelihood, cover, told: wording.told, median };
  return { groups, compared };
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

/** Of how many characters the titles are, how distinct, and how much their texts tell them again. */
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

/** How many different titles stand at some places. */
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

/** Whether the headline is put together from the titles. */
function headlineFeatures(selection: Selection, { clauses }: Survey): Features {
  const told = clauses.filter((places) => places.some((place) => isIn(selection, place)));
  return { headlineTold: share(told.length, clauses.length), headlineClauses: logged(clauses.length) };
}
