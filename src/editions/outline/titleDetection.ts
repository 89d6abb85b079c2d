import { announcedInOtherWords } from '../glance/announcedInOtherWords.ts';
import type { AnnouncedLines } from '../glance/target.ts';
import { textKey } from '../identity.ts';
import { ONE_LINE_STYLES, type StylesByLine, type TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { leadingTitle } from '../lines/leadingTitle.ts';
import type { Line } from '../lines/line.ts';
import { type Masthead, withGlance } from '../masthead/masthead.ts';
import { mostCommonStyle } from './mostCommonStyle.ts';
import { isParagraph, nextText } from './plainTitles.ts';
import { sectionsOf } from './sections.ts';

/** Titles of a document with their styles, and the lines that name sections. */
export interface Outline {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  readonly sections: ReadonlySet<number>;
  readonly announced: AnnouncedLines;
  /** Whether a glance with a heading announces every story: other titles are hardly news. */
  readonly isComplete: boolean;
  /** Whether the edition is a list of headlines: most titles have no text. */
  readonly isHeadlines: boolean;
}

const FEWEST_ANNOUNCED = 2;
const SHORTEST_UNANNOUNCED = 8;

/** Longest mean of announced stories in characters; they are longer only if most stories are not announced. */
const LONGEST_MEAN_CHARACTERS = 1000;

/**
 * Returns the masthead with the title lines that a glance with a heading determines alone: they repeat its items, or
 * have other wordings. Returns undefined if the glance is only a selection of the stories, or there is none.
 */
export function toldByGlance(masthead: Masthead): Masthead | undefined {
  if (isAnnounced(masthead)) return masthead;
  const { headedList, styles, taken } = masthead;
  const announced = announcedInOtherWords(headedList, styles, taken);
  if (announced === undefined) return undefined;
  const told = withGlance(masthead, headedList, announced);
  return isAnnounced(told) ? told : undefined;
}

function isAnnounced({ glance: { hasHeading, items }, announced, lines }: Masthead): boolean {
  if (!hasHeading || announced.size < Math.max(FEWEST_ANNOUNCED, 0.5 * items.length)) return false;
  const first = Math.min(...announced.keys());
  const characters = lines.reduce((sum, { index, text }) => sum + (index > first ? text.length : 0), 0);
  return characters <= LONGEST_MEAN_CHARACTERS * announced.size;
}

/**
 * Returns the outline of an edition whose glance announces its stories: the lines that repeat its items, and others in
 * their style. This is cheap and uses no model.
 */
export function announcedOutline(masthead: Masthead): Outline {
  const { lines, taken, announced, glance, headline } = masthead;
  const styles = new StylesBelow(masthead);
  const style = mostCommonStyle(Array.from(announced.keys(), (index) => styles.get(index)));
  const headlineKey = textKey(headline);
  const titles = new Map<number, TitleStyle>();
  for (const line of lines) {
    const { index, text, kind } = line;
    if (text === '' || taken.has(index)) continue;
    if (announced.has(index)) titles.set(index, announcedAs(line, styles.get(index)));
    else if (text.length >= SHORTEST_UNANNOUNCED && style !== 'plain' && styles.isOf(line, style))
      titles.set(index, style);
    else if (kind === 'heading' && isInHeadline(line, headlineKey)) {
      const own = styles.get(index);
      if (own !== undefined) titles.set(index, own);
    }
  }
  for (const line of deeperHeadings(masthead, styles, titles))
    titles.set(line.index, styles.get(line.index) ?? 'plain');
  const sections = sectionsOf({ lines, taken, styles, certain: announced, titles, glance });
  for (const section of sections) titles.delete(section);
  return {
    titles,
    sections,
    announced,
    isComplete: announced.size >= glance.items.length,
    isHeadlines: false,
  };
}

/** Styles of the lines that could be titles and are not above the news. */
class StylesBelow implements StylesByLine {
  private readonly masthead: Masthead;
  private readonly from: number;

  constructor(masthead: Masthead) {
    const { start, announced, glance } = masthead;
    // Greetings and advertisements are above a glance that announces everything below.
    const listed = Math.min(...glance.lines);
    this.from = Math.max(start, Math.min(...announced.keys()) > listed ? listed : 0);
    this.masthead = masthead;
  }

  get(index: number): TitleStyle | undefined {
    const { lines, styles } = this.masthead;
    const line = lines[index];
    return line && this.isBelow(index) ? styles.of(line) : undefined;
  }

  /** Whether a line has that style. */
  isOf(line: Line, style: TitleStyle | undefined): style is TitleStyle {
    return style !== undefined && this.isBelow(line.index) && this.masthead.styles.isOf(line, style);
  }

  private isBelow(index: number): boolean {
    const { taken, fields } = this.masthead;
    return index >= this.from && !taken.has(index) && !fields.has(index);
  }
}

/** Returns the style of an announced line: the whole line is the title unless only its beginning was announced. */
function announcedAs(line: Line, own: TitleStyle | undefined): TitleStyle {
  if (leadingTitle(line) !== line.text) return line.kind === 'item' ? 'lead item' : 'lead line';
  return own !== undefined && !ONE_LINE_STYLES.has(own) ? own : 'plain';
}

/** Whether the headline contains a heading's text: then it is a story, not a part. */
function isInHeadline(line: Line, headlineKey: string): boolean {
  const key = textKey(line.text);
  return key.length >= 5 && headlineKey.includes(key);
}

/** Returns headings below the sections' level that have text of their own, among titles in another style. */
function deeperHeadings(
  { lines, taken }: Masthead,
  styles: StylesByLine,
  titles: ReadonlyMap<number, TitleStyle>,
): Line[] {
  const headings = lines.filter(
    (line) =>
      line.kind === 'heading' &&
      !taken.has(line.index) &&
      !titles.has(line.index) &&
      styles.get(line.index) !== undefined,
  );
  const over = headings.filter((line) => titles.has(nextText(line, lines)?.index ?? -1));
  if (over.length === 0) return [];
  const deepest = Math.max(...over.map((line) => line.level));
  return headings.filter((line) => {
    const next = nextText(line, lines);
    return (
      line.level > deepest &&
      line.text.length >= SHORTEST_UNANNOUNCED &&
      next !== undefined &&
      isParagraph(next)
    );
  });
}
