import { firstEquals, timesOf } from '../../../text/equalTexts.ts';
import { textKey } from '../../identity.ts';
import { sourceLine } from '../../lines/attribution.ts';
import { commentaryIn } from '../../lines/commentary.ts';
import type { Line } from '../../lines/line.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms/terms.ts';
import { type Features, listed, logged } from '../models/scale.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { type StyleStatistics, styleStatistics } from './styleStatistics.ts';
import type { TitleStyle } from './titleStyles.ts';

/** Facts about a whole document, found before its candidates are examined one by one. */
export interface LineSurvey {
  readonly candidates: Candidates;
  readonly lines: readonly Line[];
  readonly total: number;
  readonly styles: ReadonlyMap<TitleStyle, StyleStatistics>;
  /** For each candidate the number of earlier ones of its style, and the last one's ordinal. */
  readonly orders: readonly { readonly seen: number; readonly ordinal: number; readonly heading: number }[];
  /** Last heading of each rank above each candidate that is a heading or under one. */
  readonly above: readonly (Line | undefined)[];
  /** Whether one of the headings above each candidate names a part without news. */
  readonly framed: readonly boolean[];
  /** For each candidate the candidates whose keys begin as its own: repeated ones are in a list of contents. */
  readonly returns: readonly Returns[];
  /** For each candidate the number of candidates with its label; 0 if it has none. */
  readonly labelCounts: Uint32Array;
  readonly headlineKey: string;
  readonly announcedStyles: ReadonlyMap<TitleStyle, number>;
  /** Cumulative counts of kinds of lines, up to each line. */
  readonly counts: Counts;
  readonly headings: readonly number[];
  readonly features: Features;
}

/** First and last line among those whose keys begin alike. */
interface Returns {
  readonly first: number;
  last: number;
}

interface Counts {
  readonly images: Uint32Array;
  readonly links: Uint32Array;
  readonly texts: Uint32Array;
  readonly items: Uint32Array;
  readonly bold: Uint32Array;
  readonly opinions: Uint32Array;
  readonly sources: Uint32Array;
  readonly linkedSources: Uint32Array;
  readonly candidates: Uint32Array;
}

/** Characters of a title that identify its repetitions. */
const RETURNING = 10;
const SHORTEST_RETURNING = 5;

/** Examines a whole document once, for the features of its candidates. */
export function surveyLines(candidates: Candidates): LineSurvey {
  const { masthead, all, before, byLine } = candidates;
  const { lines, announced } = masthead;
  const styles = styleStatistics(candidates);
  const labels = all.map(({ line }) => labelOf(line));
  const headings = new Array<number>(7).fill(0);
  const orders: { seen: number; ordinal: number; heading: number }[] = [];
  const above: (Line | undefined)[] = [];
  const framed: boolean[] = [];
  const seen = new Map<TitleStyle, { count: number; ordinal: number }>();
  const open: (Line | undefined)[] = [];
  let frames = 0;
  let heading = -1;
  for (const { line, style, ordinal } of all) {
    const mates = seen.get(style) ?? { count: 0, ordinal: 0 };
    orders.push({ seen: mates.count, ordinal: mates.ordinal, heading });
    seen.set(style, { count: mates.count + 1, ordinal: ordinal >= 0 ? ordinal : mates.ordinal });
    if (line.kind === 'heading') {
      headings[line.level] = (headings[line.level] ?? 0) + 1;
      open.length = line.level;
      above.push(open.findLast((each) => each !== undefined));
      frames &= (1 << line.level) - 1;
      framed.push(frames !== 0);
      if (isPromotionSection(line.text)) frames |= 1 << line.level;
      open[line.level] = line;
      heading = line.index;
    } else {
      above.push(open.findLast((each) => each !== undefined));
      framed.push(frames !== 0);
    }
  }
  const announcedStyles = new Map<TitleStyle, number>();
  for (const index of announced.keys()) {
    const style = byLine.get(index)?.style;
    if (style) announcedStyles.set(style, (announcedStyles.get(style) ?? 0) + 1);
  }
  return {
    candidates,
    lines,
    total: Math.max(1, before[lines.length] ?? 1),
    styles,
    orders,
    above,
    framed,
    returns: returnsOf(all),
    labelCounts: countsOfLabels(labels),
    headlineKey: textKey(masthead.headline),
    announcedStyles,
    counts: countsOf(candidates),
    headings,
    features: documentFeatures(candidates, styles, headings),
  };
}

/** Returns for each label its number of occurrences; 0 for an empty one. */
function countsOfLabels(labels: readonly string[]): Uint32Array {
  const counts = timesOf(firstEquals(labels));
  for (const [c, label] of labels.entries()) if (label === '') counts[c] = 0;
  return counts;
}

function returnsOf(all: readonly Candidate[]): Returns[] {
  const firsts = firstEquals(all.map(({ key }) => key.slice(0, RETURNING)));
  const returns: Returns[] = [];
  for (const [c, { line, key }] of all.entries()) {
    const earlier = key.length >= SHORTEST_RETURNING ? returns[firsts[c] ?? c] : undefined;
    if (earlier) earlier.last = line.index;
    returns.push(earlier ?? { first: line.index, last: line.index });
  }
  return returns;
}

function countsOf({ masthead: { lines }, byLine }: Candidates): Counts {
  const counts = {
    images: new Uint32Array(lines.length + 1),
    links: new Uint32Array(lines.length + 1),
    texts: new Uint32Array(lines.length + 1),
    items: new Uint32Array(lines.length + 1),
    bold: new Uint32Array(lines.length + 1),
    opinions: new Uint32Array(lines.length + 1),
    sources: new Uint32Array(lines.length + 1),
    linkedSources: new Uint32Array(lines.length + 1),
    candidates: new Uint32Array(lines.length + 1),
  };
  const count = (counted: Uint32Array, i: number, times: number) => {
    counted[i + 1] = (counted[i] ?? 0) + times;
  };
  for (const [i, line] of lines.entries()) {
    const { image, links, text, kind, bold } = line;
    const style = byLine.get(i)?.style;
    count(counts.images, i, image ? 1 : 0);
    count(counts.links, i, links.length);
    count(counts.texts, i, text === '' ? 0 : 1);
    count(counts.items, i, kind === 'item' && text !== '' ? 1 : 0);
    count(counts.bold, i, bold ? 1 : 0);
    count(counts.opinions, i, commentaryIn(text) === undefined ? 0 : 1);
    count(counts.sources, i, sourceLine(text) === undefined ? 0 : 1);
    count(counts.linkedSources, i, linksSource(line) ? 1 : 0);
    count(counts.candidates, i, style === undefined || style === 'paragraph' ? 0 : 1);
  }
  return counts;
}

/** Whether a line ends with a link to its source, as an item that is a complete story does. */
export function linksSource({ text, links }: Line): boolean {
  const last = links.at(-1);
  return last !== undefined && last.text.length < text.length && TERMS.sourceLink.test(last.text);
}

function documentFeatures(
  { masthead: { lines, announced } }: Candidates,
  styles: ReadonlyMap<TitleStyle, StyleStatistics>,
  headings: readonly number[],
): Features {
  const count = (...wanted: TitleStyle[]) =>
    logged(wanted.reduce((total, style) => total + (styles.get(style)?.count ?? 0), 0));
  return listed({
    headings: logged(headings.reduce((a, b) => a + b, 0)),
    bolds: count('bold', 'numbered bold'),
    numbereds: count('numbered', 'numbered lead', 'numbered line'),
    items: count('item', 'lead item'),
    marks: count('marked', 'marked line'),
    lines: logged(lines.length, 9),
    rules: logged(lines.filter(({ kind }) => kind === 'rule').length, 20),
    anyAnnounced: logged(announced.size),
  });
}

const LONGEST_LABEL = 16;

/**
 * Returns the beginning of a line that could be a label: its lead, the words before a colon, else its first characters.
 */
function labelOf({ lead, text }: Line): string {
  if (lead !== '' && lead.length <= LONGEST_LABEL) return textKey(lead);
  const colon = text.slice(0, LONGEST_LABEL).search(/[：:]/);
  return textKey(colon < 0 ? text.slice(0, 1.5 * LONGEST_LABEL) : text.slice(0, colon));
}
