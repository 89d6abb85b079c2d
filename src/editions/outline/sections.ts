import type { Glance } from '../glance/glance.ts';
import { textKey } from '../identity.ts';
import { ONE_LINE_STYLES, type StylesByLine, type TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { sourceLine } from '../lines/attribution.ts';
import { isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { isCountedInChinese, numberBefore, ordinalIn } from '../lines/ordinals.ts';
import { isPromotionSection } from '../stories/advertisements.ts';
import { levelsWithinStories, styleOfCountedHeadings } from './headings.ts';
import { nextText } from './plainTitles.ts';
import { endsAsSection, namesSection } from './sectionName.ts';
import { titlesUnder } from './titlesUnder.ts';

/** Evidence for sections: the lines, their possible title styles, and the titles among them. */
export interface SectionEvidence {
  readonly lines: readonly Line[];
  readonly taken: ReadonlySet<number>;
  readonly styles: StylesByLine;
  /** Titles that are certainly stories, whatever is below them. */
  readonly certain: { has(index: number): boolean };
  readonly titles: ReadonlyMap<number, TitleStyle>;
  readonly glance: Glance;
}

const LONGEST_SECTION = 14;

/** Returns the lines that name sections: they are directly above titles, or above them in the order of headings. */
export function sectionsOf(found: SectionEvidence): Set<number> {
  const { lines, taken, certain, titles } = found;
  const sections = new Set<number>();
  const headsTitle = titlesUnder(lines, titles);
  const titleLevel = levelOfTitles(titles);
  const parts = lines.filter((line) => isPart(line, found));
  // If one 一、 heads stories, the others are sections without any.
  if (parts.some(headsTitle) || areCountedAnew(parts, lines, titles))
    for (const { index } of parts) sections.add(index);
  const countedStyle = styleOfCountedHeadings(lines, titles);
  const withinStories = levelsWithinStories(lines, titles, headsTitle);
  const mates = sectionMates(found, headsTitle);
  for (const index of mates) sections.add(index);
  for (const line of lines) {
    const style = titles.get(line.index);
    const isTitle = style !== undefined;
    const heads = headsTitle(line);
    if (line.text === '' || !(heads || isTitle || line.kind === 'heading')) continue;
    if (taken.has(line.index) || certain.has(line.index)) continue;
    // A story's source is its last line, right above the next title.
    if (sourceLine(line.text) !== undefined) continue;
    if (isTitle && ONE_LINE_STYLES.has(style)) continue;
    if (line.kind === 'heading' && !isTitle) {
      if (withinStories.has(line.level)) continue;
      if (line.level <= titleLevel || (heads && line.text.length <= LONGEST_SECTION))
        sections.add(line.index);
    } else if (isTitle) {
      const isUncounted = style === countedStyle && ordinalIn(line.text) === '' && namesSection(line.text);
      if (heads || isUncounted || isPromotionSection(line.text)) sections.add(line.index);
    } else if (heads && (isSectionName(line, found) || isOverCounted(line, found))) sections.add(line.index);
  }
  return sections;
}

/** Level of titles that are not headings: below all headings. */
const LOWEST_LEVEL = 7;

/** Returns the highest level of titles if at least half of them are headings. */
function levelOfTitles(titles: ReadonlyMap<number, TitleStyle>): number {
  let headings = 0;
  let highest = Number.POSITIVE_INFINITY;
  for (const style of titles.values()) {
    if (!style.startsWith('h')) continue;
    headings++;
    highest = Math.min(highest, Number(style[1]));
  }
  return headings >= 0.5 * titles.size ? highest : LOWEST_LEVEL;
}

const FEWEST_PARTS = 2;
const LONGEST_PART = 30;

/** Whether a line is numbered like a part (一、), bold or not, and is not a title. */
function isPart({ index, kind, bold, text }: Line, { styles, titles }: SectionEvidence): boolean {
  if (!isCountedInChinese(text) || titles.has(index)) return false;
  const style = styles.get(index);
  const isSetOff = bold && kind === 'paragraph' && style !== undefined && text.length <= LONGEST_PART;
  return isSetOff || style === 'chinese numbered';
}

/** Whether the titles below each of several parts are numbered from one, whatever else is between. */
function areCountedAnew(
  parts: readonly Line[],
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): boolean {
  if (parts.length < FEWEST_PARTS) return false;
  const order = [...titles.keys()].toSorted((a, b) => a - b);
  let [headed, at] = [0, 0];
  for (const [i, { index }] of parts.entries()) {
    const end = parts[i + 1]?.index ?? lines.length;
    while ((order[at] ?? lines.length) <= index) at++;
    const first = order[at] ?? lines.length;
    if (first >= end) continue;
    if (numberBefore(lines[first]?.text ?? '') !== 1) return false;
    headed++;
  }
  return headed >= FEWEST_PARTS;
}

/** Whether a short plain line is above a numbered title: between numbered titles only a section is set so. */
function isOverCounted(line: Line, { lines, styles, titles }: SectionEvidence): boolean {
  const style = styles.get(line.index);
  if (style !== 'plain' && style !== 'bracketed') return false;
  if (line.text.length > LONGEST_SECTION || /[：:]/.test(line.text)) return false;
  return titles.get(nextText(line, lines)?.index ?? -1)?.startsWith('numbered') === true;
}

/** Styles of short lines marked by a sign. */
const SIGNED: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['marked', 'bracketed']);

/**
 * Returns short lines with a sign before or around them above titles: if several are sections, all of their style are.
 */
function sectionMates(found: SectionEvidence, headsTitle: (line: Line) => boolean): number[] {
  const { lines, taken, styles, titles } = found;
  return [...SIGNED].flatMap((style) => {
    const over = lines.filter(
      (line) =>
        line.text.length <= LONGEST_SECTION &&
        headsTitle(line) &&
        styles.get(line.index) === style &&
        !taken.has(line.index) &&
        !titles.has(line.index),
    );
    const named = over.filter((line) => isSectionName(line, found)).length;
    return named >= FEWEST_PARTS ? over.map(({ index }) => index) : [];
  });
}

/** Matches a field of a story: its label and value. */
const FIELD = /^[^：:]{1,10}[：:]\s*\S/;

function isSectionName(line: Line, { lines, glance }: SectionEvidence): boolean {
  const { text } = line;
  if (text.length > LONGEST_SECTION || !line.fresh || line.quoted || isPlaceholder(text)) return false;
  // The last item of a list under a story is a point of it.
  if (line.kind === 'item' && (FIELD.test(text) || lines[line.index - 1]?.kind === 'item')) return false;
  if (glance.headings.some((heading) => textKey(heading) === textKey(text))) return true;
  if (line.bold) return true;
  // A plain line right under an image is its caption.
  if (lines[line.index - 1]?.image) return false;
  return endsAsSection(text) || /^【[^】]+】$/.test(text) || /^[一二三四五六七八九十]、/.test(text);
}
