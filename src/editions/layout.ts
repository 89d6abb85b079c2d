import type { ReadDocument } from '../documents/readDocument.ts';
import { findGlance, type Glance } from './glance.ts';
import { columnOf, findHeadline } from './headline.ts';
import { findKeyPoints, type KeyPoints } from './keyPoints.ts';
import type { LeftOut } from './leftOut.ts';
import { type Line, linesOf } from './line.ts';
import { type Outline, outlineOf } from './outline.ts';

/** Where in a document everything stands that is no story's text. */
export interface Layout {
  readonly lines: readonly Line[];
  readonly headline: string;
  /** The column's name; empty where none is named. */
  readonly column: string;
  readonly keyPoints: KeyPoints;
  readonly glance: Glance;
  /** The lines of headline, key points and glance. */
  readonly taken: ReadonlySet<number>;
  readonly outline: Outline;
  /** Those lines, as what is left out of the stories. */
  readonly leftOut: readonly LeftOut[];
}

/** Finds the parts of a document: headline and column, key points, glance, titles and sections. */
export function layoutOf({ blocks, metadata }: ReadDocument): Layout {
  const lines = linesOf(blocks);
  const headline = findHeadline(lines, metadata);
  const keyPoints = findKeyPoints(lines);
  const found = glanceBeside(keyPoints, findGlance(lines));
  const withoutGlance = new Set([...headline.lines, ...keyPoints.lines]);
  const taken = new Set([...withoutGlance, ...found.lines]);
  const outline = outlineOf(lines, taken, found, headline);
  const isAllThereIs = outline.titles.size === 0 && tellsStories(found);
  const glance = isAllThereIs || outline.isContents ? { ...found, items: [], headed: false } : found;
  return {
    lines,
    headline: headline.text,
    column: columnOf(headline.text, metadata, lines),
    keyPoints,
    glance,
    taken: isAllThereIs ? withoutGlance : taken,
    outline: isAllThereIs ? outlineOf(lines, withoutGlance, glance, headline) : outline,
    leftOut: [
      ...leftOutAt(lines, headline.lines, 'headline'),
      ...leftOutAt(lines, keyPoints.lines, 'key points'),
      ...(isAllThereIs ? [] : leftOutAt(lines, found.lines, 'glance')),
    ],
  };
}

/** The glance, unless its list turns out to be the key points. */
function glanceBeside(keyPoints: KeyPoints, glance: Glance): Glance {
  const isTheSame = [...glance.lines].some((line) => keyPoints.lines.has(line));
  return isTheSame ? { items: [], headings: [], lines: new Set(), headed: false } : glance;
}

const SHORTEST_TOLD = 30;

/** Whether a glance tells its stories rather than names them; with nothing below it, it is the edition itself. */
function tellsStories({ items }: Glance): boolean {
  const told = items.filter((item) => item.length >= SHORTEST_TOLD && /[，。；]/.test(item));
  return items.length > 0 && told.length >= 0.5 * items.length;
}

function leftOutAt(
  lines: readonly Line[],
  indexes: ReadonlySet<number>,
  reason: LeftOut['reason'],
): LeftOut[] {
  const texts = [...indexes].sort((a, b) => a - b).map((i) => lines[i]?.text ?? '');
  return texts.filter(Boolean).map((text) => ({ text, reason }));
}
