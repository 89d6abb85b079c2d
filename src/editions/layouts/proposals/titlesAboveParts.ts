import type { Line } from '../../lines/line.ts';
import { labelPlaces } from '../../lines/returningLabels.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';

const FEWEST_STORIES = 3;

/** Origin of a layout of titles above the same parts. */
export const ABOVE_PARTS = 'lines above the same parts';

/**
 * Returns the candidates above each repetition of the same labels in the same order, 简介, 影响, 建议, 简介, 影响, 建议:
 * each repetition is a story's parts, and what is set off above its first label is the story's title. Empty if labels do
 * not repeat like that, or a repetition has no title of its own.
 */
export function titlesAboveParts({ byLine, masthead: { lines } }: Candidates): Candidate[] {
  const labels = [...labelPlaces(lines).values()].filter(({ length }) => length >= FEWEST_STORIES);
  const firsts = firstLabels(labels);
  const isLabel = new Set(labels.flat());
  const titles = firsts.flatMap((label) => titleAbove(label, lines, byLine, isLabel) ?? []);
  const keys = new Set(titles.map(({ key }) => key));
  return keys.size === firsts.length ? titles : [];
}

/** Returns the lines of the label that comes first in each repetition; empty if no other alternates with it. */
function firstLabels([firsts = [], ...others]: readonly (readonly number[])[]): readonly number[] {
  const alternates = (seconds: readonly number[]) =>
    seconds.length === firsts.length &&
    seconds.every((line, i) => line > (firsts[i] ?? 0) && line < (firsts[i + 1] ?? Number.POSITIVE_INFINITY));
  return others.some(alternates) ? firsts : [];
}

const HAN = /\p{Script=Han}/u;

/** Returns the line that is set off right above a label: of several the nearest in Chinese, for others are identifiers. */
function titleAbove(
  label: number,
  lines: readonly Line[],
  byLine: ReadonlyMap<number, Candidate>,
  isLabel: ReadonlySet<number>,
): Candidate | undefined {
  let title: Candidate | undefined;
  for (let i = label - 1; i >= 0; i--) {
    if ((lines[i]?.text ?? '') === '') continue;
    const own = byLine.get(i);
    if (own === undefined || isLabel.has(i) || !(own.line.kind === 'heading' || own.line.bold)) break;
    if (HAN.test(own.title)) return own;
    title = own;
  }
  return title;
}
