import { attributionOf } from '../../lines/attribution.ts';
import { CHINESE_ORDINAL } from '../../lines/ordinals.ts';
import { clamped, type Features, flag, logged, RowNames, rowOf, share } from '../models/scale.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { type LineSurvey, linksSource, surveyLines } from './lineSurvey.ts';
import { neighbourFeatures } from './neighbourFeatures.ts';
import { placeFeatures } from './placeFeatures.ts';
import type { Grouping, Siblings } from './siblings.ts';
import { TITLE_STYLES } from './titleStyles.ts';
import { wordingFeatures } from './wordingFeatures.ts';

/** Features of the candidates, one row for each. */
export interface LineRows {
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
}

/** Returns the features of each candidate: its form, wording, neighbours, unit, position, style and document. */
export function lineFeatures(candidates: Candidates): LineRows {
  const survey = surveyLines(candidates);
  const groupsOf = (candidate: Candidate, c: number): readonly Features[] => [
    formFeatures(candidate, survey),
    wordingFeatures(candidate),
    neighbourFeatures(candidate, survey),
    unitFeatures(candidate, survey),
    placeFeatures(candidate, c, survey),
    subjectFeatures(candidate, survey),
    siblingFeatures(c, candidates.siblings),
    survey.styles.get(candidate.style)?.features ?? {},
    survey.features,
  ];
  const [first] = candidates.all;
  return {
    names: first ? NAMES.of(groupsOf(first, 0)) : [],
    rows: candidates.all.map((candidate, c) => rowOf(groupsOf(candidate, c))),
  };
}

const NAMES = new RowNames();

function formFeatures({ line, style, title, ordinal }: Candidate, { lines }: LineSurvey) {
  const { text, lead, index } = line;
  return {
    style: TITLE_STYLES.indexOf(style) * 3,
    heading: flag(line.kind === 'heading'),
    level: line.level * 15,
    item: flag(line.kind === 'item'),
    bold: flag(line.bold),
    quoted: flag(line.quoted),
    fresh: flag(line.fresh),
    firstInBlock: flag(lines[index - 1]?.block !== line.block),
    lastInBlock: flag(lines[index + 1]?.block !== line.block),
    leadShare: share(lead.length, text.length),
    leadLength: clamped(lead.length),
    ordinal: flag(ordinal >= 0),
    ordinalValue: clamped(ordinal),
    chineseOrdinal: flag(CHINESE_ORDINAL.test(text)),
    length: clamped(text.length / 2),
    titleLength: clamped(title.length),
    inLine: logged(text.length - title.length, 10),
    linkAt: flag(line.links.length > 0),
    linksSource: flag(linksSource(line)),
  };
}

/** Most lines of a unit that are examined: no story has more, and the time stays linear. */
const UNIT_LINES = 60;

function unitFeatures(candidate: Candidate, { lines, counts, styles }: LineSurvey) {
  const { line, style, unitEnd, unitCharacters } = candidate;
  const from = line.index + 1;
  const to = Math.min(unitEnd, from + UNIT_LINES);
  const within = (counted: Uint32Array) => (counted[to] ?? 0) - (counted[from] ?? 0);
  const median = styles.get(style)?.median ?? 0;
  const last = lines.slice(Math.max(from, to - 3), to).findLast(({ text }) => text !== '');
  return {
    unitCharacters: logged(unitCharacters, 10),
    unitToMedian: clamped(50 * Math.min(2, unitCharacters / Math.max(1, median))),
    paragraphs: logged(within(counts.texts)),
    images: logged(within(counts.images), 25),
    links: logged(line.links.length + within(counts.links), 20),
    opinions: flag(within(counts.opinions) > 0),
    sources: flag(within(counts.sources) > 0),
    linkedSources: logged(within(counts.linkedSources), 20),
    attribution: flag(last !== undefined && attributionOf(last.text) !== null),
    candidatesIn: logged(within(counts.candidates), 20),
    itemsIn: logged(within(counts.items), 20),
    boldIn: logged(within(counts.bold), 20),
    divided: flag(candidate.isDivided),
    told: share(candidate.told),
  };
}

/** Features of the groups of lines alike that a line belongs to, and of the label below it. */
function siblingFeatures(c: number, { forms, siblings, patterns, runs, nextReturns }: Siblings) {
  const sizeIn = ({ groups, sizes }: Grouping) => sizes[groups[c] ?? -1] ?? 0;
  return {
    formCount: logged(sizeIn(forms)),
    siblingCount: logged(sizeIn(siblings)),
    patternCount: logged(sizeIn(patterns)),
    patternShare: share(sizeIn(patterns), sizeIn(forms)),
    runLength: logged(sizeIn(runs)),
    nextReturns: logged(nextReturns[c] ?? 0),
  };
}

/** Features of beginning a subject: low cohesion with the lines above, high with those below. */
function subjectFeatures({ line: { index } }: Candidate, { candidates: { cohesion } }: LineSurvey) {
  const [above, below] = [cohesion.above[index] ?? 0, cohesion.below[index] ?? 0];
  const across = cohesion.across[index] ?? 0;
  return {
    sharedAbove: share(above),
    sharedBelow: share(below),
    sharedAcross: clamped(200 * across),
    opensSubject: clamped(50 + 50 * (below - above)),
    opensAcross: clamped(50 + 100 * (below - across)),
  };
}
