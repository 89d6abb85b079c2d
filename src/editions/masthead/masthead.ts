import type { Metadata, ReadDocument } from '../../documents/readDocument.ts';
import type { Discarded } from '../discarded.ts';
import { announcedLines } from '../glance/announced.ts';
import { findGlance } from '../glance/findGlance.ts';
import { type Glance, NO_GLANCE } from '../glance/glance.ts';
import type { AnnouncedLines } from '../glance/target.ts';
import { type Line, linesOf } from '../lines/line.ts';
import { pairedFields } from '../lines/pairedLines.ts';
import { repeatedFields } from '../lines/repeatedFields.ts';
import { returningLabels, returningLinks } from '../lines/returningLabels.ts';
import { wholeTitles } from '../lines/splitTitles.ts';
import { LineStyles } from '../outline/lineStyles.ts';
import { columnOf } from './column.ts';
import { findHeadline } from './headline.ts';
import { findKeyPoints, type KeyPoints } from './keyPoints.ts';
import { linesOfMenus, withoutMenus } from './menus.ts';
import { linesOfPageEnd } from './pageEnd.ts';
import { linksToPastArticles } from './pastArticles.ts';

/** Lines of a document, and its parts outside the stories. */
export interface Masthead {
  readonly lines: readonly Line[];
  readonly styles: LineStyles;
  readonly headline: string;
  /** Title that the page or its front matter gives; empty if there is none. */
  readonly title: string;
  /** Name of the column; empty if there is none. */
  readonly column: string;
  readonly keyPoints: KeyPoints;
  readonly glance: Glance;
  /** List under a heading of a glance, even if the stories below have other wordings. */
  readonly headedList: Glance;
  /** Lines that repeat the glance's items. */
  readonly announced: AnnouncedLines;
  /** Lines of headline, key points, glance, the page's end and links to its earlier articles, which belong to no story. */
  readonly taken: ReadonlySet<number>;
  /** Lines that are fields of stories, `来源：…`, or labels of their parts; not titles. */
  readonly fields: ReadonlySet<number>;
  /** Line of a headline that opens the document; the lines above are the menus of its page. */
  readonly start: number;
  /** The taken lines, as parts left out of the stories. */
  readonly discarded: readonly Discarded[];
}

const MOST_MENU_LINES = 20;

/** Finds headline and column, key points and glance, and the lines below that repeat the glance. */
export function readMasthead({ blocks, metadata }: ReadDocument): Masthead {
  return mastheadOf(linesOf(blocks), metadata);
}

/** Finds the masthead in lines. */
export function mastheadOf(read: readonly Line[], metadata: Metadata): Masthead {
  const menus = linesOfMenus(read);
  const { lines, originals } = wholeTitles(withoutMenus(read, menus));
  const headline = findHeadline(lines, metadata);
  const keyPoints = findKeyPoints(lines);
  const pageEnd = linesOfPageEnd(lines);
  const past = linksToPastArticles(lines).difference(pageEnd);
  const own = new Set([...headline.lines, ...keyPoints.lines, ...pageEnd, ...past]);
  const fields = repeatedFields(lines)
    .union(returningLabels(lines))
    .union(returningLinks(lines))
    .union(pairedFields(lines))
    .union(originals);
  const styles = new LineStyles(lines);
  const found = findGlance(lines, fields);
  const isKeyPoints = [...found.lines].some((line) => keyPoints.lines.has(line));
  const candidate = isKeyPoints ? NO_GLANCE : found;
  const announced = announcedLines(candidate, styles, new Set([...own, ...candidate.lines, ...fields]));
  // A list that is not repeated below is not a glance: its items may be the stories.
  const returns =
    announced.size > 0 &&
    (announced.size >= LEAST_RETURNED * candidate.items.length || isCutOff(candidate, announced));
  const glance = returns ? candidate : NO_GLANCE;
  const first = Math.min(...headline.lines);
  return {
    lines,
    styles,
    headline: headline.text,
    title: metadata.title ?? '',
    column: columnOf(headline.text, metadata, lines),
    keyPoints,
    glance,
    headedList: candidate.hasHeading ? candidate : NO_GLANCE,
    announced: returns ? announced : new Map(),
    taken: new Set([...own, ...glance.lines]),
    fields,
    start: first < MOST_MENU_LINES ? first : 0,
    discarded: [
      ...discardedAt(read, menus, 'credit'),
      ...discardedAt(lines, headline.lines, 'headline'),
      ...discardedAt(lines, keyPoints.lines, 'key points'),
      ...discardedAt(lines, glance.lines, 'glance'),
      ...discardedAt(lines, pageEnd, 'credit'),
      ...discardedAt(lines, past, 'advertisement'),
    ],
  };
}

const LEAST_RETURNED = 0.3;
const FEWEST_RETURNED = 2;

/** Whether only the first items under a heading are repeated, in their order: the document ends before the others. */
function isCutOff({ hasHeading }: Glance, announced: AnnouncedLines): boolean {
  const items = [...announced].sort(([a], [b]) => a - b).map(([, item]) => item);
  return hasHeading && items.length >= FEWEST_RETURNED && items.every((item, i) => item === i);
}

/** Returns the masthead with another glance and the lines that repeat its items. */
export function withGlance(masthead: Masthead, glance: Glance, announced: AnnouncedLines): Masthead {
  return {
    ...masthead,
    glance,
    announced,
    taken: new Set([...masthead.taken, ...glance.lines]),
    discarded: [
      ...masthead.discarded.filter(({ reason }) => reason !== 'glance'),
      ...discardedAt(masthead.lines, glance.lines, 'glance'),
    ],
  };
}

function discardedAt(
  lines: readonly Line[],
  indexes: ReadonlySet<number>,
  reason: Discarded['reason'],
): Discarded[] {
  const texts = [...indexes].sort((a, b) => a - b).map((i) => lines[i]?.text ?? '');
  return texts.filter(Boolean).map((text) => ({ text, reason }));
}
