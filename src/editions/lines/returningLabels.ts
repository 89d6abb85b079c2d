import type { Line } from './line.ts';
import { withoutOrdinal } from './ordinals.ts';

const LONGEST_LABEL = 14;
const FEWEST_TIMES = 3;
/** Most lines between a label and its text, which may be images. */
const NEAR = 3;

/**
 * Returns the short lines that repeat literally above different texts, 影响路径 or 2. 风险: they name the parts of
 * every story, and are not titles. Lines that repeat only in lists, as titles do above their texts, are not included.
 */
export function returningLabels(lines: readonly Line[]): Set<number> {
  const places = labelPlaces(lines);
  const returns = (line: Line | undefined) =>
    line !== undefined && (places.get(labelIn(line))?.length ?? 0) >= FEWEST_TIMES;
  const labels = new Set<number>();
  for (const indexes of places.values()) {
    if (indexes.length < FEWEST_TIMES) continue;
    const overTexts = indexes.filter((index) => {
      const below = lines.slice(index + 1, index + 1 + NEAR).find(({ text }) => text !== '');
      return below !== undefined && below.kind !== 'heading' && !returns(below);
    });
    if (overTexts.length >= FEWEST_TIMES) for (const index of indexes) labels.add(index);
  }
  return labels;
}

const LONGEST_LINK = 16;

/** Returns the short lines that are only a link and repeat literally, 查看帖子 →: they lead on from every story. */
export function returningLinks(lines: readonly Line[]): Set<number> {
  const links = Map.groupBy(lines.filter(isShortLink), ({ text }) => text);
  const own = [...links.values()].filter((each) => each.length >= FEWEST_TIMES).flat();
  return new Set(own.map(({ index }) => index));
}

function isShortLink({ kind, text, links: [link, another] }: Line): boolean {
  const isAlone = link !== undefined && another === undefined && link.text === text;
  return isAlone && kind !== 'heading' && kind !== 'row' && text.length <= LONGEST_LINK;
}

/** Returns the lines of each short text that is set off, as labels are, in the order of their first lines. */
export function labelPlaces(lines: readonly Line[]): Map<string, number[]> {
  return placesOf(lines, labelIn);
}

/** Returns the lines that begin with each short text in bold before a colon, in the order of their first lines. */
export function fieldPlaces(lines: readonly Line[]): Map<string, number[]> {
  return placesOf(lines, fieldIn);
}

/** Returns the lines in which each label is found. */
function placesOf(lines: readonly Line[], labelOf: (line: Line) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const line of lines) {
    const label = labelOf(line);
    if (label === '') continue;
    const known = places.get(label);
    if (known) known.push(line.index);
    else places.set(label, [line.index]);
  }
  return places;
}

/** Returns a short line without its ordinal and final colon; empty if it cannot be a label. */
function labelIn({ kind, text, bold }: Line): string {
  if (kind !== 'heading' && !(kind === 'paragraph' && bold)) return '';
  if (text.length > LONGEST_LABEL + 4) return '';
  const label = withoutOrdinal(text).replace(/[：:]$/, '');
  return label.length >= 2 && label.length <= LONGEST_LABEL ? label : '';
}

/** Returns the short text in bold that a line begins with before a colon and its own text; empty if there is none. */
function fieldIn({ kind, lead, text }: Line): string {
  if (lead === '' || lead.length > LONGEST_LABEL || (kind !== 'paragraph' && kind !== 'item')) return '';
  const label = lead.replace(/[：:]$/, '');
  return label.length >= 2 && /^\s?[：:]/.test(text.slice(label.length)) ? label : '';
}
