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
  const glance = findGlance(lines);
  const taken = new Set([...headline.lines, ...keyPoints.lines, ...glance.lines]);
  const outline = outlineOf(lines, taken, glance, headline.text);
  return {
    lines,
    headline: headline.text,
    column: columnOf(headline.text, metadata, lines),
    keyPoints,
    glance: outline.isContents ? { ...glance, items: [], headed: false } : glance,
    taken,
    outline,
    leftOut: [
      ...leftOutAt(lines, headline.lines, 'headline'),
      ...leftOutAt(lines, keyPoints.lines, 'key points'),
      ...leftOutAt(lines, glance.lines, 'glance'),
    ],
  };
}

function leftOutAt(
  lines: readonly Line[],
  indexes: ReadonlySet<number>,
  reason: LeftOut['reason'],
): LeftOut[] {
  const texts = [...indexes].sort((a, b) => a - b).map((i) => lines[i]?.text ?? '');
  return texts.filter(Boolean).map((text) => ({ text, reason }));
}
