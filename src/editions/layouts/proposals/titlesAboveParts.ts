import type { Line } from '../../lines/line.ts';
import { fieldPlaces, labelPlaces } from '../../lines/returningLabels.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';

const FEWEST_STORIES = 3;
/** Most other lines in the titles' styles for each title: more would be stories without these parts. */
const FEW = 0.4;
/** Least share of the repetitions with a line in Chinese above, for these lines to be the titles. */
const MOSTLY = 0.7;

/** Origin of a layout of titles above the same parts. */
export const ABOVE_PARTS = 'lines above the same parts';

/**
 * Returns the candidates above each repetition of the same labels in the same order, 简介, 影响, 建议, 简介, 影响, 建议:
 * each repetition is a story's parts, and what is set off above its first label is the story's title. The labels are
 * lines of their own, or begin their texts in bold. Empty if labels do not repeat like that, or a repetition has no
 * title of its own.
 */
export function titlesAboveParts({ all, byLine, masthead: { lines } }: Candidates): Candidate[] {
  const labels = [...labelPlaces(lines).values(), ...fieldPlaces(lines).values()]
    .filter(({ length }) => length >= FEWEST_STORIES)
    .sort(([a = 0], [b = 0]) => a - b);
  const firsts = firstLabels(labels);
  if (firsts.length === 0) return [];
  const isLabel = new Set(labels.flat());
  const above = firsts.map((label) => linesAbove(label, lines, byLine, isLabel));
  const titles = titlesAmong(above);
  const keys = new Set(titles.map(({ key }) => key));
  const styles = new Set(titles.map(({ style }) => style));
  const isAbove = new Set(above.flat().map(({ line }) => line.index));
  const others = all.filter(
    ({ style, line: { index } }) => styles.has(style) && !isLabel.has(index) && !isAbove.has(index),
  );
  return keys.size === firsts.length && others.length <= FEW * titles.length ? titles : [];
}

/** Returns the lines of the label that comes first in each repetition; empty if no other alternates with it. */
function firstLabels([firsts = [], ...others]: readonly (readonly number[])[]): readonly number[] {
  const alternates = (seconds: readonly number[]) =>
    seconds.length === firsts.length &&
    seconds.every((line, i) => line > (firsts[i] ?? 0) && line < (firsts[i + 1] ?? Number.POSITIVE_INFINITY));
  return others.some(alternates) ? firsts : [];
}

const HAN = /\p{Script=Han}/u;

/**
 * Returns the title in each of several groups of lines above a label, the nearest first: the nearest in Chinese if most
 * groups have one, for what stands between are identifiers; otherwise the nearest, for what stands above is a section.
 */
function titlesAmong(groups: readonly (readonly Candidate[])[]): Candidate[] {
  const inChinese = groups.map((lines) => lines.find(({ title }) => HAN.test(title)));
  const isMostly = inChinese.filter((own) => own !== undefined).length >= MOSTLY * groups.length;
  return groups.flatMap(([nearest], i) => (isMostly ? inChinese[i] : undefined) ?? nearest ?? []);
}

/** Returns the lines that are set off right above a label, the nearest first. */
function linesAbove(
  label: number,
  lines: readonly Line[],
  byLine: ReadonlyMap<number, Candidate>,
  isLabel: ReadonlySet<number>,
): Candidate[] {
  const above: Candidate[] = [];
  for (let i = label - 1; i >= 0; i--) {
    if ((lines[i]?.text ?? '') === '') continue;
    const own = byLine.get(i);
    if (own === undefined || isLabel.has(i) || !(own.line.kind === 'heading' || own.line.bold)) break;
    above.push(own);
  }
  return above;
}
