import { type Announced, announcedLines } from './announced.ts';
import { withColonTitles } from './colonTitles.ts';
import type { Glance } from './glance.ts';
import type { Headline } from './headline.ts';
import { textKey } from './identity.ts';
import { withoutLabels } from './labels.ts';
import type { Line } from './line.ts';
import { isParagraph, isPlainTitle, nextText } from './plainTitles.ts';
import { namesSection } from './sectionName.ts';
import { titlesOfOtherStyle } from './sectionStories.ts';
import { sectionsOf } from './sections.ts';
import { announcesSections, storyStyle } from './storyStyle.ts';
import { ONE_LINE_STYLES, type TitleStyle, titleIn, titleStyleOf } from './titleStyles.ts';
import { ORDINAL } from './wording.ts';

/** Which lines are titles, in which style, and which name sections. */
export interface Outline {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  readonly sections: ReadonlySet<number>;
  readonly announced: Announced;
  /** Whether the document has a glance every item of which was found again. */
  readonly isAnnouncedWhole: boolean;
  /** Whether the glance is a table of contents: it names the sections, no stories. */
  readonly isContents: boolean;
  readonly style: TitleStyle | undefined;
}

/** Finds titles and sections among the lines that are not `taken` by headline, glance and key points. */
export function outlineOf(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  glance: Glance,
  headline: Headline,
): Outline {
  const repeated = announcedLines(glance, lines, taken);
  const all = stylesOf(lines, taken, Math.max(belowHeadline(headline), newsStart(glance, repeated)));
  // A glance that announces stories tells their style by itself.
  const isTold = glance.headed && repeated.size >= FEWEST_ANNOUNCED;
  const styles = isTold ? all : withoutLabels(lines, all);
  const styled = { lines, styles, taken };
  const isContents = glance.items.every(namesSection) && announcesSections(styled, repeated);
  const announced: Announced = isContents ? new Map() : repeated;
  const style = storyStyle(styled, announced);
  const isComplete = glance.headed;
  const titles = titlesOf({ lines, taken, styles, announced, style, headline: headline.text, isComplete });
  const sections = sectionsOf({ lines, taken, styles, announced, titles, glance });
  for (const section of sections) titles.delete(section);
  if (!glance.headed || isContents) {
    for (const [index, other] of titlesOfOtherStyle(styled, titles, sections)) titles.set(index, other);
  }
  const isAnnouncedWhole = glance.headed && !isContents && announced.size >= glance.items.length;
  const told = announced.size > 0 ? titles : withColonTitles(lines, titles);
  return { titles: told, sections, announced, isAnnouncedWhole, isContents, style };
}

/** The style in which each line from `start` on could be a title. */
function stylesOf(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  start: number,
): ReadonlyMap<number, TitleStyle> {
  const styles = new Map<number, TitleStyle>();
  for (const line of lines) {
    const style = line.index < start || taken.has(line.index) ? undefined : titleStyleOf(line, lines);
    if (style) styles.set(line.index, style);
  }
  return styles;
}

/** The headline's line, where it opens the document: above it are the menus of its page. */
function belowHeadline(headline: Headline): number {
  const first = Math.min(...headline.lines);
  return first < MOST_MENU_LINES ? first : 0;
}

const MOST_MENU_LINES = 20;

/** The line before which no story stands: greetings and advertisements come above a glance that announces all below. */
function newsStart(glance: Glance, announced: Announced): number {
  if (!glance.headed || announced.size < FEWEST_ANNOUNCED) return 0;
  const first = Math.min(...glance.lines);
  return Math.min(...announced.keys()) > first ? first : 0;
}

const FEWEST_ANNOUNCED = 2;
const SHORTEST_UNANNOUNCED = 8;

/** The document's lines, those that are no story's, and what is known of the others. */
interface Found {
  readonly lines: readonly Line[];
  readonly taken: ReadonlySet<number>;
  readonly styles: ReadonlyMap<number, TitleStyle>;
  readonly announced: Announced;
}

function titlesOf(
  found: Found & { style: TitleStyle | undefined; headline: string; isComplete: boolean },
): Map<number, TitleStyle> {
  const { lines, taken, styles, announced, style, isComplete } = found;
  const headlineKey = textKey(found.headline);
  const opening =
    lines.find(
      (line) => !taken.has(line.index) && (styles.get(line.index) === style || line.kind === 'heading'),
    )?.index ?? 0;
  const titles = new Map<number, TitleStyle>();
  for (const line of lines) {
    if (taken.has(line.index) || line.text === '') continue;
    const own = styles.get(line.index);
    if (announced.has(line.index)) titles.set(line.index, announcedAs(line, own));
    else if (
      own !== undefined &&
      own === style &&
      !(announced.size > 0 && isUnlikely(line, style, isComplete))
    )
      titles.set(line.index, own);
    else if (own !== undefined && line.kind === 'heading' && isInHeadline(line, headlineKey))
      titles.set(line.index, own);
    else if (!isComplete && line.index > opening && !isUnder(titles, line) && isLostTitle(line, lines, style))
      titles.set(line.index, 'plain');
  }
  for (const line of deeperHeadings(found, titles)) titles.set(line.index, styles.get(line.index) ?? 'plain');
  return titles;
}

/** Whether a line in the titles' style is none, where a glance announces the stories: a plain one, or a mere label. */
function isUnlikely({ text }: Line, style: TitleStyle, isComplete: boolean): boolean {
  return style === 'plain' || (isComplete && text.length < SHORTEST_UNANNOUNCED);
}

/** The style of an announced line: all of it is the title unless only what it begins with was announced. */
function announcedAs(line: Line, own: TitleStyle | undefined): TitleStyle {
  if (titleIn(line) !== line.text) return line.kind === 'item' ? 'lead item' : 'lead line';
  return own !== undefined && !ONE_LINE_STYLES.has(own) ? own : 'plain';
}

/** Whether the headline names a heading's own text: then it is a story, not a part. */
function isInHeadline(line: Line, headlineKey: string): boolean {
  const key = textKey(line.text);
  return key.length >= 5 && headlineKey.includes(key);
}

/** Whether the line before is a title: then this one begins its text. */
function isUnder(titles: ReadonlyMap<number, TitleStyle>, line: Line): boolean {
  return titles.has(line.index - 1);
}

/** A title whose markup was lost between others that kept theirs: a short plain paragraph before a long one. */
function isLostTitle(line: Line, lines: readonly Line[], style: TitleStyle | undefined): boolean {
  if (style === undefined || !(style.startsWith('h') || style === 'bold')) return false;
  if (
    !line.fresh ||
    line.lead !== '' ||
    line.text.length < 10 ||
    ORDINAL.test(line.text) ||
    !isPlainTitle(line, lines)
  )
    return false;
  const next = nextText(line, lines);
  const before = lines[line.index - 1];
  if (!next || next.block === line.block || next.kind !== 'paragraph' || next.bold || !isParagraph(next))
    return false;
  // Under an image a short line is its caption, unless it is built like a headline.
  return (
    before?.image == null || (/[，：！？]/.test(line.text) && !/截图|来源|图片|示意|界面/.test(line.text))
  );
}

/** Headings that stand below the sections' level and have text of their own, among titles in another style. */
function deeperHeadings({ lines, taken, styles }: Found, titles: ReadonlyMap<number, TitleStyle>): Line[] {
  const isOpen = (line: Line) => line.kind === 'heading' && !taken.has(line.index) && !titles.has(line.index);
  const headings = lines.filter((line) => isOpen(line) && styles.has(line.index));
  const over = headings.filter((line) => titles.has(nextText(line, lines)?.index ?? -1));
  if (over.length === 0) return [];
  const deepest = Math.max(...over.map((line) => line.level));
  return headings.filter((line) => {
    const next = nextText(line, lines);
    return line.level > deepest && line.text.length >= 8 && next !== undefined && isParagraph(next);
  });
}
