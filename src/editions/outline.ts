import { type Announced, announcedLines } from './announced.ts';
import type { Glance } from './glance.ts';
import { textKey } from './identity.ts';
import type { Line } from './line.ts';
import { isPromotionSection } from './promotion.ts';
import {
  isParagraph,
  isPlainTitle,
  nextText,
  ONE_LINE_STYLES,
  type TitleStyle,
  titleIn,
  titleStyleOf,
} from './titleStyles.ts';
import { isPlaceholder } from './wording.ts';

/** Which lines are titles, in which style, and which name sections. */
export interface Outline {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  readonly sections: ReadonlySet<number>;
  readonly announced: Announced;
  /** Whether the document has a glance every item of which was found again. */
  readonly isAnnouncedWhole: boolean;
  readonly style: TitleStyle | undefined;
}

/** What a style is worth as evidence of stories; a plain line or a mere list item can be anything. */
const WEIGHTS: Readonly<Partial<Record<TitleStyle, number>>> = {
  plain: 0.8,
  'chinese numbered': 0.4,
  'tagged line': 2,
  item: 0.3,
  h1: 0.5,
};
const HEADS_OTHERS = 0.4;
/** Styles of titles that sections are divided into. */
const HEADED: ReadonlySet<TitleStyle> = new Set([
  'bold',
  'numbered bold',
  'numbered',
  'marked',
  'linked',
  'lead item',
]);
const SHORTEST_STORY = 12;
const SHORTEST_UNANNOUNCED = 8;

/** Finds titles and sections among the lines that are not `taken` by headline, glance and key points. */
export function outlineOf(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  glance: Glance,
  headline: string,
): Outline {
  const announced = announcedLines(glance, lines, taken);
  const styles = new Map<number, TitleStyle>();
  for (const line of lines) {
    const style = taken.has(line.index) ? undefined : titleStyleOf(line, lines);
    if (style) styles.set(line.index, style);
  }
  const style = announcedStyle(styles, announced) ?? bestStyle(lines, styles, taken);
  const titles = titlesOf({ lines, taken, styles, announced, style, headline, isComplete: glance.headed });
  const sections = sectionsOf({ lines, taken, styles, announced, titles, glance });
  for (const section of sections) titles.delete(section);
  const isAnnouncedWhole = glance.headed && announced.size >= glance.items.length;
  return { titles, sections, announced, isAnnouncedWhole, style };
}

/** The style of most lines that the glance announces, where it announces enough to tell. */
function announcedStyle(
  styles: ReadonlyMap<number, TitleStyle>,
  announced: Announced,
): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const index of announced.keys()) {
    const style = styles.get(index);
    if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : undefined;
}

/** The style that divides most of the text into most stories. */
function bestStyle(
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
  taken: ReadonlySet<number>,
): TitleStyle | undefined {
  const total = lines.reduce((sum, line) => sum + (taken.has(line.index) ? 0 : line.text.length), 0);
  let best: { style: TitleStyle; score: number } | undefined;
  for (const style of new Set(styles.values())) {
    const { stories, characters } = coverage(style, lines, styles, taken);
    if (stories < 2) continue;
    const headsOthers = style.startsWith('h') && headSections(style, lines, styles);
    const weight = (WEIGHTS[style] ?? 1) * (headsOthers ? HEADS_OTHERS : 1);
    const score = stories * (characters / Math.max(1, total)) * weight;
    if (!best || score > best.score) best = { style, score };
  }
  return best?.style;
}

/** Whether headings of a level are sections rather than stories: titles in another style come directly under some. */
function headSections(
  style: TitleStyle,
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
): boolean {
  const headings = lines.filter(({ index }) => styles.get(index) === style);
  const over = headings.filter((line) => {
    const next = styles.get(nextText(line, lines)?.index ?? -1);
    return next !== undefined && (HEADED.has(next) || (next.startsWith('h') && next > style));
  });
  return over.length >= 2 && over.length >= 0.25 * headings.length;
}

/** How many titles of a style have text under them, and how much text that is. */
function coverage(
  style: TitleStyle,
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
  taken: ReadonlySet<number>,
): { stories: number; characters: number } {
  let stories = 0;
  let characters = 0;
  let open = false;
  let own = 0;
  const end = () => {
    if (open && own >= SHORTEST_STORY) {
      stories++;
      characters += own;
    }
    open = false;
    own = 0;
  };
  const oneLine = ONE_LINE_STYLES.has(style);
  for (const line of lines) {
    if (taken.has(line.index)) continue;
    const lineStyle = styles.get(line.index);
    if (lineStyle === style) {
      end();
      open = true;
      if (oneLine) own += line.text.length;
    } else if (line.kind === 'heading' && !(style.startsWith('h') && `h${line.level}` > style)) end();
    else if (!oneLine) own += line.text.length;
  }
  end();
  return { stories, characters };
}

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
    else if (!isComplete && line.index > opening && isLostTitle(line, lines, style))
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

/** A title whose markup was lost between others that kept theirs: a short plain paragraph before a long one. */
function isLostTitle(line: Line, lines: readonly Line[], style: TitleStyle | undefined): boolean {
  if (style === undefined || !(style.startsWith('h') || style === 'bold')) return false;
  if (!line.fresh || line.text.length < 10 || !isPlainTitle(line, lines)) return false;
  const next = nextText(line, lines);
  const before = lines[line.index - 1];
  if (!next || next.block === line.block || !isParagraph(next)) return false;
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

/** Words that names of sections end in. */
const SECTION_WORD =
  /(?:要闻|专区|新闻|动态|推荐|资讯|头条|快讯|观点|进行时|风向标|业界|热点|融资|速递|前沿|工具|软件|产品|技术|财经|国内|国际|海外|公司|人物|数据|政策|专题|其他|其它|更多)$/;
const LONGEST_SECTION = 14;

function sectionsOf(found: Found & { titles: ReadonlyMap<number, TitleStyle>; glance: Glance }): Set<number> {
  const { lines, taken, styles, announced, titles, glance } = found;
  const sections = new Set<number>();
  const levels = [...titles.values()]
    .filter((style) => style.startsWith('h'))
    .map((style) => Number(style[1]));
  const titleLevel = levels.length >= 0.5 * titles.size ? Math.min(...levels) : 7;
  const parts = lines.filter(({ index }) => styles.get(index) === 'chinese numbered' && !titles.has(index));
  // Where one 一、 heads stories, the others head what has none.
  if (parts.some((line) => headsTitle(line, lines, titles)))
    for (const { index } of parts) sections.add(index);
  for (const line of lines) {
    if (taken.has(line.index) || line.text === '' || announced.has(line.index)) continue;
    const style = titles.get(line.index);
    const isTitle = style !== undefined;
    if (isTitle && ONE_LINE_STYLES.has(style)) continue;
    const heads = headsTitle(line, lines, titles);
    if (line.kind === 'heading' && !isTitle) {
      if (line.level <= titleLevel || (heads && line.text.length <= LONGEST_SECTION))
        sections.add(line.index);
    } else if (isTitle) {
      if (heads || isPromotionSection(line.text)) sections.add(line.index);
    } else if (heads && isSectionName(line, glance)) sections.add(line.index);
  }
  return sections;
}

/** Whether a title comes directly under a line, without text or image between. */
function headsTitle(line: Line, lines: readonly Line[], titles: ReadonlyMap<number, TitleStyle>): boolean {
  for (let i = line.index + 1; i < lines.length; i++) {
    const next = lines[i];
    if (!next || next.image) return false;
    if (next.text === '' || isPlaceholder(next.text)) continue;
    return titles.has(i);
  }
  return false;
}

function isSectionName(line: Line, glance: Glance): boolean {
  const { text } = line;
  if (text.length > LONGEST_SECTION || !line.fresh || line.quoted) return false;
  if (glance.headings.some((heading) => textKey(heading) === textKey(text))) return true;
  return (
    line.bold ||
    SECTION_WORD.test(text) ||
    /^【[^】]+】$/.test(text) ||
    /^[一二三四五六七八九十]、/.test(text)
  );
}
