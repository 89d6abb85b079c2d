import type { Line } from '../../lines/line.ts';
import { withoutOrdinal } from '../../lines/ordinals.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';

const FEWEST_STORIES = 3;
const LONGEST_LABEL = 14;

/** Origin of a layout of titles above the same parts. */
export const ABOVE_PARTS = 'lines above the same parts';

/**
 * Returns the candidates above each repetition of the same labels in the same order, 简介, 影响, 建议, 简介, 影响, 建议:
 * each repetition is a story's parts, and what is set off above its first label is the story's title. Empty if labels do
 * not repeat like that, or a repetition has no title of its own.
 */
export function titlesAboveParts({ byLine, masthead: { lines } }: Candidates): Candidate[] {
  const labels = labelsOf(lines);
  const firsts = firstLabels([...labels.values()]);
  const isLabel = new Set([...labels.values()].flat());
  const titles = firsts.flatMap((label) => titleAbove(label, lines, byLine, isLabel) ?? []);
  const keys = new Set(titles.map(({ key }) => key));
  return keys.size === firsts.length ? titles : [];
}

/** Returns the lines of each short text that is set off several times, in the order of first lines. */
function labelsOf(lines: readonly Line[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const line of lines) {
    const label = labelIn(line);
    if (label === '') continue;
    const known = places.get(label);
    if (known) known.push(line.index);
    else places.set(label, [line.index]);
  }
  return new Map([...places].filter(([, indexes]) => indexes.length >= FEWEST_STORIES));
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

/** Returns a short line that is set off, without its ordinal and final colon; empty if it cannot be a label. */
function labelIn({ kind, text, bold }: Line): string {
  if (kind !== 'heading' && !(kind === 'paragraph' && bold)) return '';
  const label = withoutOrdinal(text).replace(/[：:]$/, '');
  return label.length >= 2 && label.length <= LONGEST_LABEL ? label : '';
}
